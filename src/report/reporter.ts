// Answers report queries from the stores, and keeps what it answered last.
import type { Clock } from '../domain/clock.js';
import type { Comparison } from '../domain/comparison.js';
import { catalogue, metricIds } from '../domain/metric.js';
import type { Window } from '../domain/window.js';
import { beforeOf, buildReport } from './build-report.js';
import type { Before } from './build/inputs.js';
import { keptPartsOf } from './build/kept-parts.js';
import type { ConsistencyReport, ReportQuery } from './consistency-report.js';
import { reportBytes } from './formats/report-bytes.js';
import { endsOf } from './reading/ends.js';
import { compareWindow, examineWindow, type Examiner } from './reading/examine.js';
import { readSituation, type Situation } from './reading/situation.js';
import { excludedRows } from './reading/source-states.js';
import { readSupplied } from './reading/supplied.js';
import { readUnmapped } from './reading/unmapped.js';
import { readWhy, type WhyAsked } from './reading/why.js';
import { serialiseReportQuery, type KnownNames } from './report-query.js';
import type { EarlierPeriod, ReportAnswer } from './report-answer.js';
import type { ReportMaker } from './report-maker.js';
import { openReporterMemory, turnTo, type ReporterMemory } from './reporter-memory.js';
import type { ReportSettings } from './report-settings.js';
import type { ReportStores } from './report-stores.js';
import type { SuppliedSections } from './supplied-sections.js';
import { resolveWindow, windowBefore, windowYearBefore } from './window.js';

export type { EarlierPeriod, ReportAnswer } from './report-answer.js';

export interface Reporter {
  /** The report a query asks for. Same data revision, window and query: the same object. */
  report(query: ReportQuery, earlier?: EarlierPeriod): Promise<ConsistencyReport>;
  /** The same, ready to be sent. */
  answer(query: ReportQuery, earlier?: EarlierPeriod): Promise<ReportAnswer>;
  /** What every answer is told under; null while answers hang on the clock too. */
  revision(): Promise<string | null>;
  /** Sources, topics and gaps at the present data revision. */
  situation(): Promise<Situation>;
  /** What a query may name at present. */
  knownNames(): Promise<KnownNames>;
}

/** What a reporter works with. */
export interface ReporterParts {
  readonly stores: ReportStores;
  readonly settings: ReportSettings;
  readonly clock: Clock;
  /** Where reports are made instead of here, so that nobody else waits meanwhile. */
  readonly maker?: ReportMaker | null;
}

interface Asked {
  readonly query: ReportQuery;
  readonly earlier: EarlierPeriod;
  readonly window: Window;
  readonly situation: Situation;
}

/** A reporter over these stores. */
export function createReporter(parts: ReporterParts): Reporter {
  const memory = openReporterMemory();
  const answer: Reporter['answer'] = async (query, earlier = 'previous') => {
    const situation = await presentSituation(parts, memory);
    const until = situation.completeUntil ?? parts.clock.now();
    const window = resolveWindow(query, until, parts.settings.zone);
    const asked = { query, earlier, window, situation };
    const { maker } = parts;
    return memory.answers.get(answerKey(asked), () =>
      maker ? maker.make(query, earlier) : makeAnswer(parts, memory, asked),
    );
  };
  return {
    answer,
    report: async (query, earlier) => (await answer(query, earlier)).report,
    revision: async () => {
      const { revision, completeUntil } = await presentSituation(parts, memory);
      return completeUntil === null ? null : revision;
    },
    situation: () => presentSituation(parts, memory),
    knownNames: async () => {
      const { topics } = await presentSituation(parts, memory);
      return {
        channels: parts.settings.channels.map(({ id }) => id),
        topics: topics.map(({ id }) => id),
        metrics: metricIds,
        zone: parts.settings.zone,
      };
    },
  };
}

async function presentSituation(
  { stores, settings }: ReporterParts,
  memory: ReporterMemory,
): Promise<Situation> {
  const revision = await stores.revisions.read();
  turnTo(memory, revision);
  return memory.situations.get(revision, () => readSituation(stores, settings, revision));
}

function answerKey({ query, earlier, window, situation }: Asked): string {
  const choices = serialiseReportQuery({ ...query, period: null, from: null, to: null });
  return [windowKey(situation, window), earlier, choices.toString()].join(' ');
}

function windowKey({ revision }: Situation, { from, to }: Window): string {
  return [revision, from, to].join(' ');
}

async function makeAnswer(
  parts: ReporterParts,
  memory: ReporterMemory,
  asked: Asked,
): Promise<ReportAnswer> {
  const report = await makeReport(parts, memory, asked);
  return { report, ...reportBytes(report) };
}

async function makeReport(
  parts: ReporterParts,
  memory: ReporterMemory,
  { query, earlier, window, situation }: Asked,
): Promise<ConsistencyReport> {
  const { stores, settings, clock } = parts;
  const now = clock.now();
  const { zone, channels, promises, margins, reviewSampling = {} } = settings;
  const ends = endsOf(channels, situation.sources, now);
  const examiner: Examiner = { tallies: stores.tallies, settings, ends, memory: memory.examiner };
  const keyOf = (stretch: Window): string => `${windowKey(situation, stretch)} ${query.clock}`;
  const compare = (stretch: Window): Promise<readonly Comparison[]> =>
    memory.earlier.get(keyOf(stretch), () => compareWindow(examiner, stretch, query.clock));
  const { comparisons, sums, remembered } = await memory.examined.get(keyOf(window), () =>
    examineWindow(examiner, window, query.clock),
  );
  const byChannel = keptPartsOf(remembered, query.clock).channels(sums.tallies);
  const judging = { definitions: catalogue, judging: { margins, reviewSampling } };
  return buildReport({
    ...situation,
    ...sums,
    ...judging,
    ...{ query, window, zone, channels, promises, comparisons, remembered },
    excluded: [
      ...excludedRows(settings.sources, await stores.skipped.count(window)),
      ...(await stores.skipped.countFaults(window)),
    ],
    before: await lookBack(earlierWindow(window, earlier, zone), compare, { query, ...judging }),
    unmapped: await readUnmapped(stores.topics, window, { channels, byChannel }),
    supplied: await readBeside(
      { stores, settings, ends, query, comparisons, remembered, contacts: memory.contacts },
      window,
    ),
    now,
  });
}

/** What needs more than sums: files handed in, and the contacts behind the largest differences. */
async function readBeside(asked: WhyAsked, window: Window): Promise<SuppliedSections> {
  return { ...(await readSupplied(asked, window)), why: await readWhy(asked, window) };
}

function earlierWindow(window: Window, earlier: EarlierPeriod, zone: string): Window | null {
  if (earlier === 'none') return null;
  return earlier === 'previous' ? windowBefore(window, zone) : windowYearBefore(window, zone);
}

async function lookBack(
  window: Window | null,
  compare: (window: Window) => Promise<readonly Comparison[]>,
  inputs: Parameters<typeof beforeOf>[1],
): Promise<Before> {
  if (window === null) return { index: null, inconsistentTopics: null };
  return beforeOf(await compare(window), inputs);
}
