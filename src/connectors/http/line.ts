// What a request needs on its way: shared by all requests of a source, and by those of one poll.
import type { Clock } from '../../domain/clock.js';
import type { Budget } from '../connector.js';
import type { Agents } from './checked-lookup.js';
import type { Circuit } from './circuit.js';
import type { Gate, Reach } from './gate.js';
import type { Pace } from './pace.js';
import type { Sleep } from './sleep.js';

export interface Line {
  readonly source: string;
  /** What the key must be given, in the vendor's words; null = not known. */
  readonly permission: string | null;
  readonly gate: Gate;
  readonly agentsOf: (reach: Reach) => Agents;
  readonly pace: Pace;
  readonly circuit: Circuit;
  readonly chance: () => number;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly longestWaitSeconds: number;
  readonly timeoutSeconds: number;
}

export interface Poll {
  readonly signal: AbortSignal;
  readonly budget: Budget;
}
