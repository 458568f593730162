// Names are resolved here and nowhere else: once for a connection, every address judged, and that one connected to.
import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressKind } from './address.js';
import { isReachable, type Reach } from './gate.js';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** A name led to an address that may not be reached; nothing was connected. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
  readonly code = 'EFORBIDDEN';
}

/** The machine's resolver. */
export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    const options: LookupAllOptions = { all: true, verbatim: true };
    lookup(host, options, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

export interface Agents {
  readonly http: PlainAgent;
  readonly https: TlsAgent;
}

/** Agents whose every connection goes to an address that was judged; IP literals are judged by the gate. */
export function createAgents(resolve: Resolve, reach: Reach): Agents {
  const options = { keepAlive: true, maxSockets: 4, lookup: checkedLookup(resolve, reach) };
  return { http: new PlainAgent(options), https: new TlsAgent(options) };
}

function checkedLookup(resolve: Resolve, reach: Reach): LookupFunction {
  return (host, options, answer) => {
    resolve(host)
      .then((addresses) => {
        const [first] = addresses;
        const isGood = addresses.every(({ address }) => isReachable(addressKind(address), reach));
        if (first === undefined || !isGood)
          throw new ForbiddenAddressError(`${host} leads to an address that may not be reached`);
        if (options.all === true) answer(null, [...addresses]);
        else answer(null, first.address, first.family);
      })
      .catch((error: unknown) => {
        answer(error as NodeJS.ErrnoException, '', 0);
      });
  };
}
