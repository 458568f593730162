// A host and its port as the guard of connections reads them, whatever is spoken there.
import { isIP } from 'node:net';

export function hostUrl(host: string, port: number): string {
  return `https://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}
