// What kind of address a customer key was made of: only like kinds can meet across channels.
import type { CustomerHash } from './conversation.js';

export const identityKinds = ['mail', 'phone', 'other'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** The first letter of a customer key names the kind of address behind it. */
export const identityLetters: Readonly<Record<IdentityKind, string>> = {
  mail: 'm',
  phone: 'p',
  other: 'i',
};

/** The kind of address behind a customer key; a key without a known letter counts as `other`. */
export function identityOf(customer: CustomerHash): IdentityKind {
  return identityKinds.find((kind) => customer.startsWith(identityLetters[kind])) ?? 'other';
}
