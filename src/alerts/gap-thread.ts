// The root message of a thread: one topic's gravest open gap with its figures, and the others in words. Pure.
import type { ChannelEstimate, Comparison } from '../domain/comparison.js';
import type { Gap } from '../domain/gap.js';
import { middleOf } from '../report/figures.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import type { Speaker } from '../report/speaker.js';
import { sameMatter } from './matter.js';
import type { GapThread } from './notice.js';
import { reportLink } from './report-link.js';
import { alertSentences, gapTitle } from './voice.js';
import { alertWords } from './words.js';

export interface ThreadInput {
  /** The thread's gaps, open ones or the one that has just been resolved; gravest first. */
  readonly gaps: readonly Gap[];
  readonly report: ConsistencyReport;
  readonly speaker: Speaker;
  readonly publicUrl: string;
  /** Called at opening only. */
  readonly mention: string | null;
  readonly revision: number;
}

/** What the root shows; every figure is the report's. */
export function gapThreadOf(input: ThreadInput): GapThread {
  const { gaps, report, speaker, publicUrl } = input;
  const gravest = gaps[0]!;
  const comparison = comparisonOf(gravest, report);
  const { window } = report;
  return {
    kind: 'thread',
    lang: report.lang,
    zone: report.zone,
    gapId: gravest.id,
    state: gaps.some((gap) => gap.state === 'open') ? 'open' : 'resolved',
    title: gapTitle(gravest, speaker),
    sentences: comparison === null ? [] : alertSentences(comparison, speaker),
    figures: comparison === null ? [] : figuresOf(gravest, comparison, input),
    others: gaps.slice(1).map((gap) => gapTitle(gap, speaker)),
    smallPrint: smallPrint(report, comparison, speaker),
    acknowledged: acknowledgement(gravest),
    mention: gravest.acknowledgedAt === null ? input.mention : null,
    link: reportLink(publicUrl, {
      window,
      topic: gravest.topic,
      metric: gravest.metric,
      lang: report.lang,
    }),
    revision: input.revision,
  };
}

/** The report's comparison a gap is about: same matter and basis; null where this report does not hold it. */
function comparisonOf(gap: Gap, report: ConsistencyReport): Comparison | null {
  const found = report.comparisons.find((one) => sameMatter(one, gap) && one.basis === gap.basis);
  return found ?? null;
}

type Figure = GapThread['figures'][number];

function figuresOf(gap: Gap, comparison: Comparison, input: ThreadInput): readonly Figure[] {
  const { speaker, report } = input;
  const words = alertWords(speaker.lang).figures;
  const since = comparison.since ?? gap.onset?.day ?? null;
  return [
    channelFigure(comparison, gap.better, speaker),
    channelFigure(comparison, gap.worse, speaker),
    ...promiseFigures(gap, report, speaker),
    ...(since === null ? [] : [{ name: words.since, figure: since }]),
    {
      name: words.atOpening,
      figure: words.nowAgainst(
        effectWords(gap.effect, comparison, speaker),
        effectWords(gap.effectAtOpening, comparison, speaker),
      ),
    },
  ];
}

function channelFigure(comparison: Comparison, channel: string, speaker: Speaker): Figure {
  const estimate = comparison.estimates[channel];
  const words = alertWords(speaker.lang).figures;
  const name = speaker.channelName(channel);
  if (estimate === undefined) return { name, figure: '-' };
  const figure = middleWords(comparison, estimate, speaker);
  return { name, figure: words.contacts(figure, speaker.figures.count(estimate.n)) };
}

/** The channel's typical figure over the common mix, as the page's sentence has it. */
function middleWords(comparison: Comparison, estimate: ChannelEstimate, speaker: Speaker): string {
  const kind = speaker.metricKind(comparison.metric);
  const middle = middleOf(kind, estimate.standardised);
  if (kind === 'share') return speaker.figures.percent(middle);
  if (kind === 'rating') return speaker.figures.rating(middle);
  return comparison.difference.unit === 'of_promise'
    ? speaker.figures.withUnit(middle, 'of_promise')
    : speaker.figures.wait(middle);
}

/** Promise of the worse channel, and how often each kept its own. */
function promiseFigures(gap: Gap, report: ConsistencyReport, speaker: Speaker): readonly Figure[] {
  const rowOf = (channel: string): ConsistencyReport['promises'][number] | undefined =>
    report.promises.find(
      (row) =>
        row.channel === channel &&
        row.metric === gap.metric &&
        (row.topic === gap.topic || row.topic === null),
    );
  const [better, worse] = [rowOf(gap.better), rowOf(gap.worse)];
  if (worse === undefined || worse.withinSeconds === null) return [];
  const words = alertWords(speaker.lang).figures;
  const share = (row: typeof better): string => speaker.figures.percent(row?.share ?? null);
  return [
    { name: words.promise, figure: speaker.figures.wait(worse.withinSeconds) },
    { name: words.kept, figure: words.keptAgainst(share(better), share(worse)) },
  ];
}

function effectWords(effect: number, { metric, difference }: Comparison, speaker: Speaker): string {
  return speaker.metricKind(metric) === 'duration'
    ? speaker.figures.ratio(effect)
    : speaker.figures.withUnit(effect, difference.unit);
}

function smallPrint(
  report: ConsistencyReport,
  comparison: Comparison | null,
  speaker: Speaker,
): readonly string[] {
  const words = alertWords(speaker.lang);
  const counts = Object.values(comparison?.estimates ?? {}).map((one) =>
    speaker.figures.count(one.n),
  );
  return [
    report.window.label,
    words.zone(report.zone),
    ...(counts.length === 0 ? [] : [words.howSure(counts.join(' + '))]),
    ...(comparison === null ? [] : [comparison.definition]),
  ];
}

function acknowledgement({ acknowledgedAt, acknowledgedBy }: Gap): GapThread['acknowledged'] {
  return acknowledgedAt === null || acknowledgedBy === null
    ? null
    : { by: acknowledgedBy, at: acknowledgedAt };
}
