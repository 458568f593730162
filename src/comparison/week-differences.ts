// Where two readings of one week differ: late rows touch a few addresses, the rest need not be looked at again.
import { channelsOf, eachSubject, type Address, type Subject, type Slot } from './evidence.js';
import { isLaidAlike, type PackedEvidence, type PackedSeries } from './packed-series.js';
import { isSameRow } from './packed-tally.js';

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
  before: PackedEvidence | null,
  after: PackedEvidence | null,
): ReadonlyMap<string, Address> {
  if (before === null || after === null) return compare(before, after);
  const known = found.get(after);
  if (known?.before.deref() === before) return known.unlike;
  const unlike = isLaidAlike(before, after) ? compareRows(before, after) : compare(before, after);
  found.set(after, { before: new WeakRef(before), unlike });
  return unlike;
}

/** What was found last of a week: whoever reads it and whoever sums it ask about the same two. Holds no earlier week alive. */
const found = new WeakMap<
  PackedEvidence,
  { readonly before: WeakRef<PackedEvidence>; readonly unlike: ReadonlyMap<string, Address> }
>();

function compare(
  before: PackedEvidence | null,
  after: PackedEvidence | null,
): ReadonlyMap<string, Address> {
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

/** Where the same cells stand in the same rows. */
function compareRows(before: PackedEvidence, after: PackedEvidence): ReadonlyMap<string, Address> {
  const unlike = new Map<string, Address>();
  after.packed.tables.forEach((is, slot) => {
    const was = before.packed.tables[slot]!;
    const isSlotLike = isSameSlot(before.slots[slot]!, after.slots[slot]!);
    if (is === was && isSlotLike) return;
    is.cells.forEach(({ channel, topic, metric, variant }, row) => {
      if (isSlotLike && was.marks[row] === is.marks[row] && isSameRow(was, row, is, row)) return;
      const address = { channel, topic, metric, variant };
      unlike.set(addressKey(address), address);
    });
  });
  return unlike;
}

type Placed = readonly [PackedEvidence, PackedSeries];

function isAlike([before, was]: Placed, [after, is]: Placed): boolean {
  return was.isLike(is, (then, now) => isSameSlot(before.slots[then]!, after.slots[now]!));
}

function isSameSlot(one: Slot, other: Slot): boolean {
  return one.daypart === other.daypart && one.isWeekend === other.isWeekend;
}
