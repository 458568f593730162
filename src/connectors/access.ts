// What one poll of one source may touch.
import { channelOf, type SourceConfiguration } from '../config/configuration.js';
import type { Channel } from '../domain/channel.js';
import type { Clock } from '../domain/clock.js';
import type { CustomerHash } from '../domain/conversation.js';
import type { Access, AnyConnector, Budget, LimitedHttp, Log } from './connector.js';

/** What the house lends to every source. */
export interface House {
  readonly folder: string;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly http: LimitedHttp;
  readonly budget: Budget;
  readonly hashCustomer: (address: string) => CustomerHash;
}

/** The access for one poll: make a new one for each poll, and use it for all of its pages. */
export function createAccess(
  source: SourceConfiguration,
  connector: AnyConnector,
  house: House,
): Access<unknown> {
  const { id, timezone, isLive, options } = source;
  const { folder, channels, ...lent } = house;
  return {
    ...lent,
    source: { id, timezone, folder, isLive: isLive ?? connector.isLive(options) },
    config: options,
    mapChannel: channelOf(source, channels),
  };
}

/** For connectors that speak no HTTP, and for tests: every request is refused. */
export const noHttp: LimitedHttp = {
  request: ({ url }) => Promise.reject(new Error(`no request may be made here, least of all ${url}`)),
};

/** A budget of `calls` vendor calls. */
export function createBudget(calls: number): Budget {
  let left = calls;
  return {
    remaining: () => left,
    spend: (spent) => {
      left = Math.max(0, left - spent);
    },
  };
}
