// One small multiple: a weekly line with its band. The drawing follows the width of its column.
import { scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { ChannelKind } from '../../domain/channel.js';
import { atPercent } from './percent.js';

interface WeekPoint {
  readonly at: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface WeekChartProps {
  readonly label: string;
  readonly mark: ChannelKind;
  readonly points: readonly WeekPoint[];
  /** Every figure of every chart beside this one: they share one scale. */
  readonly domain: readonly [number, number];
  readonly weeks: readonly [number, number];
  readonly ticks: readonly number[];
  readonly tickText: (tick: number) => string;
  readonly weekText: readonly [string, string];
  /** Where gaps opened or closed. */
  readonly events: readonly { readonly at: number; readonly isOpening: boolean }[];
}

const height = 132;
const top = 12;
const bottom = 110;
/** Left of the curves stand the labels of the scale; in per cent of the width. */
const [leftEdge, rightEdge] = [20, 98];

export function WeekChart(props: WeekChartProps) {
  const { label, domain, weeks, ticks, tickText, weekText, events, mark } = props;
  const y = scaleLog().domain(domain).range([bottom, top]);
  const x = scaleLinear().domain(weeks).range([leftEdge, rightEdge]);
  return (
    <svg class={`week-chart k-${mark}`} height={height} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <line
          key={tick}
          class="grid"
          x1={atPercent(leftEdge - 1)}
          x2="100%"
          y1={y(tick)}
          y2={y(tick)}
        />
      ))}
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        <Curve points={props.points} x={x} y={y} />
      </svg>
      {events.map(({ at, isOpening }) => (
        <svg
          key={`${at} ${isOpening}`}
          class="event"
          x={atPercent(x(at))}
          y={isOpening ? bottom : bottom - 10}
          overflow="visible"
        >
          <path d={isOpening ? 'M0 -8L5 0L-5 0Z' : 'M0 0L5 -8L-5 -8Z'} />
        </svg>
      ))}
      {ticks.map((tick) => (
        <text key={tick} class="tick" x="0" y={y(tick) + 4}>
          {tickText(tick)}
        </text>
      ))}
      <WeekTexts texts={weekText} />
    </svg>
  );
}

type Scale = (value: number) => number;

function Curve({ points, x, y }: { points: readonly WeekPoint[]; x: Scale; y: Scale }) {
  const band = area<WeekPoint>()
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ at }) => x(at))
    .y0(({ low }) => y(low!))
    .y1(({ high }) => y(high!))
    .digits(1);
  const middle = line<WeekPoint>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => y(value!))
    .digits(1);
  return (
    <>
      <path class="spread" d={band(points) ?? ''} />
      <path class="curve" d={middle(points) ?? ''} vector-effect="non-scaling-stroke" />
    </>
  );
}

function WeekTexts({ texts: [first, last] }: { texts: readonly [string, string] }) {
  return (
    <>
      <text class="tick" x={atPercent(leftEdge - 1)} y={height - 4}>
        {first}
      </text>
      <text class="tick" x={atPercent(100)} y={height - 4} text-anchor="end">
        {last}
      </text>
    </>
  );
}
