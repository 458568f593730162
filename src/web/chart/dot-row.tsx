// One row of a dot-range drawing.
import type { ComponentChildren } from 'preact';
import type { ChannelKind } from '../../domain/channel.js';
import { InlineMark, markClass } from '../frame/marks.js';
import type { Axis } from './axis.js';
import { atPercent } from './percent.js';
import { labelSize, layoutRow, type DotPlace } from './row-layout.js';
import { textWidth } from './text-width.js';

export interface DrawnDot {
  readonly channel: string;
  readonly name: string;
  readonly mark: ChannelKind;
  readonly value: number | null;
  /** `49 min`. */
  readonly text: string;
  readonly isHollow: boolean;
  readonly href: string;
  /** All there is to know of it, as the table says it. */
  readonly said: string;
}

export interface DrawnRow {
  readonly key: string;
  readonly name: string;
  readonly href: string | null;
  readonly dots: readonly DrawnDot[];
  readonly isFaded: boolean;
  /** `17.5x`, or a dash. */
  readonly size: ComponentChildren;
  readonly verdict: ComponentChildren;
}

const lineHeight = 15;
const markLine = 15;

/** A row of the drawing as an item of a list: name, drawing, how many times as long, verdict. */
export function DotRow({ row, axis, grid }: { row: DrawnRow; axis: Axis; grid: string }) {
  const places = layoutRow(
    row.dots.map(({ value, name, text }) => ({ value, labelWidth: labelWidth(name, text) })),
    axis,
  );
  const lanes = Math.max(0, ...places.map(({ lane }) => lane)) + 1;
  return (
    <li class={`row${row.isFaded ? ' faded' : ''}`}>
      <span class="name">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</span>
      <svg
        class="plot"
        role="img"
        aria-label={row.dots.map(({ said }) => said).join('; ')}
        height={markLine + 13 + lanes * lineHeight}
      >
        <use href={`#${grid}`} />
        <RangeLine places={places} />
        {row.dots.map((dot, index) => (
          <Mark key={dot.channel} dot={dot} place={places[index]!} />
        ))}
      </svg>
      <ValueList dots={row.dots} />
      <span class="size">{row.size}</span>
      <span class="verdict">{row.verdict}</span>
    </li>
  );
}

function RangeLine({ places }: { places: readonly DotPlace[] }) {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return null;
  return (
    <line
      class="range"
      x1={atPercent(first.percent)}
      x2={atPercent(last.percent)}
      y1={markLine}
      y2={markLine}
    />
  );
}

function Mark({ dot, place }: { dot: DrawnDot; place: DotPlace }) {
  const x = atPercent(place.percent);
  return (
    <g class={markClass(dot.mark, dot.isHollow)}>
      <use
        class="dot"
        href={`#mark-${dot.mark}`}
        x={x}
        y={markLine}
        transform={moved(place.shift)}
        data-href={dot.href}
        data-said={dot.said}
      />
      <text
        class="label"
        x={x}
        y={markLine + 20 + place.lane * lineHeight}
        transform={moved(place.shift + place.labelShift)}
        text-anchor="middle"
      >
        {shortName(dot.name)} <tspan class="value">{dot.text}</tspan>
      </text>
    </g>
  );
}

/** The same labels as a line of text, where the drawing is too narrow for labels of its own. */
function ValueList({ dots }: { dots: readonly DrawnDot[] }) {
  return (
    <span class="values" aria-hidden="true">
      {dots.map((dot) => (
        <span key={dot.channel} class={`value-of ${markClass(dot.mark, dot.isHollow)}`}>
          <InlineMark kind={dot.mark} isHollow={dot.isHollow} /> {dot.name}{' '}
          <span class="value">{dot.text}</span>
        </span>
      ))}
    </span>
  );
}

const longestName = 18;

function shortName(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

function labelWidth(name: string, text: string): number {
  return textWidth(`${shortName(name)} `, labelSize) + textWidth(text, labelSize, true);
}

function moved(shift: number): string | undefined {
  return Math.abs(shift) < 0.5 ? undefined : `translate(${Math.round(shift)} 0)`;
}
