// Sends what is due: oldest first, one message a second and channel, each attempt noted before the next.
import type { Clock, Instant } from '../domain/clock.js';
import { afterAttempt, type AfterAttempt } from './delivery.js';
import type { DeliveryOutcome, Notifier } from './notifier.js';
import type { MessageQueue, QueuedMessage } from './outbox.js';

export interface SenderParts {
  readonly clock: Clock;
  /** null = nobody delivers for this route: its messages wait. */
  readonly notifierOf: (route: string) => Notifier | null;
  /** Waits until the channel may be used again; its own measure of time, since vendors count real seconds. */
  readonly pace: (destination: string) => Promise<void>;
}

export interface Sender {
  /** Sends all that is due in the queue; resolves with how many were delivered. */
  sendDue(queue: MessageQueue): Promise<number>;
  /** Routes closed by a permanent answer, with that answer. */
  readonly closed: ReadonlyMap<string, string>;
}

/** A sender that remembers which channels rest and which routes are closed. At least once: what was sent but not noted before a crash is sent again. */
export function createSender(parts: SenderParts): Sender {
  const closed = new Map<string, string>();
  const restsUntil = new Map<string, Instant>();
  return { closed, sendDue: (queue) => sendDue({ ...parts, queue, closed, restsUntil }) };
}

interface Run extends SenderParts {
  readonly queue: MessageQueue;
  readonly closed: Map<string, string>;
  readonly restsUntil: Map<string, Instant>;
}

async function sendDue(run: Run): Promise<number> {
  const messages = await run.queue.due(run.clock.now());
  const lanes = new Map<string, QueuedMessage[]>();
  for (const message of messages) {
    const destination = run.notifierOf(message.route)?.destination;
    if (destination === undefined) continue;
    lanes.set(destination, [...(lanes.get(destination) ?? []), message]);
  }
  const counts = await Promise.all([...lanes].map(([name, lane]) => sendLane(run, name, lane)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One channel's messages in order; what fails holds back the rest of its thread in this run. */
async function sendLane(
  run: Run,
  lane: string,
  messages: readonly QueuedMessage[],
): Promise<number> {
  const stuck = new Set<string>();
  let count = 0;
  for (const message of messages) {
    const thread = `${message.route}/${message.thread}`;
    const mayGo = !stuck.has(thread) && isAwake(run, lane);
    const after = mayGo ? await sendOne(run, lane, message) : null;
    if (after?.state === 'sent') count += 1;
    else stuck.add(thread);
  }
  return count;
}

function isAwake({ restsUntil, clock }: Run, lane: string): boolean {
  return (restsUntil.get(lane) ?? -Infinity) <= clock.now();
}

async function sendOne(run: Run, lane: string, message: QueuedMessage): Promise<AfterAttempt> {
  const after = afterAttempt(message, await attempt(run, lane, message), run.clock.now());
  await run.queue.record(message, after);
  if (after.pausesUntil !== null) run.restsUntil.set(lane, after.pausesUntil);
  if (after.closesRoute) run.closed.set(message.route, after.answer);
  return after;
}

async function attempt(run: Run, lane: string, message: QueuedMessage): Promise<DeliveryOutcome> {
  const answer = run.closed.get(message.route);
  if (answer !== undefined) return { kind: 'refused', answer };
  const needsRoot = message.kind === 'edit' || message.kind === 'line';
  const root = needsRoot ? await run.queue.rootOf(message.route, message.thread) : null;
  if (needsRoot && root === null) return { kind: 'temporary', answer: 'waits_for_root' };
  await run.pace(lane);
  return run.notifierOf(message.route)!.send({
    notice: message.notice,
    inThread: message.kind === 'line' ? root : null,
    replaces: message.kind === 'edit' ? root : null,
    isBroadcast: message.isBroadcast,
  });
}
