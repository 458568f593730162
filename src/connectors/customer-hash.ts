// Customer addresses become keyed hashes here, the same for every source, so that a customer can be followed between doors.
import { createHmac } from 'node:crypto';
import type { CustomerHash } from '../domain/conversation.js';
import { identityLetters, type IdentityKind } from '../domain/customer-identity.js';

/**
 * Makes the one function that may see an address: HMAC-SHA256 (hex) of its normalised form under `key`, behind one letter
 * for the kind of address, so that it is known which channels can recognise a customer at all.
 */
export function createCustomerHasher(key: string | Buffer): (address: string) => CustomerHash {
  return (address) => {
    const normalised = normaliseAddress(address);
    const digest = createHmac('sha256', key).update(normalised, 'utf8').digest('hex');
    return `${identityLetters[kindOf(normalised)]}${digest}`;
  };
}

function kindOf(normalised: string): IdentityKind {
  if (normalised.includes('@')) return 'mail';
  return /^\+\d+$/.test(normalised) ? 'phone' : 'other';
}

/** One spelling for each customer: mail lower-case, phone numbers as E.164, anything else as the vendor's id. */
export function normaliseAddress(address: string): string {
  const bare = address
    .normalize('NFC')
    .trim()
    .replace(/^(mailto|tel|sip):/i, '');
  if (bare.includes('@'))
    return bare
      .replace(/^.*<(.+)>$/, '$1')
      .trim()
      .toLowerCase();
  return isPhoneNumber(bare) ? toE164(bare) : bare;
}

/** Only a number that shows its country, or is written with separators, is taken for a phone: ids may be digits too. */
function isPhoneNumber(text: string): boolean {
  if (!/^\+?[\d\s().\-/]+$/.test(text)) return false;
  const digitCount = text.replace(/\D/g, '').length;
  if (digitCount < 7 || digitCount > 17) return false;
  return /^(\+|00)/.test(text) || /\d[\s().\-/]+\d/.test(text);
}

/** `00` becomes `+`; a trunk zero in brackets is dropped; a number without a country stays digits. */
function toE164(text: string): string {
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  if (text.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}
