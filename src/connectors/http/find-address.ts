// Where a host is, for connections that are not HTTP: resolved once, every address judged, as for HTTP.
import { isIP } from 'node:net';
import type { HostAddress } from '../connector.js';
import { PermanentError, TemporaryError } from '../errors.js';
import { hostUrl } from '../host-url.js';
import { addressKind } from './address.js';
import { systemResolve, type Resolve } from './checked-lookup.js';
import { createGate, isReachable, type GateOptions } from './gate.js';

/** An address to connect to. Throws PermanentError where it may not be reached, TemporaryError where there is none. */
export type AddressFinder = (host: string, port: number) => Promise<HostAddress>;

const mailPorts: readonly string[] = ['143', '993'];

/** Finds the addresses of a source's own hosts, written `https://HOST:PORT` whatever is spoken there. */
export function createAddressFinder(
  options: GateOptions,
  resolve: Resolve = systemResolve,
): AddressFinder {
  const gate = createGate({ ports: mailPorts, ...options });
  return async (host, port) => {
    const reach = gate.admit(new URL(hostUrl(host, port)));
    if (isIP(host) > 0) return judged(host);
    const found = await resolve(host).catch(() => []);
    const [first] = found;
    if (first === undefined)
      throw new TemporaryError(
        `sources.${options.source}: ${host} cannot be found; check the host name.`,
      );
    if (found.every(({ address }) => isReachable(addressKind(address), reach)))
      return judged(first.address);
    throw new PermanentError(
      `sources.${options.source}: ${host} leads to an address inside the house; name it in allowHosts if it is meant.`,
    );
  };
}

function judged(address: string): HostAddress {
  return { address, isPublic: addressKind(address) === 'public' };
}
