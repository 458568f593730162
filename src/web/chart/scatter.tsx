// Quick but unhappy? One mark per topic and channel: how long the wait, how many satisfied.
import type { ChannelKind } from '../../domain/channel.js';
import { waitAxis } from './axis.js';
import { atPercent } from './percent.js';

export interface ScatterDot {
  readonly key: string;
  readonly mark: ChannelKind;
  /** Seconds. */
  readonly wait: number;
  /** 0..1. */
  readonly share: number;
  /** Of the topic the page is about; the others stay pale. */
  readonly isOwn: boolean;
}

export interface ScatterProps {
  readonly label: string;
  readonly dots: readonly ScatterDot[];
  readonly tickText: (seconds: number) => string;
  readonly shareText: (share: number) => string;
}

const height = 260;
const [top, bottom] = [12, 232];
const gutterPercent = 7;
const step = 0.1;

export function Scatter({ label, dots, tickText, shareText }: ScatterProps) {
  const axis = waitAxis(dots.map(({ wait }) => wait));
  const x = (wait: number): string =>
    atPercent(gutterPercent + (axis.percentOf(wait) * (100 - gutterPercent)) / 100);
  const low = Math.floor((Math.min(...dots.map(({ share }) => share)) - 0.02) / step) * step;
  const floor = Math.max(0, Math.min(low, 0.9));
  const y = (share: number): number => bottom - ((share - floor) / (1 - floor)) * (bottom - top);
  const back = [...dots].sort((a, b) => Number(a.isOwn) - Number(b.isOwn));
  return (
    <svg class="scatter" height={height} role="img" aria-label={label}>
      {[floor, (1 + floor) / 2, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={atPercent(gutterPercent)} x2="100%" y1={y(share)} y2={y(share)} />
          <text class="tick" x="0" y={y(share) + 4}>
            {shareText(share)}
          </text>
        </g>
      ))}
      {axis.ticks.map((tick) => (
        <text key={tick} class="tick" x={x(tick)} y={height - 6} text-anchor="middle">
          {tickText(tick)}
        </text>
      ))}
      {back.map(({ key, mark, wait, share, isOwn }) => (
        <use
          key={key}
          class={`dot-mark k-${mark}${isOwn ? '' : ' pale'}`}
          href={`#mark-${mark}`}
          x={x(wait)}
          y={y(share)}
        />
      ))}
    </svg>
  );
}
