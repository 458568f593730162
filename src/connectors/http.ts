// HTTP for connectors: one line a source, at the pace its vendor asks for, to the hosts its configuration names.
import Bottleneck from 'bottleneck';
import { systemClock, type Clock, type Instant } from '../domain/clock.js';
import type { Budget, HttpAnswer, HttpRequest, LimitedHttp } from './connector.js';
import { TemporaryError } from './errors.js';
import { createAgents, systemResolve, type Agents, type Resolve } from './http/checked-lookup.js';
import { createCircuit } from './http/circuit.js';
import { outage } from './http/failure.js';
import { createGate, type Reach } from './http/gate.js';
import { createChance } from './http/jitter.js';
import type { Line, Poll } from './http/line.js';
import { createPace } from './http/pace.js';
import { ask } from './http/ask.js';
import { sleep, type Sleep } from './http/sleep.js';

export interface HttpOptions {
  /** The source's id: begins every sentence, seeds the jitter. */
  readonly source: string;
  /** What the key must be given to read this, in the vendor's words: named where the vendor says 403. */
  readonly permission?: string | undefined;
  /** Addresses the connector speaks to; nothing else is reached. */
  readonly hosts: readonly string[];
  /** `host` or `host:port` the operator opened although private, loopback or on an unusual port. */
  readonly allowHosts: readonly string[];
  /** A longer wait ends the poll with a TemporaryError that says when to come back. */
  readonly pollIntervalSeconds: number;
  readonly timeoutSeconds?: number;
  /** The wall clock: vendors' limits know no other. */
  readonly clock?: Clock;
  readonly sleep?: Sleep;
  readonly resolve?: Resolve;
}

/** What all polls of one source have in common: its limiter, its circuit, what its vendor said about waiting. */
export interface HttpLine {
  /** The line for one poll. */
  open(signal: AbortSignal, budget: Budget): LimitedHttp;
}

const usualTimeoutSeconds = 60;
const atOnce = 2;

/**
 * The line of one source. A request rejects with PermanentError (401, 403, other refusals the caller does not accept,
 * an address that may not be reached) or TemporaryError (network, 5xx, 429 too long, circuit open, budget spent).
 */
export function createHttp(options: HttpOptions): HttpLine {
  const line = lineOf(options);
  const limiter = new Bottleneck({ maxConcurrent: atOnce });
  return {
    open: (signal, budget) => ({
      request: (request) => limiter.schedule(() => asked(line, request, { signal, budget })),
    }),
  };
}

function lineOf(options: HttpOptions): Line {
  const { source, hosts, allowHosts, clock = systemClock } = options;
  const agents = new Map<Reach, Agents>();
  return {
    ...{ source, clock, sleep: options.sleep ?? sleep, permission: options.permission ?? null },
    gate: createGate({ source, hosts, allowHosts }),
    agentsOf: (reach) => {
      const known = agents.get(reach) ?? createAgents(options.resolve ?? systemResolve, reach);
      agents.set(reach, known);
      return known;
    },
    pace: createPace(clock),
    circuit: createCircuit(clock),
    chance: createChance(source),
    longestWaitSeconds: options.pollIntervalSeconds,
    timeoutSeconds: options.timeoutSeconds ?? usualTimeoutSeconds,
  };
}

async function asked(line: Line, request: HttpRequest, poll: Poll): Promise<HttpAnswer> {
  const restsUntil: Instant | null = line.circuit.openUntil();
  if (restsUntil !== null) {
    const why = 'failed too often in a row and is left alone for a while.';
    throw outage(line.source, request, { why, retryAt: restsUntil });
  }
  try {
    const answer = await ask(line, request, poll);
    line.circuit.succeeded();
    return answer;
  } catch (error) {
    const isOutage = error instanceof TemporaryError && error.retryAt === null;
    if (isOutage && !poll.signal.aborted) line.circuit.failed();
    throw error;
  }
}
