// A form sent from another site is refused: a browser says where a form comes from.
import { ForeignOriginError } from './foreign-origin-error.js';
import type { PageRequest } from './request-looks.js';

/** Throws ForeignOriginError where the browser says that the form comes from elsewhere. */
export function refuseForeignOrigin({ headers }: PageRequest): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site === 'same-origin' || (typeof origin !== 'string' && site === undefined)) return;
  if (site === undefined && isSame(String(origin), host)) return;
  throw new ForeignOriginError(String(origin ?? site));
}

/** The scheme is the proxy's affair; a port that the scheme implies need not be written. */
function isSame(origin: string, host: unknown): boolean {
  if (typeof host !== 'string' || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === from;
}
