/** A clock asked from a URL (demo and tests): polled, and run on in between at the speed it showed. */
import type { Clock, Instant } from '../domain/clock.js';

/** What the clock answers: an instant, and how many of its seconds pass in one of ours. */
interface Reading {
  readonly now: Instant;
  readonly speed: number;
  readonly readAt: Instant;
}

/** A clock that is kept in step; `stop` ends the asking. */
export interface CompanyClock extends Clock {
  stop(): void;
}

const askEveryMilliseconds = 500;

/** Asks `url` (JSON `{ now: ISO instant, speed }`) until it answers, then every half second. Throws where it never answers. */
export async function followClock(url: string, machine: Clock): Promise<CompanyClock> {
  let reading = await ask(url, machine);
  const timer = setInterval(() => {
    ask(url, machine).then(
      (next) => {
        reading = next;
      },
      () => undefined,
    );
  }, askEveryMilliseconds);
  timer.unref();
  return {
    now: () => Math.floor(reading.now + (machine.now() - reading.readAt) * reading.speed),
    stop: () => {
      clearInterval(timer);
    },
  };
}

async function ask(url: string, machine: Clock): Promise<Reading> {
  const { default: axios } = await import('axios');
  const { data } = await axios.get<{ now: string; speed?: number }>(url, { timeout: 5000 });
  const now = Date.parse(data.now);
  if (Number.isNaN(now))
    throw new Error(`clock.url: ${url} answers no instant; it must say { "now": "..." }.`);
  return { now, speed: data.speed ?? 1, readAt: machine.now() };
}
