// Where two readings of one week differ: late rows touch a few addresses, the rest need not be looked at again.
import type { Histogram, Tally } from '../domain/cell.js';
import { SortedCounts } from '../statistics/sorted-counts.js';
import {
  channelsOf,
  eachSubject,
  type Address,
  type Evidence,
  type Subject,
  type Series,
  type Slot,
} from './evidence.js';

/** Names an address. */
export function addressKey({ metric, variant, topic, channel }: Address): string {
  return topic === null
    ? `${metric}|${variant}|${channel}`
    : `${metric}|${variant}|${channel}|${topic}`;
}

/** Names what a channel did on a topic, on any metric; topic null: all it did. */
export function placeKey(channel: string, topic: string | null): string {
  return topic === null ? channel : `${channel}|${topic}`;
}

/** Key -> address of every series that the two do not have alike; null = no such week. */
export function differences(
  before: Evidence | null,
  after: Evidence | null,
): ReadonlyMap<string, Address> {
  if (before === null || after === null) return compare(before, after);
  const known = found.get(after);
  if (known?.before.deref() === before) return known.unlike;
  const unlike = compare(before, after);
  found.set(after, { before: new WeakRef(before), unlike });
  return unlike;
}

/** What was found last of a week: whoever reads it and whoever sums it ask about the same two. Holds no earlier week alive. */
const found = new WeakMap<
  Evidence,
  { readonly before: WeakRef<Evidence>; readonly unlike: ReadonlyMap<string, Address> }
>();

function compare(before: Evidence | null, after: Evidence | null): ReadonlyMap<string, Address> {
  const unlike = new Map<string, Address>();
  const note = (subject: Subject, channel: string): void => {
    const address = { channel, ...subject };
    unlike.set(addressKey(address), address);
  };
  if (before !== null)
    eachSubject(before, (subject, channels) => {
      const now = after === null ? null : channelsOf(after, subject);
      for (const channel of channels.keys()) if (!now?.has(channel)) note(subject, channel);
    });
  if (after !== null)
    eachSubject(after, (subject, channels) => {
      const then = before === null ? null : channelsOf(before, subject);
      for (const [channel, series] of channels) {
        const was = then?.get(channel);
        const isSame = was && before && isAlike([before, was], [after, series]);
        if (!isSame) note(subject, channel);
      }
    });
  return unlike;
}

type Placed = readonly [Evidence, Series];

function isAlike([before, was]: Placed, [after, is]: Placed): boolean {
  return (
    was.length === is.length &&
    was.every((entry, place) => {
      const other = is[place]!;
      return (
        isSameSlot(before.slots[entry.slot]!, after.slots[other.slot]!) &&
        entry.language === other.language &&
        entry.weekdays === other.weekdays &&
        (entry.tally === other.tally || isSameTally(entry.tally, other.tally))
      );
    })
  );
}

function isSameSlot(one: Slot, other: Slot): boolean {
  return one.daypart === other.daypart && one.isWeekend === other.isWeekend;
}

function isSameTally(one: Tally, other: Tally): boolean {
  return (
    isSameNumbers(one, other) &&
    isSameCounts(one.ended, other.ended) &&
    isSameCounts(one.censored, other.censored) &&
    isSameCounts(one.levels, other.levels) &&
    isSameBeside(one.beside, other.beside)
  );
}

function isSameNumbers(one: Tally, other: Tally): boolean {
  return (
    one.n === other.n &&
    one.dateOnly === other.dateOnly &&
    one.open === other.open &&
    one.sum === other.sum &&
    one.yes === other.yes &&
    one.no === other.no &&
    one.pending === other.pending
  );
}

function isSameCounts(one: Histogram, other: Histogram): boolean {
  if (one.size !== other.size) return false;
  if (one instanceof SortedCounts && other instanceof SortedCounts)
    return isSameColumns(one, other);
  for (const [key, count] of one) if (other.get(key) !== count) return false;
  return true;
}

function isSameColumns(one: SortedCounts, other: SortedCounts): boolean {
  const offset = other.from - one.from;
  for (let at = one.from; at < one.to; at++)
    if (
      one.sortedKeys[at] !== other.sortedKeys[at + offset] ||
      one.counts[at] !== other.counts[at + offset]
    )
      return false;
  return true;
}

const nothing: ReadonlyMap<string, number> = new Map();

function isSameBeside(one: Tally['beside'] = nothing, other: Tally['beside'] = nothing): boolean {
  if (one.size !== other.size) return false;
  for (const [name, count] of one) if (other.get(name) !== count) return false;
  return true;
}
