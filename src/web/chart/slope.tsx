// Two points and the line between them: the period before and this one; as steep as it changed.
import type { ChannelKind } from '../../domain/channel.js';

export interface SlopeProps {
  readonly mark: ChannelKind;
  /** How many times it doubled since then; negative = it shrank. Drawn alike for every channel, up to one doubling. */
  readonly doublings: number;
}

const [width, height, edge] = [64, 30, 7];

export function Slope({ mark, doublings }: SlopeProps) {
  const half = 50 * Math.max(-1, Math.min(1, doublings));
  const [before, now] = [50 - half, 50 + half];
  const y = (percent: number): number =>
    Math.round(height - edge - (percent / 100) * (height - 2 * edge));
  return (
    <svg
      class={`slope k-${mark}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <line class="curve" x1={edge} y1={y(before)} x2={width - edge} y2={y(now)} />
      <circle class="slope-before" cx={edge} cy={y(before)} r="3.5" />
      <use class="dot-mark" href={`#mark-${mark}`} x={width - edge} y={y(now)} />
    </svg>
  );
}
