// Which network an IP address belongs to: what a name resolves to is judged here before anything connects to it.
import { isIP } from 'node:net';

/** `forbidden`: link-local (cloud metadata), multicast, documentation and other addresses no service has. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'forbidden';

type Block = readonly [prefix: string, bits: number, kind: AddressKind];

const blocks4: readonly Block[] = [
  ['127.0.0.0', 8, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['0.0.0.0', 8, 'forbidden'],
  ['169.254.0.0', 16, 'forbidden'],
  ['192.0.0.0', 24, 'forbidden'],
  ['192.0.2.0', 24, 'forbidden'],
  ['192.88.99.0', 24, 'forbidden'],
  ['198.18.0.0', 15, 'forbidden'],
  ['198.51.100.0', 24, 'forbidden'],
  ['203.0.113.0', 24, 'forbidden'],
  ['224.0.0.0', 3, 'forbidden'],
];

const blocks6: readonly Block[] = [
  ['::1', 128, 'loopback'],
  ['fc00::', 7, 'private'],
  ['2001::', 23, 'forbidden'],
  ['2001:db8::', 32, 'forbidden'],
  ['2000::', 3, 'public'],
];

/** Prefixes that carry an IPv4 address, and the bit it ends at: mapped, compatible, NAT64, 6to4. */
const carriers: readonly (readonly [prefix: string, bits: number, endsAt: number])[] = [
  ['::ffff:0:0', 96, 128],
  ['64:ff9b::', 96, 128],
  ['2002::', 16, 48],
];

/** The kind of a literal address; what is no address at all is `forbidden`. */
export function addressKind(address: string): AddressKind {
  const bare = address.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 4) return kindIn(blocks4, bits4(bare), 32) ?? 'public';
  if (isIP(bare) === 6 && !bare.includes('%')) return kindOf6(bits6(bare));
  return 'forbidden';
}

function kindOf6(bits: bigint): AddressKind {
  for (const [prefix, length, endsAt] of carriers) {
    if (!isWithin(bits, bits6(prefix), 128 - length)) continue;
    const carried = (bits >> BigInt(128 - endsAt)) & 0xffff_ffffn;
    return kindIn(blocks4, carried, 32) ?? 'public';
  }
  return kindIn(blocks6, bits, 128) ?? 'forbidden';
}

function kindIn(blocks: readonly Block[], bits: bigint, width: 32 | 128): AddressKind | null {
  const toBits = width === 32 ? bits4 : bits6;
  const found = blocks.find(([prefix, length]) => isWithin(bits, toBits(prefix), width - length));
  return found?.[2] ?? null;
}

function isWithin(bits: bigint, prefix: bigint, free: number): boolean {
  return bits >> BigInt(free) === prefix >> BigInt(free);
}

function bits4(address: string): bigint {
  return address.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bits6(address: string): bigint {
  const [head = '', tail] = address.split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array<bigint>(Math.max(0, 8 - before.length - after.length)).fill(0n);
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** A dotted quad at the end is two groups. */
function groupsOf(text: string): bigint[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const bits = bits4(group);
    return [bits >> 16n, bits & 0xffffn];
  });
}
