// A message of a folder as an e-mail of ours. Pure.
import type { FetchMessageObject } from 'imapflow';
import type { MailMessage } from '../mail-message.js';

export interface Place {
  readonly folder: string;
  /** Everything in it was written by us. */
  readonly isSent: boolean;
  /** Addresses or domains of ours. */
  readonly own: readonly string[];
}

/** The message; null where the server gave no instant of its own for it. */
export function mailOf(message: FetchMessageObject, place: Place): MailMessage | null {
  const at = instantOf(message.internalDate);
  if (at === null) return null;
  return {
    key: `${place.folder}:${message.uid}`,
    ...{ thread: null, at, changedAt: null },
    messageId: message.envelope?.messageId ?? markOf(message, at),
    ...partiesOf(message, place),
    headers: headersIn(message.headers),
    topics: topicsOf(message, place),
  };
}

/** For a message without an id: what stays the same when it is moved, or its folder made anew. */
function markOf({ size, envelope }: FetchMessageObject, at: number): string {
  const [from = ''] = addressesIn(envelope?.from);
  return `<${at}.${size ?? 0}.${from}>`;
}

function partiesOf(
  { envelope }: FetchMessageObject,
  { isSent, own }: Place,
): Pick<MailMessage, 'isOurs' | 'customer'> {
  const { from, to, cc } = envelope ?? {};
  const [writer = ''] = addressesIn(from);
  if (!isSent && !isOwn(writer, own)) return { isOurs: false, customer: writer || null };
  const addressees = [...addressesIn(to), ...addressesIn(cc)];
  return { isOurs: true, customer: addressees.find((one) => !isOwn(one, own)) ?? null };
}

function instantOf(date: Date | string | undefined): number | null {
  const at = date === undefined ? NaN : new Date(date).getTime();
  return Number.isNaN(at) ? null : at;
}

function addressesIn(
  list: readonly { readonly address?: string | undefined }[] | undefined,
): string[] {
  return (list ?? []).flatMap(({ address }) =>
    address === undefined || address === '' ? [] : [address],
  );
}

function isOwn(address: string, own: readonly string[]): boolean {
  const mine = address.trim().toLowerCase();
  return own.some((one) => mine === one.toLowerCase() || mine.endsWith(`@${one.toLowerCase()}`));
}

/** Header lines by name in lower case; a line that begins with a space goes on with the one before. */
function headersIn(raw: Buffer | undefined): ReadonlyMap<string, string> {
  const lines = (raw?.toString('latin1') ?? '').replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines
      .map((line): [string, string] => {
        const [name = '', ...rest] = line.split(':');
        return [name.trim().toLowerCase(), rest.join(':').trim()];
      })
      .filter(([name]) => name !== ''),
  );
}

/** The folder a message was filed in, and the words agents marked it with; the server's own flags are none. */
function topicsOf({ flags }: FetchMessageObject, { folder, isSent }: Place): readonly string[] {
  const words = [...(flags ?? [])].filter((flag) => !/^[\\$]/.test(flag));
  return isSent || folder.toUpperCase() === 'INBOX' ? words : [`folder:${folder}`, ...words];
}
