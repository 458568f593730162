// Could a customer of this channel be recognised on the other?
import type { Tally } from '../domain/cell.js';
import { identityKinds } from '../domain/customer-identity.js';

/** A kind of address that makes up less than this share of a channel's keys is a stray there. */
const strayShare = 0.01;

/**
 * Which share (0..1) of a channel's contacts is known by a kind of address that the other channel also has? Contacts
 * without a customer key can be recognised nowhere. Keys whose kind was never noted are taken to be alike.
 */
export function linkability(own: Tally | null, other: Tally | null, contacts: number): number {
  if (own === null || other === null) return 0;
  const all = Math.max(contacts, own.n);
  if (all === 0) return 0;
  if (own.beside === undefined || other.beside === undefined) return own.n / all;
  const linked = identityKinds
    .filter((kind) => countOf(other, kind) >= strayShare * other.n && countOf(other, kind) > 0)
    .reduce((sum, kind) => sum + countOf(own, kind), 0);
  return linked / all;
}

function countOf({ beside }: Tally, kind: string): number {
  return beside?.get(`identity:${kind}`) ?? 0;
}
