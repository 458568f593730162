// The tables of the report in words, first row = heads.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../consistency-report.js';
import { middleOf } from '../figures.js';
import { reasonWords } from '../sentence.js';
import { isAdjusted } from '../sentence/remarks.js';
import type { Speaker } from '../speaker.js';
import { excludedWords } from '../words/excluded-words.js';

type Table = readonly (readonly string[])[];

/** How long until the first answer, or until it is solved, per topic and channel. */
export function waitTable(
  report: ConsistencyReport,
  speaker: Speaker,
  wait: 'first_response' | 'resolution',
): Table {
  const { say, figures } = speaker;
  const rows = report.matrix
    .filter(({ metric }) => metric === wait)
    .map((cell) => [
      speaker.topicName(cell.topic),
      speaker.channelName(cell.channel),
      figures.wait(cell.median),
      figures.wait(cell.p90),
      figures.count(cell.n),
      figures.count(cell.stillWaiting),
      cell.isBest ? say('verdict.best') : say(`verdict.${cell.verdict ?? 'none'}`),
    ]);
  return [
    [
      say('head.topic'),
      say('head.channel'),
      say('head.median'),
      say('head.p90'),
      say('head.contacts'),
      say('head.stillWaiting'),
      say('head.verdict'),
    ],
    ...rows,
  ];
}

/** Promises made, kept, missed and pending. */
export function promiseTable(report: ConsistencyReport, speaker: Speaker): Table {
  const { say, figures } = speaker;
  const rows = report.promises.map((row) => [
    row.topic === null ? say('filter.all') : speaker.topicName(row.topic),
    speaker.channelName(row.channel),
    row.withinSeconds === null ? say('note.perRow') : figures.wait(row.withinSeconds),
    figures.percent(row.share),
    figures.count(row.kept),
    figures.count(row.missed),
    figures.count(row.pending),
  ]);
  return [
    [
      say('head.topic'),
      say('head.channel'),
      say('head.promise'),
      say('head.share'),
      say('head.kept'),
      say('head.missed'),
      say('head.pending'),
    ],
    ...rows,
  ];
}

/** Every comparison in one line. */
export function comparisonTable(report: ConsistencyReport, speaker: Speaker): Table {
  const { say } = speaker;
  return [
    [
      say('head.topic'),
      say('head.metric'),
      say('head.basis'),
      say('head.better'),
      say('head.worse'),
      say('head.verdict'),
      say('head.difference'),
      say('head.reason'),
    ],
    ...report.comparisons.map((comparison) => comparisonRow(comparison, speaker)),
  ];
}

function comparisonRow(comparison: Comparison, speaker: Speaker): readonly string[] {
  const { say } = speaker;
  const side = (channel: string): string =>
    `${speaker.channelName(channel)} ${ownFigure(comparison, channel, speaker)}`;
  return [
    speaker.topicName(comparison.topic),
    speaker.metricName(comparison.metric),
    say(`basis.${comparison.basis}`),
    side(comparison.better),
    side(comparison.worse),
    say(`verdict.${comparison.verdict}`),
    effectWords(comparison, speaker),
    [reasonWords(comparison.reasonCode, speaker), ...mixNotes(comparison, speaker)].join('; '),
  ];
}

/** What a reader of the raw figures has to know. */
function mixNotes(comparison: Comparison, { say }: Speaker): readonly string[] {
  if (!isAdjusted(comparison)) return [];
  const { unadjusted } = comparison;
  return [
    ...(unadjusted.composition ? [say('note.composition')] : []),
    ...(unadjusted.reversed ? [say('note.reversed')] : []),
  ];
}

/** The channel's figure over the common mix, in its own unit. */
function ownFigure(
  comparison: Comparison,
  channel: string,
  { figures, metricKind }: Speaker,
): string {
  const kind = metricKind(comparison.metric);
  const own = comparison.estimates[channel];
  const middle = own === undefined ? null : middleOf(kind, own.standardised);
  if (kind === 'share') return figures.percent(middle);
  if (kind === 'rating') return figures.rating(middle);
  return middle === null
    ? figures.wait(null)
    : figures.withUnit(middle, comparison.difference.unit);
}

function effectWords(comparison: Comparison, { figures, metricKind }: Speaker): string {
  const { ratio, difference } = comparison;
  return metricKind(comparison.metric) === 'duration'
    ? figures.ratio(ratio)
    : figures.withUnit(difference.value, difference.unit);
}

/** What was left out, by reason. */
export function excludedTable(
  { excluded, lang }: ConsistencyReport,
  { say, figures }: Speaker,
): Table {
  return [
    [say('head.reason'), say('head.count')],
    ...excluded.map(({ reason, count }) => [excludedWords(reason, lang), figures.count(count)]),
  ];
}
