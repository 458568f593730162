// What went wrong with a mail server, in our own words: the library's errors carry what the server said.
import type { Access } from '../connector.js';
import { PermanentError, TemporaryError } from '../errors.js';
import type { ImapConfig } from './config.js';

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections; check the host and the port.',
  ECONNRESET: 'cut the connection; the next poll goes on where this one stopped.',
  EConnectionClosed: 'cut the connection; the next poll goes on where this one stopped.',
  NoConnection: 'cut the connection; the next poll goes on where this one stopped.',
  CONNECT_TIMEOUT: 'does not answer; check the host, the port and the network.',
  GREETING_TIMEOUT: 'does not greet; check that the port speaks IMAP, and with which security.',
  UPGRADE_TIMEOUT: 'does not change over to TLS; check the security it offers.',
  ETIMEOUT: 'stopped answering; the next poll goes on where this one stopped.',
};

/** Ours as they are; a refusal of the password or the folder stops the source, everything else is tried again. */
export function failureOf(
  error: unknown,
  { source, config, signal }: Pick<Access<ImapConfig>, 'source' | 'config' | 'signal'>,
): Error {
  if (error instanceof PermanentError || error instanceof TemporaryError) return error;
  const { code, authenticationFailed, mailboxMissing } = error as {
    readonly code?: unknown;
    readonly authenticationFailed?: unknown;
    readonly mailboxMissing?: unknown;
  };
  const name = `sources.${source.id}`;
  if (authenticationFailed === true)
    return new PermanentError(
      `${name}: ${config.host} refuses the user or the password; check both, or make an app password.`,
      'auth',
    );
  if (mailboxMissing === true)
    return new PermanentError(
      `${name}.folders: ${config.host} has no such folder; write the names as the server lists them.`,
    );
  if (signal.aborted)
    return new TemporaryError(`${name}: ${config.host} did not answer before we had to stop.`);
  const known = typeof code === 'string' ? words[code] : undefined;
  return new TemporaryError(
    `${name}: ${config.host} ${known ?? `cannot be read${inBrackets(code)}.`}`,
  );
}

/** A word of the machine's, never anything a server said. */
function inBrackets(code: unknown): string {
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? ` (${code})` : '';
}
