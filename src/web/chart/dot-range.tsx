// The dot-range drawing: a row per topic, a line from the best to the worst channel, one shaped mark per channel.
import type { ChannelKind } from '../../domain/channel.js';
import type { Axis } from './axis.js';
import { DotRow, type DrawnRow } from './dot-row.js';
import { atPercent } from './percent.js';

/** A line across all rows, such as a promise. */
export interface RuleLine {
  readonly value: number;
  readonly mark: ChannelKind;
  readonly label: string;
}

export interface DotRangeProps {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly DrawnRow[];
  readonly axis: Axis;
  readonly tickText: (tick: number) => string;
  readonly rules?: readonly RuleLine[];
  readonly keys: string;
  /** Over the last two columns. */
  readonly heads: readonly [size: string, verdict: string];
}

/** The whole drawing; without script a list, with script one Tab stop whose marks the arrow keys reach. */
export function DotRange(props: DotRangeProps) {
  const { id, label, rows, keys } = props;
  return (
    <div class="dot-range" role="group" aria-label={label} data-chart={id} data-keys={keys}>
      <Grid {...props} />
      <AxisLine {...props} />
      <ol class="rows">
        {rows.map((row) => (
          <DotRow key={row.key} row={row} axis={props.axis} grid={`grid-${id}`} />
        ))}
      </ol>
      {rows.length > 15 ? <AxisLine {...props} /> : null}
    </div>
  );
}

/** The vertical lines, defined once and used in every row: they follow the width of the page. */
function Grid({ id, axis, rules = [] }: DotRangeProps) {
  return (
    <svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <g id={`grid-${id}`}>
          {axis.ticks.map((tick) => (
            <line key={tick} class="grid" {...upright(axis.percentOf(tick))} />
          ))}
          {rules.map((rule) => (
            <line
              key={rule.label}
              class={`rule k-${rule.mark}`}
              {...upright(axis.percentOf(rule.value))}
            />
          ))}
        </g>
      </defs>
    </svg>
  );
}

function upright(percent: number): { x1: string; x2: string; y1: string; y2: string } {
  const x = atPercent(percent);
  return { x1: x, x2: x, y1: '0', y2: '100%' };
}

function AxisLine({ axis, tickText, heads: [size, verdict] }: DotRangeProps) {
  return (
    <div class="axis-row" aria-hidden="true">
      <svg class="axis" height="20" focusable="false">
        {axis.ticks.map((tick) => (
          <text key={tick} x={atPercent(axis.percentOf(tick))} y="14" text-anchor="middle">
            {tickText(tick)}
          </text>
        ))}
      </svg>
      <span class="size">{size}</span>
      <span class="verdict">{verdict}</span>
    </div>
  );
}
