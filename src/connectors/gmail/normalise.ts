// A message of Gmail as an e-mail of ours. Pure.
import { z } from 'zod';
import type { MailMessage } from '../mail-message.js';

export const messageSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  /** Milliseconds, as a text: when the server took it in. */
  internalDate: z.string().regex(/^\d+$/).transform(Number),
  labelIds: z.array(z.string()).default([]),
  payload: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
});
export type GmailMessage = z.output<typeof messageSchema>;

const ownLabels = /^(INBOX|SENT|UNREAD|IMPORTANT|STARRED|CATEGORY_\w+|CHAT|DRAFT|SPAM|TRASH)$/;

/** Drafts, chats, spam and the bin are nobody's letters. */
export function isLetter({ labelIds }: GmailMessage): boolean {
  return !labelIds.some((label) => ['DRAFT', 'CHAT', 'SPAM', 'TRASH'].includes(label));
}

/** The message, ours by its label or by its sender; labels people made are topics. */
export function mailOf(message: GmailMessage, own: readonly string[]): MailMessage {
  const { id, threadId, internalDate, labelIds, payload } = message;
  const headers = new Map(payload.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const from = addressesIn(headers.get('from'))[0] ?? null;
  const isOurs = labelIds.includes('SENT') || (from !== null && isOwn(from, own));
  const to = addressesIn(headers.get('to')).find((address) => !isOwn(address, own)) ?? null;
  return {
    ...{ key: id, thread: threadId, at: internalDate, isOurs, headers },
    messageId: headers.get('message-id') ?? null,
    customer: isOurs ? to : from,
    topics: labelIds.filter((label) => !ownLabels.test(label)),
    changedAt: internalDate,
  };
}

function addressesIn(header: string | undefined): readonly string[] {
  return (header?.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? []).map((address) => address.toLowerCase());
}

function isOwn(address: string, own: readonly string[]): boolean {
  return own.some(
    (each) => address === each.toLowerCase() || address.endsWith(`@${each.toLowerCase()}`),
  );
}
