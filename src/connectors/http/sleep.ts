// Waiting that can be called off.
import { setTimeout as wait } from 'node:timers/promises';

/** Waits so many milliseconds; rejects when the signal says stop. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal });
