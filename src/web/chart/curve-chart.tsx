// How the waits spread: one line per channel, how many had an answer within so long. The drawing follows its column.
import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChannelKind } from '../../domain/channel.js';
import { atPercent } from './percent.js';

export interface Curve {
  readonly key: string;
  readonly mark: ChannelKind;
  /** Seconds and shares 0..1, in order. */
  readonly points: readonly { readonly withinSeconds: number; readonly share: number }[];
}

export interface CurveChartProps {
  readonly label: string;
  readonly curves: readonly Curve[];
  /** Seconds. */
  readonly ticks: readonly number[];
  readonly tickText: (seconds: number) => string;
  readonly shareText: (share: number) => string;
}

const height = 240;
const [top, bottom] = [10, 214];
const [leftEdge, rightEdge] = [7, 98];
const shares = [0, 0.25, 0.5, 0.75, 1];

export function CurveChart({ label, curves, ticks, tickText, shareText }: CurveChartProps) {
  const x = scaleLog().domain(endsOf(curves)).range([leftEdge, rightEdge]);
  const y = (share: number): number => bottom - share * (bottom - top);
  return (
    <svg class="curve-chart" height={height} role="img" aria-label={label}>
      {shares.map((share) => (
        <g key={share}>
          <line class="grid" x1={atPercent(leftEdge)} x2="100%" y1={y(share)} y2={y(share)} />
          <text class="tick" x="0" y={y(share) + 4}>
            {shareText(share)}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text key={tick} class="tick" x={atPercent(x(tick))} y={height - 6} text-anchor="middle">
          {tickText(tick)}
        </text>
      ))}
      {curves.map((curve) => (
        <OneCurve key={curve.key} curve={curve} x={x} y={y} />
      ))}
    </svg>
  );
}

type Scale = (value: number) => number;

function OneCurve({ curve: { mark, points }, x, y }: { curve: Curve; x: Scale; y: Scale }) {
  const path = line<Curve['points'][number]>()
    .x(({ withinSeconds }) => x(withinSeconds))
    .y(({ share }) => y(share))
    .digits(2);
  return (
    <g class={`k-${mark}`}>
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        <path class="curve" d={path(points) ?? ''} vector-effect="non-scaling-stroke" />
      </svg>
      {points.map(({ withinSeconds, share }) => (
        <use
          key={withinSeconds}
          class="dot-mark"
          href={`#mark-${mark}`}
          x={atPercent(x(withinSeconds))}
          y={y(share)}
        />
      ))}
    </g>
  );
}

function endsOf(curves: readonly Curve[]): readonly [number, number] {
  const all = curves.flatMap(({ points }) => points.map(({ withinSeconds }) => withinSeconds));
  return [Math.min(...all), Math.max(...all)];
}
