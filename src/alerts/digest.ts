// ConsistencyReport -> what the weekly digest says. Pure: every figure and sentence is the report's own.
import type { Instant } from '../domain/clock.js';
import type { Comparison } from '../domain/comparison.js';
import type { Gap } from '../domain/gap.js';
import type { ConsistencyReport, SourceState } from '../report/consistency-report.js';
import { largestGaps } from '../report/largest-gaps.js';
import { sameMatter } from './matter.js';
import type { Digest, DigestGap, HeldGap, MissingSource } from './notice.js';

export interface DigestInput {
  readonly report: ConsistencyReport;
  /** The report over the period before, where there is one: what was a gap then and is consistent now got better. */
  readonly before: ConsistencyReport | null;
  /** Gaps resolved from here on got better. */
  readonly since: Instant;
  readonly now: Instant;
  readonly mayStillChange: boolean;
  readonly link: string;
  /** The page's own sentences for a comparison, in the report's language. */
  readonly sentencesOf: (comparison: Comparison) => readonly string[];
  readonly topicOf: (topic: string | null) => string;
  /** A short name for a gap: topic, metric and the two channels. */
  readonly nameOf: (gap: Gap) => string;
}

const gapsShown = 5;

/** The content of one digest. */
export function digestOf(input: DigestInput): Digest {
  const { report } = input;
  const gaps = largestGaps(report, Infinity);
  return {
    kind: 'digest',
    lang: report.lang,
    zone: report.zone,
    headline: report.headline.sentence,
    label: report.window.label,
    completeUntil: report.completeUntil,
    mayStillChange: input.mayStillChange,
    index: report.index,
    gaps: gaps.slice(0, gapsShown).map((comparison) => digestGap(comparison, input)),
    moreGaps: Math.max(0, gaps.length - gapsShown),
    better: betterLines(input),
    held: heldGaps(input),
    missing: missingSources(report),
    link: input.link,
  };
}

/** Has the digest anything to say beyond "all is as it should be"? */
export function isQuiet(digest: Digest): boolean {
  const parts = [digest.gaps, digest.better, digest.held, digest.missing];
  return parts.every((part) => part.length === 0) && !digest.mayStillChange;
}

function digestGap(comparison: Comparison, { sentencesOf, topicOf }: DigestInput): DigestGap {
  return {
    comparisonId: comparison.id,
    severity: comparison.severity,
    topic: topicOf(comparison.topic),
    sentences: sentencesOf(comparison),
    since: comparison.since,
  };
}

/** Comparisons that were a gap and are consistent now, then gaps resolved meanwhile that are not among them. */
function betterLines(input: DigestInput): readonly string[] {
  const were = input.before === null ? [] : largestGaps(input.before, Infinity);
  const consistent = input.report.comparisons.filter((one) => one.verdict === 'consistent');
  const recovered = were.flatMap(
    (was) => consistent.find((one) => one.id === sameId(was, one)) ?? [],
  );
  const resolved = input.report.gaps.filter(
    (gap) =>
      (gap.resolvedAt ?? -Infinity) >= input.since &&
      !recovered.some((one) => sameMatter(one, gap)),
  );
  return [
    ...recovered.map((one) => `${input.topicOf(one.topic)}: ${input.sentencesOf(one).join(' ')}`),
    ...resolved.map((gap) => input.nameOf(gap)),
  ];
}

/** Ids name the two channels in an order that may follow the estimate: the matter decides, not the id. */
function sameId(was: Comparison, now: Comparison): string {
  const isSame = sameMatter(was, now) && was.basis === now.basis && was.clock === now.clock;
  return isSame ? now.id : '';
}

function heldGaps({ report, now, nameOf }: DigestInput): readonly HeldGap[] {
  return report.gaps.flatMap((gap) => {
    const held = holdOf(gap, now);
    return gap.state === 'open' && held !== null
      ? [{ gapId: gap.id, name: nameOf(gap), ...held, hasWorsened: hasWorsened(gap) }]
      : [];
  });
}

function holdOf(gap: Gap, now: Instant): Pick<HeldGap, 'how' | 'until' | 'reason'> | null {
  if (gap.acceptedUntil !== null && gap.acceptedUntil > now)
    return { how: 'accepted', until: gap.acceptedUntil, reason: gap.acceptedReason };
  if (gap.snoozedUntil !== null && gap.snoozedUntil > now)
    return { how: 'snoozed', until: gap.snoozedUntil, reason: null };
  return null;
}

function hasWorsened({ worsenedAt, openedAt }: Gap): boolean {
  return worsenedAt !== null && worsenedAt > openedAt;
}

/** Live sources that are not well, or whose data do not cover the period yet. */
function missingSources({ sources, window }: ConsistencyReport): readonly MissingSource[] {
  return sources
    .filter((source) => isMissing(source, window.to))
    .map((source) => ({
      source: source.id,
      health: source.health,
      reason: source.healthReason,
      completeUntil: source.completeUntil,
    }));
}

function isMissing(source: SourceState, to: Instant): boolean {
  const isBehind = source.completeUntil === null || source.completeUntil < to;
  return source.isLive && (isBehind || source.health !== 'ok');
}
