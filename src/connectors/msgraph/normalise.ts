// A message of Graph as an e-mail of ours. Pure.
import { z } from 'zod';
import type { MailMessage } from '../mail-message.js';
import { isoInstant, optional } from '../vendor-values.js';
import type { Folder } from './client.js';

const recipientSchema = z.object({ emailAddress: z.object({ address: optional(z.string()) }) });

export const messageSchema = z.object({
  id: z.string(),
  receivedDateTime: isoInstant,
  lastModifiedDateTime: optional(isoInstant),
  categories: z.array(z.string()).default([]),
  conversationId: optional(z.string()),
  internetMessageId: optional(z.string()),
  internetMessageHeaders: optional(z.array(z.object({ name: z.string(), value: z.string() }))),
  isDraft: z.boolean().default(false),
  from: optional(recipientSchema),
  toRecipients: z.array(recipientSchema).default([]),
});
export type GraphMessage = z.output<typeof messageSchema>;

/** A message that moved out of the folder, or away: it says nothing of the conversation. */
export function isRemoved(record: unknown): boolean {
  return typeof record === 'object' && record !== null && '@removed' in record;
}

/** The message, told apart by folder and by our own addresses. */
export function mailOf(message: GraphMessage, folder: Folder, own: readonly string[]): MailMessage {
  const from = message.from?.emailAddress.address ?? null;
  const isOurs = folder === 'sentitems' || (from !== null && isOwn(from, own));
  const to = message.toRecipients.map(({ emailAddress }) => emailAddress.address);
  const addressee = to.find((address) => address !== null && !isOwn(address, own)) ?? null;
  const headers = message.internetMessageHeaders ?? [];
  return {
    key: message.id,
    thread: message.conversationId,
    messageId: message.internetMessageId,
    at: message.receivedDateTime,
    isOurs,
    customer: isOurs ? addressee : from,
    headers: new Map(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    topics: message.categories,
    changedAt: message.lastModifiedDateTime,
  };
}

/** One of our addresses, or of one of our domains. */
function isOwn(address: string, own: readonly string[]): boolean {
  const mine = address.trim().toLowerCase();
  return own.some((one) => mine === one.toLowerCase() || mine.endsWith(`@${one.toLowerCase()}`));
}
