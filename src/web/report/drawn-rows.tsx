// Topic rows as the drawing wants them: names, words and links filled in.
import type { ComponentChildren } from 'preact';
import type { DrawnDot, DrawnRow } from '../chart/dot-row.js';
import { VerdictChip } from '../frame/verdict-chip.js';
import { shakyChannels } from '../../report/build/sources.js';
import { capital } from '../view/capital.js';
import type { Dot, TopicRow } from '../view/topic-rows.js';
import type { ReportPage } from './report-page.js';

export interface Drawing {
  readonly view: ReportPage;
  /** How a figure is written: `49 min`, `81 %`. */
  readonly text: (value: number | null) => string;
  /** How the row's comparison is sized: `17.5x`, `19 points`. */
  readonly size: (row: TopicRow) => ComponentChildren;
  /** Fewer contacts than this make a hollow mark. */
  readonly fewest: number;
}

export function drawnRows(rows: readonly TopicRow[], drawing: Drawing): readonly DrawnRow[] {
  const { page, report } = drawing.view;
  const stale = shakyChannels(report.sources);
  return rows.map((row) => {
    const isFaded = row.verdict === 'inconclusive';
    return {
      key: row.topic ?? '',
      name: rowName(row, drawing),
      href: page.links.topic(row.topic),
      dots: row.dots.map((dot) => drawnDot(dot, drawing, isFaded || stale.has(dot.channel))),
      isFaded,
      size: isFaded ? '' : drawing.size(row),
      verdict: row.verdict ? <VerdictChip page={page} verdict={row.verdict} /> : null,
    };
  });
}

/** A topic's name as configured; the words for all of them begin the line with a capital. */
function rowName({ topic }: TopicRow, { view: { page } }: Drawing): string {
  const name = page.speaker.topicName(topic);
  return topic === null ? capital(name) : name;
}

function drawnDot(dot: Dot, { view, text, fewest }: Drawing, isProvisional: boolean): DrawnDot {
  const { page } = view;
  const { topic, metric, n, stillWaiting } = dot.cell;
  const name = page.speaker.channelName(dot.channel);
  const waiting =
    stillWaiting > 0
      ? `, ${page.write.count(stillWaiting)} ${page.say('head.stillWaiting').toLowerCase()}`
      : '';
  return {
    channel: dot.channel,
    name,
    mark: page.markOf(dot.channel),
    value: dot.value,
    text: text(dot.value),
    isHollow: isProvisional || n < fewest,
    href: page.links.behind({ topic, channel: dot.channel, metric }),
    said: `${name} ${text(dot.value)} (${page.say('unit.contacts', { n })}${waiting})`,
  };
}
