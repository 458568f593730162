// The weekly digest of each route: when it is due and its data are there, one message, once for each slot.
import type { AlertRoute } from '../config/alerts.js';
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { windowBefore } from '../report/window.js';
import { digestOf, isQuiet } from './digest.js';
import { digestReadiness, digestWindow, latestSlot } from './digest-schedule.js';
import type { Digest } from './notice.js';
import type { Message } from './outbox.js';
import { wholeReport, type AlertParts } from './parts.js';
import { reportLink } from './report-link.js';
import { alertSentences, alertSpeaker, gapTitle } from './voice.js';

const weekMilliseconds = 7 * 86_400_000;

/** A digest that is settled: its message, or null where the route wants to hear nothing of a quiet week. */
export interface SettledDigest {
  readonly route: string;
  readonly slot: Instant;
  readonly message: Message | null;
}

/** The digests that are to be sent now. One whose data are still expected is left for a later round, two hours at most. */
export async function settleDigests(parts: AlertParts): Promise<readonly SettledDigest[]> {
  const now = parts.clock.now();
  const settled: SettledDigest[] = [];
  for (const route of parts.routes) {
    const slot = await dueSlot(route, parts, now);
    const digest = slot === null ? null : await composeDigest(parts, slot, now);
    if (slot !== null && digest !== null)
      settled.push({ route: route.name, slot, message: messageOf(route, slot, digest) });
  }
  return settled;
}

/** Where a route's last settled slot is remembered. */
export function digestMemo(route: string): string {
  return `digest ${route}`;
}

async function dueSlot(
  route: AlertRoute,
  parts: AlertParts,
  now: Instant,
): Promise<Instant | null> {
  if (route.digest === null || !route.kinds.includes('digest')) return null;
  const slot = latestSlot(route.digest, parts.zone, now);
  const last = (await parts.stores.memos.read(digestMemo(route.name))) as Instant | null;
  return slot === null || (last !== null && last >= slot) ? null : slot;
}

/** The digest for a slot; null while its period is not complete and there is still time. */
async function composeDigest(
  parts: AlertParts,
  slot: Instant,
  now: Instant,
): Promise<Digest | null> {
  const window = digestWindow(slot, parts.zone);
  const live = await parts.reportOf(wholeReport(window));
  const readiness = digestReadiness(slot, window, liveUntil(live), now);
  if (readiness === 'wait') return null;
  const report = hasLiveSource(live) ? live : await parts.reportOf(wholeReport(null));
  const speaker = alertSpeaker(report);
  return digestOf({
    report,
    before: await parts.reportOf(wholeReport(before(report.window, parts.zone))),
    since: slot - weekMilliseconds,
    now,
    mayStillChange: readiness === 'may_still_change',
    link: reportLink(parts.publicUrl, { window: report.window, lang: report.lang }),
    sentencesOf: (comparison) => alertSentences(comparison, speaker),
    topicOf: (topic) => speaker.topicName(topic),
    nameOf: (gap) => gapTitle(gap, speaker),
  });
}

function before(window: Window, zone: string): Window {
  return windowBefore({ from: window.from, to: window.to }, zone);
}

function hasLiveSource({ sources }: ConsistencyReport): boolean {
  return sources.some((source) => source.isLive);
}

/** Up to where all live sources are complete; null where every source is finished. */
function liveUntil({ sources }: ConsistencyReport): Instant | null {
  const until = sources.filter((one) => one.isLive).map((one) => one.completeUntil ?? 0);
  return until.length === 0 ? null : Math.min(...until);
}

function messageOf(route: AlertRoute, slot: Instant, digest: Digest): Message | null {
  if (route.digestWhenQuiet === 'nothing' && isQuiet(digest)) return null;
  const change = new Date(slot).toISOString();
  return {
    route: route.name,
    thread: 'digest',
    change,
    kind: 'digest',
    notice: digest,
    isBroadcast: false,
  };
}
