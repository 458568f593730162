/** A realistic ConsistencyReport without a database: the page's tests and screenshots are made from it. */
import type { ChannelKind, LocalName } from '../../src/domain/channel.js';
import type { ChannelEstimate, Comparison, Verdict } from '../../src/domain/comparison.js';
import type { Gap } from '../../src/domain/gap.js';
import { catalogue, type MetricId, type MetricKind } from '../../src/domain/metric.js';
import type { ReportSections, ShareFigure, WhyRow } from '../../src/report/report-sections.js';
import { definitionStates } from '../../src/report/build/dimensions.js';
import type {
  ChannelState,
  ConsistencyReport,
  DefinitionState,
  Language,
  MatrixCell,
  PromiseRow,
  SourceState,
  TopicState,
  TrendPoint,
} from '../../src/report/consistency-report.js';

const hour = 3_600_000;
const day = 24 * hour;
const fixtureWindow = {
  from: Date.UTC(2026, 8, 27, 22),
  to: Date.UTC(2026, 9, 25, 23),
  label: '28 Sep – 25 Oct 2026',
};
const completeUntil = Date.UTC(2026, 9, 26, 7);

interface FixtureChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: LocalName;
  readonly waitSeconds: number;
  readonly promiseSeconds: number | null;
  readonly volume: number;
  readonly quality: number;
}

const channels: readonly FixtureChannel[] = [
  {
    id: 'twitter',
    kind: 'social',
    name: { en: 'X (Twitter)', nl: 'X (Twitter)' },
    waitSeconds: 2_700,
    promiseSeconds: 3_600,
    volume: 848,
    quality: 0.9,
  },
  {
    id: 'phone',
    kind: 'voice',
    name: { en: 'Phone', nl: 'Telefoon' },
    waitSeconds: 22_000,
    promiseSeconds: null,
    volume: 499,
    quality: 0.74,
  },
  {
    id: 'email',
    kind: 'email',
    name: { en: 'E-mail', nl: 'E-mail' },
    waitSeconds: 13_000,
    promiseSeconds: 86_400,
    volume: 1_320,
    quality: 0.84,
  },
  {
    id: 'chat',
    kind: 'chat',
    name: { en: 'Chat', nl: 'Chat' },
    waitSeconds: 4_100,
    promiseSeconds: 900,
    volume: 380,
    quality: 0.87,
  },
  {
    id: 'web',
    kind: 'web',
    name: { en: 'Self-service', nl: 'Zelf regelen' },
    waitSeconds: 30_000,
    promiseSeconds: null,
    volume: 610,
    quality: 0.8,
  },
  {
    id: 'app',
    kind: 'app',
    name: { en: 'App', nl: 'App' },
    waitSeconds: 5_000,
    promiseSeconds: 7_200,
    volume: 240,
    quality: 0.85,
  },
];

const longChannelNames: readonly string[] = [
  'X (Twitter) en Mastodon webcare',
  'Telefonische klantenservice Vlaanderen',
  'E-mail en contactformulier',
  'Chat met een medewerker',
  'Zelf regelen op Mijn Omgeving',
  'App voor zakelijke klanten',
];

const topicNames: readonly (readonly [string, string, string])[] = [
  ['billing', 'Billing', 'Facturen'],
  ['refund', 'Refund', 'Terugbetaling'],
  ['delivery', 'Delivery delay', 'Vertraagde levering'],
  ['moving', 'Moving house', 'Verhuizen'],
  ['outage', 'Outage', 'Storing'],
  ['contract', 'Contract change', 'Contract wijzigen'],
  ['cancel', 'Cancellation', 'Opzeggen'],
  ['meter', 'Meter reading', 'Meterstand doorgeven'],
  ['login', 'Login and password', 'Inloggen en wachtwoord'],
  ['complaint', 'Complaint', 'Klacht'],
  ['warranty', 'Warranty', 'Garantie'],
  ['opening_hours', 'Opening hours', 'Openingsuren'],
];

const longTopics: readonly string[] = [
  'Overlijden van de contracthouder en overdracht van de aansluiting',
  'Betalingsregeling en aanmaningskosten bij achterstallige facturen',
  'Zonnepanelenterugleveringsovereenkomst',
  'Verhuizing binnen dezelfde gemeente met behoud van meternummer',
];

interface FixtureMetric {
  readonly id: MetricId;
  readonly kind: MetricKind;
  readonly margin: number;
  readonly name: LocalName;
  readonly question: LocalName;
}

const metrics: readonly FixtureMetric[] = [
  {
    id: 'first_response',
    kind: 'duration',
    margin: 1.15,
    name: { en: 'First answer', nl: 'Eerste antwoord' },
    question: { en: 'How long until a person answers?', nl: 'Hoe lang tot een mens antwoordt?' },
  },
  {
    id: 'resolution',
    kind: 'duration',
    margin: 1.15,
    name: { en: 'Solved', nl: 'Opgelost' },
    question: { en: 'How long until it is solved?', nl: 'Hoe lang tot het is opgelost?' },
  },
  {
    id: 'promise_kept',
    kind: 'share',
    margin: 5,
    name: { en: 'Promise kept', nl: 'Belofte gehouden' },
    question: { en: 'Does the channel do what it says?', nl: 'Doet het kanaal wat het zegt?' },
  },
  {
    id: 'answer_correct',
    kind: 'share',
    margin: 4,
    name: { en: 'Right answers', nl: 'Juiste antwoorden' },
    question: { en: 'Was the answer right?', nl: 'Klopte het antwoord?' },
  },
  {
    id: 'first_contact_resolution',
    kind: 'share',
    margin: 4,
    name: { en: 'Solved at once', nl: 'In één keer opgelost' },
    question: { en: 'Was once enough?', nl: 'Was één keer genoeg?' },
  },
  {
    id: 'transferred',
    kind: 'share',
    margin: 4,
    name: { en: 'Passed on', nl: 'Doorverbonden' },
    question: {
      en: 'How often is the customer passed on?',
      nl: 'Hoe vaak wordt de klant doorverbonden?',
    },
  },
  {
    id: 'csat',
    kind: 'rating',
    margin: 0.15,
    name: { en: 'Satisfaction', nl: 'Tevredenheid' },
    question: { en: 'Was the customer satisfied?', nl: 'Was de klant tevreden?' },
  },
];

/** A fixed number in 0..1 for a place in the fixture: no randomness, yet nothing looks ruled. */
function wobble(a: number, b: number, c = 0): number {
  const x = Math.sin(a * 127.1 + b * 311.7 + c * 74.7 + 1) * 43758.5453;
  return x - Math.floor(x);
}

function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989423 *
    Math.exp((-z * z) / 2) *
    t *
    (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return z > 0 ? 1 - tail : tail;
}

interface FixtureTopic {
  readonly id: string;
  readonly name: LocalName;
  /** 0 = same service everywhere, 1 = as different as the channels are. */
  readonly spread: number;
  readonly volume: number;
}

function topicsOf(count: number, hasLongNames: boolean): readonly FixtureTopic[] {
  return Array.from({ length: count }, (_, i) => {
    const [id, en, nl] = topicNames[i % topicNames.length]!;
    const round = Math.floor(i / topicNames.length);
    const long = longTopics[i % longTopics.length]!;
    const suffix = round > 0 ? ` ${round + 1}` : '';
    return {
      id: round > 0 ? `${id}_${round + 1}` : id,
      name: hasLongNames
        ? { en: `${en}${suffix}`, nl: `${i % 3 === 0 ? long : nl}${suffix}` }
        : { en: en + suffix, nl: nl + suffix },
      spread: i === 0 ? 1.35 : i === 11 ? 1 : i % 3 === 1 ? 0.9 : i % 3 === 2 ? 0.55 : 0.02,
      volume: i === 11 || i % 7 === 6 ? 0.012 : 1 - (i % 5) * 0.15,
    };
  });
}

function contactsOf(topic: FixtureTopic, channel: FixtureChannel, seed: number): number {
  return Math.max(
    2,
    Math.round(channel.volume * topic.volume * (0.7 + 0.6 * wobble(seed, channel.volume))),
  );
}

function estimateOf(
  topic: FixtureTopic,
  at: { i: number; j: number },
  channel: FixtureChannel,
  metric: FixtureMetric,
): ChannelEstimate {
  const contacts = contactsOf(topic, channel, at.i);
  const isSampled = metric.id === 'answer_correct' || metric.id === 'csat';
  const n = isSampled ? Math.max(1, Math.round(contacts * 0.16)) : contacts;
  const none = {
    median: null,
    p90: null,
    share: null,
    numerator: null,
    denominator: null,
    mean: null,
    counts: null,
  };
  const nothing = { median: null, p90: null, share: null, mean: null };
  if (metric.kind === 'duration') {
    const middle = 9_000 * (metric.id === 'resolution' ? 3 : 1);
    const level = channel.waitSeconds * (metric.id === 'resolution' ? 2.2 : 1);
    const median = Math.round(
      middle *
        Math.pow(level / middle, topic.spread * (metric.id === 'resolution' ? 0.7 : 1)) *
        (0.92 + 0.16 * wobble(at.i, at.j, 3)),
    );
    const stillWaiting = Math.round(n * 0.02 * wobble(at.i, at.j, 5));
    const p90 = Math.round(median * 3.4);
    return {
      ...none,
      n,
      answered: n - stillWaiting,
      censored: stillWaiting,
      stillWaiting,
      median,
      p90,
      standardised: { ...nothing, median: Math.round(median * 1.07), p90: Math.round(p90 * 1.04) },
    };
  }
  const quality = metric.id === 'transferred' ? (1 - channel.quality) * 0.6 : channel.quality;
  const share = Math.min(
    0.99,
    Math.max(
      0.02,
      0.84 +
        (quality - 0.84) * (0.3 + topic.spread) +
        (wobble(at.i, at.j, 9) - 0.5) * 0.05 -
        (metric.id === 'transferred' ? 0.7 : 0),
    ),
  );
  const numerator = Math.round(share * n);
  if (metric.kind === 'rating') {
    const mean = 1 + 4 * share;
    const counts = {
      1: Math.round(n * (1 - share) * 0.5),
      2: Math.round(n * (1 - share) * 0.3),
      3: Math.round(n * (1 - share) * 0.2),
      4: Math.round(n * share * 0.5),
      5: Math.round(n * share * 0.5),
    };
    return {
      ...none,
      n,
      answered: n,
      censored: 0,
      stillWaiting: 0,
      mean,
      counts,
      standardised: { ...nothing, mean },
    };
  }
  return {
    ...none,
    n,
    answered: n,
    censored: 0,
    stillWaiting: 0,
    share: numerator / n,
    numerator,
    denominator: n,
    standardised: { ...nothing, share },
  };
}

function difference(
  metric: FixtureMetric,
  better: ChannelEstimate,
  worse: ChannelEstimate,
): number {
  if (metric.kind === 'duration') return worse.median! - better.median!;
  if (metric.kind === 'rating') return better.mean! - worse.mean!;
  return Math.abs(better.share! - worse.share!) * 100;
}

function isBetter(metric: FixtureMetric, a: ChannelEstimate, b: ChannelEstimate): boolean {
  if (metric.kind === 'duration') return a.median! <= b.median!;
  if (metric.kind === 'rating') return a.mean! >= b.mean!;
  return metric.id === 'transferred' ? a.share! <= b.share! : a.share! >= b.share!;
}

function judge(low: number, high: number, margin: number): Verdict {
  if (low > margin) return 'gap';
  return high < margin ? 'consistent' : 'inconclusive';
}

interface PairPlace {
  readonly topic: FixtureTopic | null;
  readonly metric: FixtureMetric;
  readonly a: readonly [string, ChannelEstimate];
  readonly b: readonly [string, ChannelEstimate];
}

function comparisonOf({ topic, metric, a, b }: PairPlace): Comparison {
  const [[better, good], [worse, bad]] = isBetter(metric, a[1], b[1]) ? [a, b] : [b, a];
  const least = Math.min(good.n, bad.n);
  const isDuration = metric.kind === 'duration';
  const ratio = isDuration ? bad.median! / good.median! : null;
  const halfLog = 3.2 / Math.sqrt(least);
  const value = difference(metric, good, bad);
  const half = (metric.kind === 'rating' ? 2.4 : 90) / Math.sqrt(least);
  const low = isDuration ? ratio! * Math.exp(-halfLog) : value - half;
  const high = isDuration ? ratio! * Math.exp(halfLog) : value + half;
  const verdict = least < 8 ? 'inconclusive' : judge(low, high, metric.margin);
  const win = (r: number): number => Math.round(100 * normalCdf(Math.log(r) / 2.05));
  const beyond = isDuration ? Math.log(ratio!) / Math.log(metric.margin) : value / metric.margin;
  return {
    id: `${metric.id}|${isDuration ? 'customer' : 'none'}|${topic?.id ?? ''}|${better}|${worse}|customer|customer`,
    metric: metric.id,
    definition: `${metric.id}@1`,
    clock: 'customer',
    basis: 'customer',
    topic: topic?.id ?? null,
    better,
    worse,
    verdict,
    severity: verdict !== 'gap' ? null : beyond > 4 ? 'major' : beyond > 2 ? 'moderate' : 'minor',
    reasonCode:
      least < 8
        ? 'too_few_contacts'
        : verdict === 'gap'
          ? 'beyond_margin'
          : verdict === 'consistent'
            ? 'within_margin'
            : 'interval_spans_margin',
    reason: `${worse} against ${better}`,
    level: 0.9,
    ratio,
    ratioLow: isDuration ? low : null,
    ratioHigh: isDuration ? high : null,
    timesOutOf100: isDuration ? win(ratio!) : null,
    timesOutOf100Low: isDuration ? win(low) : null,
    timesOutOf100High: isDuration ? win(high) : null,
    difference: {
      value,
      low: isDuration ? null : low,
      high: isDuration ? null : high,
      unit: isDuration ? 'seconds' : metric.kind === 'rating' ? 'points' : 'percentage_points',
    },
    estimates: { [better]: good, [worse]: bad },
    unadjusted: {
      timesOutOf100: isDuration ? win(ratio! * 0.9) : null,
      difference: value * 1.08,
      service: value,
      mix: value * 0.08,
      reversed: false,
      composition: false,
    },
    strata: 37,
    days: 28,
    coverage: 0.81,
    overdispersion: 4.1,
    effectiveN: Math.round(least / 4.1),
    isProvisional: false,
    isCoarse: false,
    moreContactsNeeded: verdict === 'inconclusive' ? Math.round(900 / Math.sqrt(least)) : null,
    q: verdict === 'gap' ? 0.0004 : 0.31,
    since: verdict === 'gap' && isDuration ? '2026-10-19' : null,
    completeUntil,
  };
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}

function cellsOf(
  comparisons: readonly Comparison[],
  at: { topic: FixtureTopic | null; metric: FixtureMetric },
  estimates: readonly (readonly [string, ChannelEstimate])[],
): readonly MatrixCell[] {
  const best = estimates.reduce((x, y) => (isBetter(at.metric, x[1], y[1]) ? x : y))[0];
  return estimates.map(([channel, e]) => {
    const against = comparisons.find(
      (c) =>
        c.topic === (at.topic?.id ?? null) &&
        c.metric === at.metric.id &&
        [c.better, c.worse].includes(channel) &&
        [c.better, c.worse].includes(best) &&
        channel !== best,
    );
    return {
      topic: at.topic?.id ?? null,
      channel,
      metric: at.metric.id,
      n: e.n,
      answered: e.answered,
      stillWaiting: e.stillWaiting,
      median: e.median,
      p90: e.p90,
      share: e.share,
      mean: e.mean,
      verdict: against?.verdict ?? null,
      isBest: channel === best,
      comparisonId: against?.id ?? null,
    };
  });
}

function topicVerdict(comparisons: readonly Comparison[], topic: string): Verdict {
  const own = comparisons.filter((c) => c.topic === topic);
  if (own.some((c) => c.verdict === 'gap')) return 'gap';
  return own.every((c) => c.verdict === 'inconclusive') ? 'inconclusive' : 'consistent';
}

function trendOf(doors: readonly FixtureChannel[]): readonly TrendPoint[] {
  return doors.flatMap((channel, j) =>
    Array.from({ length: 12 }, (_, w): TrendPoint => {
      const drift = channel.id === 'phone' && w >= 9 ? 1.7 : 1;
      const value = channel.waitSeconds * drift * (0.8 + 0.4 * wobble(w, j, 7));
      return {
        week: `2026-W${String(32 + w).padStart(2, '0')}`,
        weekStart: Date.UTC(2026, 7, 2, 22) + w * 7 * day,
        channel: channel.id,
        metric: 'first_response',
        n: Math.round(channel.volume * 2.4),
        value,
        low: value * 0.82,
        high: value * 1.22,
      };
    }),
  );
}

function gapsOf(comparisons: readonly Comparison[]): readonly Gap[] {
  return comparisons
    .filter(
      (c) =>
        c.verdict === 'gap' && c.metric === 'first_response' && c.topic !== null && c.ratio! > 3,
    )
    .slice(0, 6)
    .map((c, i) => ({
      id: `gap-${i + 1}`,
      metric: c.metric,
      clock: c.clock,
      basis: c.basis,
      topic: c.topic,
      better: c.better,
      worse: c.worse,
      state: 'open',
      severity: c.severity ?? 'minor',
      onset: { day: '2026-10-19', from: '2026-10-15', to: '2026-10-21' },
      effectAtOpening: c.ratio! * 0.8,
      effect: c.ratio!,
      openedAt: Date.UTC(2026, 9, 19 - i, 22),
      worsenedAt: i === 0 ? Date.UTC(2026, 9, 23, 4) : null,
      resolvedAt: null,
      acknowledgedAt: i === 1 ? Date.UTC(2026, 9, 21, 8) : null,
      acknowledgedBy: i === 1 ? 'Team Billing' : null,
      snoozedUntil: i === 2 ? Date.UTC(2026, 10, 2, 8) : null,
      acceptedUntil: i === 3 ? Date.UTC(2027, 0, 31) : null,
      acceptedReason: i === 3 ? 'Refunds by phone need a check by hand' : null,
      updatedAt: completeUntil,
    }));
}

function promisesOf(
  doors: readonly FixtureChannel[],
  cells: readonly MatrixCell[],
): readonly PromiseRow[] {
  return doors
    .filter((d) => d.promiseSeconds !== null)
    .map((d) => {
      const own = cells.filter(
        (c) => c.metric === 'promise_kept' && c.channel === d.id && c.topic !== null,
      );
      const made = own.reduce((sum, c) => sum + c.n, 0);
      const kept = Math.round(own.reduce((sum, c) => sum + c.n * (c.share ?? 0), 0));
      const pending = Math.round(made * 0.01);
      return {
        channel: d.id,
        topic: null,
        metric: 'first_response',
        withinSeconds: d.promiseSeconds,
        clock: 'customer',
        made: made + pending,
        kept,
        missed: made - kept,
        pending,
        share: kept / made,
      };
    });
}

function sourcesOf(doors: readonly FixtureChannel[]): readonly SourceState[] {
  return doors.map((d, i) => ({
    id: `${d.id}_source`,
    connector: ['x', 'telephony', 'mail', 'chat', 'file', 'push'][i] ?? 'file',
    channels: [d.id],
    isLive: true,
    completeUntil,
    health: 'ok',
    healthReason: null,
    interactions: d.volume * 12,
    skipped:
      i === 2
        ? [
            { reason: 'unreadable_instant', count: 14 },
            { reason: 'internal_channel', count: 231 },
          ]
        : [],
    lastPolledAt: Date.UTC(2026, 9, 26, 7, 4),
  }));
}

const names = new Map(metrics.map(({ id, name }) => [id, name]));

/** The definitions in force; those the fixture measures carry the names its pictures were made with. */
function definitionsOf(): readonly DefinitionState[] {
  return definitionStates(catalogue, { margins: {} }).map((definition) => ({
    ...definition,
    name: names.get(definition.metric) ?? definition.name,
  }));
}

/** Escapes, surveys, reviews, and what was said, done and heard. */
function sectionsOf(
  doors: readonly FixtureChannel[],
  topics: readonly FixtureTopic[],
): ReportSections {
  const share = (numerator: number, denominator: number): ShareFigure => ({
    numerator,
    denominator,
    share: numerator / denominator,
  });
  const all = [null, ...topics.map(({ id }) => id)];
  const pairs = doors.flatMap((from) => doors.map((to) => [from, to] as const));
  return {
    escapes: all.flatMap((topic) =>
      pairs
        .filter(([from, to]) => from !== to && to.id !== 'twitter')
        .map(([from, to], index) => ({
          ...{ topic, from: from.id, to: to.id, count: 12 + index * 3, contacts: from.volume },
          ...{ share: (12 + index * 3) / from.volume, linkable: to.id === 'chat' ? 0.4 : 0.9 },
        })),
    ),
    surveys: doors.map(({ id, volume }, index) => ({
      ...{ channel: id, metric: 'csat' as const, answers: Math.round(volume * 0.16) },
      ...{ solved: volume, responseRate: 0.16, modes: { [index === 1 ? 'phone' : 'form']: 50 } },
    })),
    reviews: doors.map(({ id, volume }, index) => ({
      ...{ channel: id, reviewed: Math.round(volume * 0.15), answered: volume, share: 0.15 },
      sampling: index === 1 ? 'complaint' : 'random',
    })),
    firstContacts: doors.map(({ id }, index) => ({
      ...{
        channel: id,
        topic: null,
        anyChannel: share(80, 100),
        inChannel: share(83 + index, 100),
      },
      hiddenPoints: 3 + index,
    })),
    closedHours: all.flatMap((topic) =>
      doors.map(({ id, volume, waitSeconds }, index) => ({
        ...{ channel: id, topic, answered: volume, customerSeconds: volume * waitSeconds },
        staffedSeconds: volume * waitSeconds * (index === 0 ? 1 : 0.4 + index * 0.1),
        closedSeconds: volume * waitSeconds * (index === 0 ? 0 : 0.6 - index * 0.1),
        isAlwaysOpen: index === 0,
      })),
    ),
    curves: all.flatMap((topic) =>
      doors.map(({ id, volume, waitSeconds }) => ({
        ...{ channel: id, topic, n: volume },
        points: [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800].map(
          (withinSeconds) => ({
            withinSeconds,
            share: Number((0.97 * (1 - Math.exp((-0.7 * withinSeconds) / waitSeconds))).toFixed(4)),
          }),
        ),
      })),
    ),
    saidDoneHeard: all.flatMap((topic) =>
      doors.map((door, index) => ({
        ...{ channel: door.id, topic },
        said:
          door.promiseSeconds === null
            ? []
            : [
                {
                  ...{ metric: 'first_response' as const, clock: 'customer' as const },
                  withinSeconds: door.promiseSeconds,
                },
              ],
        done: {
          promiseKept: door.promiseSeconds === null ? null : share(89, 100),
          firstResponse: { n: door.volume, median: door.waitSeconds, p90: door.waitSeconds * 3 },
          answerCorrect: share(Math.round(door.quality * 100), 100),
          firstContact: share(80 - index, 100),
        },
        heard: {
          csat: { n: 90, mean: 1 + 4 * door.quality, goodShare: door.quality, score: null },
          nps: { n: 90, mean: 7.9, goodShare: null, score: 12 - index * 9 },
          ces: null,
        },
        views: index === 1 ? ('ours_better' as const) : ('agree' as const),
      })),
    ),
  };
}

export interface FixtureOptions {
  readonly topics?: number;
  readonly channels?: number;
  readonly lang?: Language;
  readonly hasLongNames?: boolean;
}

function estimatesOf(
  topics: readonly FixtureTopic[],
  doors: readonly FixtureChannel[],
): readonly {
  topic: FixtureTopic | null;
  metric: FixtureMetric;
  estimates: readonly (readonly [string, ChannelEstimate])[];
}[] {
  const all: FixtureTopic = {
    id: '',
    name: { en: '', nl: '' },
    spread: 0.6,
    volume: topics.length * 0.7,
  };
  return metrics.flatMap((metric) => {
    const kept = doors.filter((d) => metric.id !== 'promise_kept' || d.promiseSeconds !== null);
    const of = (topic: FixtureTopic, i: number): readonly (readonly [string, ChannelEstimate])[] =>
      kept.map((door, j) => [door.id, estimateOf(topic, { i, j }, door, metric)] as const);
    return [
      { topic: null, metric, estimates: of(all, 99) },
      ...topics.map((topic, i) => ({ topic, metric, estimates: of(topic, i) })),
    ];
  });
}

/** The waits of one topic taken apart, and one pair over all topics. */
function whyOf(comparisons: readonly Comparison[]): readonly WhyRow[] {
  return comparisons
    .filter(({ metric, topic }) => metric === 'first_response' && topic === 'billing')
    .map(({ id, basis, better, worse, topic }, index) => ({
      ...{ comparisonId: id, metric: 'first_response' as const, basis, better, worse, topic },
      ...{ contacts: { [better]: 848, [worse]: 499 }, unit: 'seconds' as const },
      total: 48_600 + index * 600,
      parts: [
        { part: 'opening_hours' as const, value: 30_000 },
        { part: 'queue' as const, value: 14_200 + index * 600 },
        { part: 'transfers' as const, value: 1200 },
        { part: 'mix' as const, value: 4400 },
        { part: 'rest' as const, value: -1200 },
      ],
      examples: {
        better: {
          ...{ openedAt: completeUntil - 9 * 86_400_000, transfers: 0, reopenedSeconds: null },
          ...{ firstResponseSeconds: 2940, resolvedSeconds: 5100 },
        },
        worse: {
          ...{ openedAt: completeUntil - 8 * 86_400_000, transfers: 2, reopenedSeconds: 190_000 },
          ...{ firstResponseSeconds: 51_540, resolvedSeconds: 90_000 },
        },
      },
    }));
}

/** 12 topics x 4 channels by default; 40 x 6 with `hasLongNames` is the stress case. */
export function reportFixture(options: FixtureOptions = {}): ConsistencyReport {
  const {
    topics: topicCount = 12,
    channels: channelCount = 4,
    lang = 'en',
    hasLongNames = false,
  } = options;
  const doors = channels
    .slice(0, channelCount)
    .map((c, i) =>
      hasLongNames ? { ...c, name: { en: c.name.en, nl: longChannelNames[i]! } } : c,
    );
  const topics = topicsOf(topicCount, hasLongNames);
  const groups = estimatesOf(topics, doors);
  const comparisons = groups.flatMap((g) =>
    pairsOf(g.estimates).map(([a, b]) => comparisonOf({ topic: g.topic, metric: g.metric, a, b })),
  );
  const matrix = groups
    .filter((g) => g.topic !== null)
    .flatMap((g) => cellsOf(comparisons, g, g.estimates));
  const states: readonly TopicState[] = topics.map((t, i) => ({
    id: t.id,
    name: t.name,
    contacts: doors.reduce((sum, d) => sum + contactsOf(t, d, i), 0),
    verdict: topicVerdict(comparisons, t.id),
  }));
  const inconsistent = states.filter((t) => t.verdict === 'gap').length;
  const inconclusive = states.filter((t) => t.verdict === 'inconclusive').length;
  const channelStates: readonly ChannelState[] = doors.map((d, j) => ({
    id: d.id,
    kind: d.kind,
    name: d.name,
    contacts: topics.reduce((sum, t, i) => sum + contactsOf(t, d, i), 0),
    mappedShare: 0.97 - j * 0.02,
    stillWaiting: Math.round(d.volume * 0.05),
    completeUntil,
  }));
  return {
    window: fixtureWindow,
    zone: 'Europe/Brussels',
    clock: 'customer',
    basis: 'both',
    lang,
    completeUntil,
    revision: 'r-1841-7c2e',
    computedAt: Date.UTC(2026, 9, 26, 7, 5),
    index: { value: 71, process: 64, content: 82, outcome: 75, evidence: 0.86, before: 74 },
    headline: {
      verdict: inconsistent > 0 ? 'gap' : 'consistent',
      topics: states.length,
      inconsistentTopics: inconsistent,
      inconclusiveTopics: inconclusive,
      inconsistentTopicsBefore: Math.max(0, inconsistent - 1),
      sentence:
        lang === 'nl'
          ? `Niet consistent: ${inconsistent} van de ${states.length} onderwerpen`
          : `Not consistent: ${inconsistent} of ${states.length} topics`,
    },
    comparisons,
    matrix,
    promises: promisesOf(doors, matrix),
    trend: trendOf(doors),
    gaps: gapsOf(comparisons),
    why: whyOf(comparisons),
    sources: sourcesOf(doors),
    channels: channelStates,
    topics: states,
    excluded: [
      { reason: 'internal_channel', count: 231 },
      { reason: 'outbound_unanswered', count: 64 },
      { reason: 'short_abandon', count: 38 },
      { reason: 'unreadable_instant', count: 14 },
    ],
    definitions: definitionsOf(),
    ...sectionsOf(doors, topics),
  };
}
