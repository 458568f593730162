// Which cell a key stands for: named once, however many readings it occurs in.
import type { Cell } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { languageOf, parseCellKey, readingOf } from './cell-key.js';
import type { Names } from './names.js';

export interface Address {
  readonly cell: Cell;
  readonly kind: MetricKind;
}

/** The address of a cell's key. */
export type AddressOf = (key: number) => Address;

interface Book {
  readonly names: Names;
  readonly addressOf: AddressOf;
}

/** The addresses of one database: the same objects for as long as its names mean the same. */
export function openAddresses(): (names: Names) => AddressOf {
  let book: Book | null = null;
  return (names) => {
    if (book === null || !isSameNames(book.names, names))
      book = { names, addressOf: addressesBy(names) };
    return book.addressOf;
  };
}

function isSameNames(one: Names, other: Names): boolean {
  return isSameMap(one.channels, other.channels) && isSameMap(one.topics, other.topics);
}

function isSameMap(one: ReadonlyMap<number, string>, other: ReadonlyMap<number, string>): boolean {
  return one.size === other.size && [...one].every(([code, name]) => other.get(code) === name);
}

/** What V8 keeps without a box, and so finds quickest in a map. */
const smallNumbers = 2 ** 30;

function addressesBy(names: Names): AddressOf {
  const known = new Map<number, Map<number, Address>>();
  return (key) => {
    const first = Math.floor(key / smallNumbers);
    let near = known.get(first);
    if (near === undefined) known.set(first, (near = new Map<number, Address>()));
    let address = near.get(key - first * smallNumbers);
    if (address === undefined) {
      address = addressOf(key, names);
      near.set(key - first * smallNumbers, address);
    }
    return address;
  };
}

function addressOf(key: number, names: Names): Address {
  const codes = parseCellKey(key);
  const { metric, variant } = readingOf(codes.measure);
  const cell: Cell = {
    channel: names.channels.get(codes.channel)!,
    topic: codes.topic === 0 ? null : names.topics.get(codes.topic)!,
    metric: metric.id,
    variant,
    language: languageOf(codes.language),
  };
  return { cell, kind: metric.kind };
}
