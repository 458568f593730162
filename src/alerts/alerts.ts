// The alerting round: decide on what is new, store it with its messages, send what is due.
import { localDay } from '../domain/zone.js';
import type { NewMessage } from '../storage/outbox-row.js';
import { digestMemo, settleDigests } from './digest-round.js';
import { gapRound } from './gap-round.js';
import type { Message } from './outbox.js';
import { createPace } from './pace.js';
import { wholeReport, type AlertParts } from './parts.js';
import { createSender, type Sender } from './sender.js';
import { sourceMemo, sourceRounds } from './source-round.js';
import { storedMessage, storedQueue } from './stored-queue.js';
import { closedRouteMessage } from './storm.js';

export interface Alerts {
  /** Decides and stores; nothing is sent yet. */
  decide(leaseEpoch: number | null): Promise<void>;
  /** Sends what is due; answers how many messages were delivered. */
  send(leaseEpoch: number | null): Promise<number>;
  /** Routes that refuse messages for good, with what they answered. */
  readonly closed: ReadonlyMap<string, string>;
}

const restMilliseconds = 1050;

/** Alerts over these parts. `rest` = milliseconds between two messages to one channel. */
export function createAlerts(parts: AlertParts, rest = restMilliseconds): Alerts {
  const { clock, notifierOf } = parts;
  const sender = createSender({ clock, notifierOf, pace: createPace(rest) });
  return {
    closed: sender.closed,
    decide: (leaseEpoch) => decideAll(parts, leaseEpoch),
    send: (leaseEpoch) => sendAll(parts, sender, leaseEpoch),
  };
}

async function decideAll(parts: AlertParts, leaseEpoch: number | null): Promise<void> {
  if (parts.routes.length === 0) return;
  const gaps = await gapRound(parts);
  const sources = await sourceRounds(parts);
  const digests = await settleDigests(parts);
  const messages = [
    ...gaps.messages,
    ...sources.flatMap((round) => round.messages),
    ...digests.flatMap(({ message }) => message ?? []),
  ];
  const { decisions, announced } = gaps;
  const decided = { messages: stored(parts, messages), decisions, announced, leaseEpoch };
  if (messages.length + decisions.length + announced.length > 0)
    await parts.stores.outbox.put(decided);
  for (const { route, said } of sources)
    if (said !== null) await parts.stores.memos.write(sourceMemo(route), said, leaseEpoch);
  for (const { route, slot } of digests)
    await parts.stores.memos.write(digestMemo(route), slot, leaseEpoch);
}

function stored({ clock }: AlertParts, messages: readonly Message[]): readonly NewMessage[] {
  return messages.map((message) => storedMessage(message, clock.now()));
}

/** Sends; a route that closed meanwhile is itself an alert, sent by the others at once. */
async function sendAll(
  parts: AlertParts,
  sender: Sender,
  leaseEpoch: number | null,
): Promise<number> {
  const queue = storedQueue(parts.stores, leaseEpoch);
  const before = new Set(sender.closed.keys());
  const count = await sender.sendDue(queue);
  const closed = [...sender.closed].filter(([route]) => !before.has(route));
  if (closed.length === 0) return count;
  for (const [route, answer] of closed) await tellOthers(parts, { route, answer }, leaseEpoch);
  return count + (await sender.sendDue(queue));
}

async function tellOthers(
  parts: AlertParts,
  failed: { readonly route: string; readonly answer: string },
  leaseEpoch: number | null,
): Promise<void> {
  const others = parts.routes.filter(
    ({ name, kinds }) => name !== failed.route && kinds.includes('source'),
  );
  if (others.length === 0) return;
  const report = await parts.reportOf(wholeReport(null));
  const day = localDay(parts.clock.now(), parts.zone);
  const setting = { report, publicUrl: parts.publicUrl, day };
  const messages = others.map((route) => closedRouteMessage(failed, route, setting));
  const decided = { messages: stored(parts, messages), decisions: [], announced: [], leaseEpoch };
  await parts.stores.outbox.put(decided);
}
