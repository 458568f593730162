// Which addresses a source may reach at all: its own hosts, and of those only public ones unless the operator named them.
import { isIP } from 'node:net';
import { PermanentError } from '../errors.js';
import { addressKind, type AddressKind } from './address.js';

/** What the host of a request may resolve to. */
export type Reach = 'public' | 'private' | 'loopback';

/** Judges addresses before anything is sent. */
export interface Gate {
  /** How far this request may reach. Throws PermanentError where it may not be made. */
  admit(url: URL): Reach;
}

export interface GateOptions {
  readonly source: string;
  /** The addresses of the connector's configuration: `https://acme.zendesk.com/`. */
  readonly hosts: readonly string[];
  /** `host` or `host:port`, named by the operator. */
  readonly allowHosts: readonly string[];
  /** Ports that need no naming; left out = those of the web. */
  readonly ports?: readonly string[];
}

const usualPorts: readonly string[] = ['80', '443'];

export function createGate(options: GateOptions): Gate {
  const { source, hosts, allowHosts, ports = usualPorts } = options;
  const origins = new Set(hosts.filter((host) => URL.canParse(host)).map(originOf));
  return {
    admit: (url) => {
      const isNamed = allowHosts.some((named) => isSameHost(named, url));
      const isMeant = isNamed || ports.includes(portOf(url));
      const fault = faultOf(url, origins, isNamed) ?? (isMeant ? null : unusualPort);
      if (fault !== null) throw new PermanentError(`sources.${source}: ${url.host} ${fault}`);
      return reachOf(url, isNamed);
    },
  };
}

function faultOf(url: URL, origins: ReadonlySet<string>, isNamed: boolean): string | null {
  if (!isPlain(url)) return 'may not be reached like this; write https://HOST without a password.';
  if (!origins.has(originOf(url.href)))
    return 'is not an address of this source; only its own host is spoken to.';
  const isLiteral = isIP(bareHost(url)) > 0;
  if (isLiteral && !isReachable(addressKind(bareHost(url)), reachOf(url, isNamed)))
    return 'is an address inside the house; name it in allowHosts if it is meant.';
  return null;
}

const unusualPort = 'is on an unusual port; name it in allowHosts if it is meant.';

function isPlain({ protocol, username, password }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** Whether an address of that kind lies within reach. Link-local and other odd ones never do. */
export function isReachable(kind: AddressKind, reach: Reach): boolean {
  return kind === 'public' || kind === reach;
}

/** Loopback opens for a name of this machine only; another name that leads there is an attack or a mistake. */
function reachOf(url: URL, isNamed: boolean): Reach {
  if (!isNamed) return 'public';
  const host = bareHost(url);
  const isThisMachine = /^(.+\.)?localhost$/.test(host) || addressKind(host) === 'loopback';
  return isThisMachine ? 'loopback' : 'private';
}

function isSameHost(named: string, url: URL): boolean {
  if (!URL.canParse(`http://${named}`)) return false;
  const given = new URL(`http://${named}`);
  const port = /:\d+$/.test(named) ? portOf(given) : null;
  const isPort = port === null ? usualPorts.includes(portOf(url)) : port === portOf(url);
  return bareHost(given) === bareHost(url) && isPort;
}

function originOf(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${bareHost(url)}:${portOf(url)}`;
}

function bareHost(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^\[|\]$/g, '');
}

function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'http:' ? '80' : '443';
}
