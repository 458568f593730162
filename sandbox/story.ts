// What happens once somebody has asked: the timeline of a written contact, and of a call.
import { forgottenShare, isOfficeDoor, type Door } from './company.js';
import type { SimulatedEvent } from './contact.js';
import { afterOfficeSeconds } from './office.js';
import type { Random } from './random.js';

export interface Story {
  readonly events: readonly SimulatedEvent[];
  /** When a person first answered; null = nobody did. */
  readonly answeredAt: number | null;
  readonly solvedAt: number | null;
}

export interface WrittenCase {
  readonly door: Door;
  readonly openedAt: number;
  /** Of the door's own clock: office seconds where only the office answers. */
  readonly waitSeconds: number;
  /** From the answer until the case is done with, on the same clock. */
  readonly workSeconds: number;
}

export interface CallCase {
  readonly openedAt: number;
  readonly menuSeconds: number;
  readonly waitSeconds: number;
  readonly isAnswered: boolean;
  readonly agent: number;
  readonly handleSeconds: number;
}

const minute = 60_000;
const hour = 60 * minute;
const receiptShare: Readonly<Record<Door, number>> = { twitter: 0, phone: 0, email: 0.6, web: 1 };

/** A tweet, a mail or a form: question, receipt, answer, perhaps another round, solved, perhaps thanks, perhaps back again. */
export function writtenStory(written: WrittenCase, random: Random): Story {
  const { door, openedAt, waitSeconds } = written;
  const question = [event(openedAt, 'customer', 'message'), ...receiptOf(written, random)];
  if (random.chance(forgottenShare[door]))
    return { events: question, answeredAt: null, solvedAt: null };
  const agent = random.whole(1, 14);
  const answeredAt = answerAfter(door, openedAt, waitSeconds);
  const events = [...question, ...beforeAnswer(written, answeredAt, random)];
  events.push(event(answeredAt, 'agent', 'message', agent));
  const doneAt = answerAfter(door, answeredAt, written.workSeconds);
  const lastAt = random.chance(0.35)
    ? secondRound(events, { ...written, openedAt: answeredAt }, random)
    : answeredAt;
  const solvedAt = Math.max(doneAt, lastAt + 60_000);
  events.push(event(solvedAt, 'agent', 'solved', agent));
  if (random.chance(0.15))
    events.push({
      ...event(solvedAt + random.whole(5, 180) * minute, 'customer', 'message'),
      isCourtesy: true,
    });
  else if (random.chance(0.08)) backAgain(events, { ...written, openedAt: solvedAt }, random);
  return { events: events.sort((a, b) => a.at - b.at), answeredAt, solvedAt };
}

/** A call: menu, queue, then an agent, perhaps a second one, or the caller hangs up. */
export function callStory(call: CallCase, random: Random): Story {
  const queuedAt = call.openedAt + call.menuSeconds * 1000;
  const reachedAt = queuedAt + Math.round(call.waitSeconds) * 1000;
  const arrival = [
    event(call.openedAt, 'customer', 'message'),
    event(queuedAt, 'system', 'queued'),
  ];
  if (!call.isAnswered)
    return {
      events: [...arrival, event(reachedAt, 'customer', 'abandoned')],
      answeredAt: null,
      solvedAt: null,
    };
  const endedAt = reachedAt + Math.round(call.handleSeconds) * 1000;
  const events = [...arrival, event(reachedAt, 'agent', 'connected', call.agent)];
  if (random.chance(0.1)) events.push(...transferOf(call, reachedAt, endedAt));
  const isSolved = random.chance(0.97);
  if (isSolved) events.push(event(endedAt, 'agent', 'solved', call.agent));
  events.push(event(endedAt, 'system', 'ended'));
  return { events, answeredAt: reachedAt, solvedAt: isSolved ? endedAt : null };
}

function transferOf(call: CallCase, reachedAt: number, endedAt: number): readonly SimulatedEvent[] {
  const at = Math.round((reachedAt + (endedAt - reachedAt) / 3) / 1000) * 1000;
  return [
    event(at, 'system', 'transferred'),
    event(at + 20_000, 'agent', 'connected', (call.agent % 5) + 1),
  ];
}

function receiptOf({ door, openedAt }: WrittenCase, random: Random): readonly SimulatedEvent[] {
  const isSent = random.chance(receiptShare[door]);
  return isSent ? [event(openedAt + random.whole(2, 20) * 1000, 'bot', 'receipt')] : [];
}

/** A second thought of the customer and a note among colleagues, both before the answer: neither ends or restarts the wait. */
function beforeAnswer(
  { openedAt }: WrittenCase,
  answeredAt: number,
  random: Random,
): readonly SimulatedEvent[] {
  const second = openedAt + random.whole(2, 9) * minute;
  const note = openedAt + Math.round((answeredAt - openedAt) / 2000) * 1000;
  return [
    ...(random.chance(0.18) && second < answeredAt ? [event(second, 'customer', 'message')] : []),
    ...(random.chance(0.2) ? [event(note, 'agent', 'note', 1)] : []),
  ];
}

/** The customer asks on and is answered again; returns when. */
function secondRound(events: SimulatedEvent[], written: WrittenCase, random: Random): number {
  const pause = random.exponential(0.3 * written.workSeconds);
  const askedAt = written.openedAt + random.whole(2, 9) * minute + Math.round(pause) * 1000;
  const at = answerAfter(written.door, askedAt, written.waitSeconds * (0.3 + 0.4 * random.next()));
  events.push(
    event(askedAt, 'customer', 'message'),
    event(at, 'agent', 'message', random.whole(1, 14)),
  );
  return at;
}

/** Solved too early: the customer comes back within days with the same question. */
function backAgain(events: SimulatedEvent[], written: WrittenCase, random: Random): void {
  const at = written.openedAt + random.whole(14, 130) * hour + random.whole(0, 59) * minute;
  const answeredAt = answerAfter(written.door, at, written.waitSeconds * (0.5 + random.next()));
  const agent = random.whole(1, 14);
  events.push(
    event(at, 'customer', 'message'),
    event(at + 1000, 'system', 'reopened'),
    event(answeredAt, 'agent', 'message', agent),
    event(answeredAt + 10 * minute, 'agent', 'solved', agent),
  );
}

function answerAfter(door: Door, askedAt: number, seconds: number): number {
  const whole = Math.max(30, Math.round(seconds));
  return isOfficeDoor[door] ? afterOfficeSeconds(askedAt, whole) : askedAt + whole * 1000;
}

function event(
  at: number,
  by: SimulatedEvent['by'],
  kind: SimulatedEvent['kind'],
  agent: number | null = null,
): SimulatedEvent {
  return { at, by, kind, agent };
}
