// Vendor ids made from a contact's number: stable, unlike each other, and in order of time where the vendor's are.
import { createHash } from 'node:crypto';
import type { SimulatedContact } from './contact.js';

const snowflakeEpoch = 1_288_834_974_657n;

/** A tweet's id: milliseconds since the vendor's epoch above 22 bits of our own. */
export function tweetId(at: number, contact: number, place: number): string {
  const own = (BigInt(contact) * 16n + BigInt(place)) & 0x3f_ffffn;
  return String(((BigInt(at) - snowflakeEpoch) << 22n) | own);
}

/** The instant a tweet's id stands for, in milliseconds. */
export function tweetInstant(id: string): number {
  return Number((BigInt(id) >> 22n) + snowflakeEpoch);
}

/** A UUID made from a name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** An opaque id as mail systems write them. */
export function opaqueId(name: string): string {
  return `AAMk${Buffer.from(createHash('sha256').update(name).digest()).toString('base64url')}=`;
}

/** A short id as survey systems write them. */
export function shortId(name: string): string {
  return `c${createHash('sha256').update(name).digest('hex').slice(0, 23)}`;
}

/** The id under which the vendor of its door knows a contact; surveys and reviews carry it. */
export function vendorId(contact: SimulatedContact): string {
  switch (contact.door) {
    case 'twitter':
      return tweetId(contact.openedAt, contact.id, 0);
    case 'phone':
      return uuidOf(`call ${String(contact.id)}`);
    case 'email':
      return opaqueId(`thread ${String(contact.id)}`);
    case 'web':
      return String(ticketNumber(contact.id));
  }
}

export function ticketNumber(contact: number): number {
  return 10_000 + contact;
}
