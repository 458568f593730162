// At most one message a second and channel: vendors count real seconds, whatever the clock of the figures shows.
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once the destination has rested since its last turn; turns of one destination follow each other. */
export function createPace(restMilliseconds: number): (destination: string) => Promise<void> {
  const rests = new Map<string, Promise<unknown>>();
  return async (destination) => {
    const before = rests.get(destination) ?? Promise.resolve();
    const turn = before.then(() => undefined);
    rests.set(
      destination,
      turn.then(() => sleep(restMilliseconds)),
    );
    await turn;
  };
}
