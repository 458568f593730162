// Sends what is due: in order within a thread, one message a second and channel, each attempt noted before the next.
import type { Clock, Instant } from '../domain/clock.js';
import { afterAttempt, type AfterAttempt } from './delivery.js';
import type { DeliveryOutcome, Notifier } from './notifier.js';
import type { MessageQueue, QueuedMessage } from './outbox.js';

export interface SenderParts {
  readonly queue: MessageQueue;
  readonly clock: Clock;
  /** null = nobody delivers for this route: its messages wait. */
  readonly notifierOf: (route: string) => Notifier | null;
  /** Waits until the channel may be used again; its own measure of time, since vendors count real seconds. */
  readonly pace: (destination: string) => Promise<void>;
  /** Told once when a route is closed by a permanent answer. */
  readonly onClosed: (route: string, answer: string) => Promise<void>;
}

export interface Sender {
  /** Sends all that is due now; resolves with how many were delivered. */
  sendDue(): Promise<number>;
  /** Routes closed by a permanent answer, with that answer. */
  readonly closed: ReadonlyMap<string, string>;
}

/** A sender over a queue. At least once: what was sent but not noted before a crash is sent again. */
export function createSender(parts: SenderParts): Sender {
  const closed = new Map<string, string>();
  const restsUntil = new Map<string, Instant>();
  const run = { ...parts, closed, restsUntil };
  return { closed, sendDue: () => sendDue(run) };
}

interface Run extends SenderParts {
  readonly closed: Map<string, string>;
  readonly restsUntil: Map<string, Instant>;
}

async function sendDue(run: Run): Promise<number> {
  const messages = await run.queue.due(run.clock.now());
  const lanes = new Map<string, QueuedMessage[]>();
  for (const message of messages) {
    const destination = run.notifierOf(message.route)?.destination;
    if (destination === undefined || run.closed.has(message.route)) continue;
    lanes.set(destination, [...(lanes.get(destination) ?? []), message]);
  }
  const counts = await Promise.all([...lanes].map(([name, lane]) => sendLane(run, name, lane)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One channel's messages in order; what fails holds back the rest of its thread until the next run. */
async function sendLane(
  run: Run,
  lane: string,
  messages: readonly QueuedMessage[],
): Promise<number> {
  const stuck = new Set<string>();
  let count = 0;
  for (const message of messages) {
    const thread = `${message.route}/${message.thread}`;
    const mayGo = !stuck.has(thread) && !run.closed.has(message.route) && isAwake(run, lane);
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
  await run.pace(lane);
  const after = afterAttempt(message, await attempt(run, message), run.clock.now());
  await run.queue.record(message, after);
  if (after.pausesUntil !== null) run.restsUntil.set(lane, after.pausesUntil);
  if (after.disablesRoute) {
    run.closed.set(message.route, after.answer);
    await run.onClosed(message.route, after.answer);
  }
  return after;
}

async function attempt(run: Run, message: QueuedMessage): Promise<DeliveryOutcome> {
  const notifier = run.notifierOf(message.route)!;
  const needsRoot = message.kind === 'edit' || message.kind === 'line';
  const root = needsRoot ? await run.queue.rootOf(message.route, message.thread) : null;
  if (needsRoot && root === null) return { kind: 'refused', answer: 'no_root' };
  return notifier.send({
    notice: message.notice,
    inThread: message.kind === 'line' ? root : null,
    replaces: message.kind === 'edit' ? root : null,
    isBroadcast: message.isBroadcast,
  });
}
