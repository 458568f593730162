import { promiseSecondsOf, type Door, type Topic } from '../../sandbox/company.js';
import type { SimulatedContact } from '../../sandbox/contact.js';
import { afterOfficeSeconds } from '../../sandbox/office.js';
import { truthOf } from '../../sandbox/truth.js';
import { simulate } from '../../sandbox/world.js';

const from = Date.parse('2025-10-25T22:00:00Z');
const day = 86_400_000;
const to = from + 365 * day;
const year = simulate(7, from, to);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Wait until a person answers, in the door's own clock as a share of its promise; Infinity where nobody does. */
function wait(contact: SimulatedContact): number {
  const found = known.get(contact) ?? measuredWait(contact);
  known.set(contact, found);
  return found;
}

const known = new Map<SimulatedContact, number>();

function measuredWait(contact: SimulatedContact): number {
  const answer = contact.events.find(
    (event) => event.by === 'agent' && (event.kind === 'message' || event.kind === 'connected'),
  );
  if (answer === undefined) return Infinity;
  const seconds =
    contact.door === 'email' || contact.door === 'web'
      ? officeSeconds(contact.openedAt, answer.at)
      : (answer.at - contact.openedAt) / 1000;
  return seconds / promiseSecondsOf[contact.door];
}

function officeSeconds(opened: number, answered: number): number {
  let [low, high] = [0, (answered - opened) / 1000];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (afterOfficeSeconds(opened, middle) < answered) low = middle;
    else high = middle;
  }
  return high;
}

const waits = (door: Door, topic: Topic | null, since = from, until = to): number[] =>
  year
    .filter((contact) => contact.door === door && (topic === null || contact.topic === topic))
    .filter((contact) => contact.openedAt >= since && contact.openedAt < until)
    .map(wait);

describe('the simulated world', () => {
  it('is the same for the same seed, another for another', () => {
    const end = from + 30 * day;
    expect(simulate(7, from, end)).toEqual(simulate(7, from, end));
    expect(simulate(8, from, end)).not.toEqual(simulate(7, from, end));
  });

  it('begins a longer stretch with the shorter one', () => {
    const short = simulate(7, from, from + 20 * day);
    expect(simulate(7, from, from + 40 * day).slice(0, short.length)).toEqual(short);
    expect(year.slice(0, short.length)).toEqual(short);
  });

  it('makes a year in under three seconds of work, 60 to 120 contacts a day', () => {
    const began = process.cpuUsage();
    const contacts = simulate(11, from, to);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(3000);
    expect(contacts.length / 365).toBeGreaterThan(60);
    expect(contacts.length / 365).toBeLessThan(120);
  });

  it('numbers contacts in order of opening and keeps each timeline in order of time', () => {
    expect(year.map((contact) => contact.id)).toEqual(year.map((_, place) => place + year[0]!.id));
    expect(
      year.every((contact, place) => place === 0 || contact.openedAt >= year[place - 1]!.openedAt),
    ).toBe(true);
    const disordered = year.filter((contact) =>
      contact.events.some(
        (event, place) => event.at < (contact.events[place - 1]?.at ?? contact.openedAt),
      ),
    );
    expect(disordered).toEqual([]);
  });

  it('keeps bad hours together: callers of one day share their wait', () => {
    const calls = year.filter((contact) => contact.door === 'phone' && contact.topic === 'outage');
    const days = groupByDay(calls);
    const pairs = [...days.values()].flatMap((one) =>
      one.length > 1 ? [[wait(one[0]!), wait(one[1]!)] as const] : [],
    );
    const logs = pairs
      .filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b))
      .map(([a, b]) => [Math.log(a), Math.log(b)] as const);
    expect(correlation(logs)).toBeGreaterThan(0.05);
  });

  it('treats a topic nothing was planted on alike at every door, against its promise', () => {
    const middles = (['twitter', 'phone', 'email', 'web'] as const).map((door) =>
      median(waits(door, 'contract')),
    );
    expect(Math.max(...middles) / Math.min(...middles)).toBeLessThan(1.25);
  });

  it('holds the planted gaps, while they last', () => {
    const truth = truthOf(7, from);
    const closing = truth.gaps.find((gap) => gap.to !== null)!.to!;
    const opening = truth.gaps.find((gap) => gap.topic === 'device')!.from;
    expect(median(waits('phone', 'billing')) / median(waits('twitter', 'billing'))).toBeGreaterThan(
      3,
    );
    expect(
      median(waits('email', 'device', opening)) / median(waits('twitter', 'device', opening)),
    ).toBeGreaterThan(2.5);
    expect(
      median(waits('email', 'device', from, opening)) /
        median(waits('twitter', 'device', from, opening)),
    ).toBeLessThan(1.3);
    expect(
      median(waits('web', 'login', from, closing)) / median(waits('email', 'login', from, closing)),
    ).toBeGreaterThan(2.5);
    expect(rightShare('phone', 'moving')).toBeLessThan(0.75);
    expect(rightShare('email', 'moving')).toBeGreaterThan(0.87);
  });

  it('sets the trap: the web form is far slower over all questions and no slower question by question', () => {
    const opening = truthOf(7, from).gaps.find((gap) => gap.topic === 'device')!.from;
    const all = (door: Door): number => median(waits(door, null, from, opening));
    expect(all('web') / all('email')).toBeGreaterThan(1.4);
    for (const topic of ['billing', 'moving', 'contract'] as const)
      expect(median(waits('web', topic)) / median(waits('email', topic))).toBeLessThan(1.3);
  });

  it('has everything that makes contacts hard: receipts, reopenings, thanks, transfers, callers who hang up, silence', () => {
    const kinds = new Set(year.flatMap((contact) => contact.events.map((event) => event.kind)));
    expect([...kinds].sort()).toEqual([
      'abandoned',
      'connected',
      'ended',
      'message',
      'note',
      'queued',
      'receipt',
      'reopened',
      'solved',
      'transferred',
    ]);
    expect(year.some((contact) => contact.events.some((event) => event.isCourtesy === true))).toBe(
      true,
    );
    expect(year.some((contact) => contact.escapedFrom !== null)).toBe(true);
    expect(year.some((contact) => contact.door === 'twitter' && wait(contact) === Infinity)).toBe(
      true,
    );
  });
});

function groupByDay(contacts: readonly SimulatedContact[]): Map<number, SimulatedContact[]> {
  const days = new Map<number, SimulatedContact[]>();
  for (const contact of contacts) {
    const key = Math.floor(contact.openedAt / day);
    days.set(key, [...(days.get(key) ?? []), contact]);
  }
  return days;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1): number =>
    pairs.reduce((sum, pair) => sum + pair[place], 0) / pairs.length;
  const [ma, mb] = [mean(0), mean(1)];
  const sum = (of: (a: number, b: number) => number): number =>
    pairs.reduce((total, [a, b]) => total + of(a - ma, b - mb), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

function rightShare(door: Door, topic: Topic): number {
  const reviewed = year.filter(
    (contact) => contact.door === door && contact.topic === topic && contact.review !== null,
  );
  return reviewed.filter((contact) => contact.review!.isRight).length / reviewed.length;
}
