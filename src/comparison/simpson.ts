// Is the raw difference service, or only another mix? The unadjusted figures beside the adjusted ones.
import type { Variant } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { sortedQuantile } from '../statistics/kaplan-meier.js';
import { addMeans, kitagawaOfSums, sumMeans, type MeanSums } from '../statistics/kitagawa.js';
import type { SortedMass } from '../statistics/mass.js';
import { mixedMass, type MassShare } from '../statistics/mixed-mass.js';
import { valueIn } from './channel-estimate.js';
import { childOf } from './child-of.js';
import type { SideName } from './common-mix.js';
import { pointsPerUnit } from './mean-axis.js';
import type { Contacts } from './tallies.js';

/** The contacts of both channels on one topic, part of the day and kind of day, over the whole window. */
export interface RawGroup {
  readonly a: Contacts | null;
  readonly b: Contacts | null;
}

/** Groups that are looked at together: of a topic, or of a block of topics. */
export interface RawBlock {
  /** Of shares and ratings, as summed when first asked for. */
  readonly means: MeanSums;
  /** The waits of one channel over the mix of one, as mixed when first asked for. */
  mixed(asked: WaitsOver): Mixed;
}

/** Whose waits, over whose mix. */
type WaitsOver = readonly [waits: SideName, mix: SideName];

interface Mixed {
  /** Weighs as many contacts as the mix has in groups that have waits at all. */
  readonly mass: SortedMass;
  /** Of the mix. */
  readonly contacts: number;
}

export function openRawBlock(groups: readonly RawGroup[]): RawBlock {
  return onceEach(
    () => meansIn(groups),
    (asked) => mixGroups(groups, asked),
  );
}

/** Blocks as one: what was made of each is only added up. */
export function joinRawBlocks(blocks: readonly RawBlock[]): RawBlock {
  return onceEach(
    () => addMeans(blocks.map(({ means }) => means)),
    (asked) => {
      const { shares, contacts } = sharesOf(blocks, asked);
      return { mass: mixedMass(shares), contacts };
    },
  );
}

function onceEach(meansOf: () => MeanSums, mix: (asked: WaitsOver) => Mixed): RawBlock {
  const known = new Map<string, Mixed>();
  let means: MeanSums | null = null;
  return {
    get means() {
      return (means ??= meansOf());
    },
    mixed: (asked) => childOf(known, asked.join(''), () => mix(asked)),
  };
}

function sharesOf(
  blocks: readonly RawBlock[],
  asked: WaitsOver,
): { readonly shares: readonly MassShare[]; readonly contacts: number } {
  const parts = blocks.map((block) => block.mixed(asked));
  return {
    shares: parts.map(({ mass }) => ({ mass, weight: mass.total })),
    contacts: parts.reduce((sum, part) => sum + part.contacts, 0),
  };
}

/** A group that the channel lacks is lent by the other. */
function mixGroups(groups: readonly RawGroup[], [waits, mix]: WaitsOver): Mixed {
  const parts = groups.flatMap((group): MassShare[] => {
    const lent = group[waits] ?? group[waits === 'a' ? 'b' : 'a'];
    return lent?.kind === 'waits' ? [{ mass: lent.sorted, weight: group[mix]?.n ?? 0 }] : [];
  });
  const contacts = parts.reduce((sum, { weight }) => sum + weight, 0);
  return { mass: mixedMass(parts), contacts };
}

/** The raw difference (A minus B, in the unit shown) and how much of it is service; both null where a median is not reached. */
export interface RawSplit {
  readonly difference: number | null;
  readonly service: number | null;
}

function meansIn(groups: readonly RawGroup[]): MeanSums {
  const sideOf = (contacts: Contacts | null): { n: number; mean: number } =>
    contacts?.kind === 'values' ? contacts : noContacts;
  return sumMeans(
    groups.map((group) => {
      const a = sideOf(group.a);
      const b = sideOf(group.b);
      return { nA: a.n, meanA: a.mean, nB: b.n, meanB: b.mean };
    }),
  );
}

const noContacts = { n: 0, mean: 0 };

function splitMeans(blocks: readonly RawBlock[], points: number): RawSplit {
  const split = kitagawaOfSums(addMeans(blocks.map(({ means }) => means)));
  if (split === null) return { difference: null, service: null };
  return { difference: split.raw * points, service: split.within * points };
}

/** The median of one channel's waits over the mix of one channel. */
function medianOver(
  blocks: readonly RawBlock[],
  asked: WaitsOver,
  variant: Variant,
): number | null {
  const { shares, contacts } = sharesOf(blocks, asked);
  return sortedQuantile(mixedMass(shares, contacts), 0.5, valueIn(variant));
}

function minus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}

/** Kitagawa's symmetric form for medians: the mean, over the two mixes, of the difference that the same mix leaves. */
function medianService(
  blocks: readonly RawBlock[],
  variant: Variant,
  own: RawMedians['own'],
): number | null {
  const over = (waits: SideName, mix: SideName): number | null => {
    const median = (): number | null => medianOver(blocks, [waits, mix], variant);
    return waits === mix ? own(waits, median) : median();
  };
  const overMix = (mix: SideName): number | null => minus(over('a', mix), over('b', mix));
  const overA = overMix('a');
  const overB = overMix('b');
  return overA === null || overB === null ? null : (overA + overB) / 2;
}

/** Medians of waits, in the unit shown; null where not reached. */
export interface RawMedians {
  /** Of each channel's contacts as they are. */
  readonly raw: readonly [number | null, number | null];
  /** Of a channel's groups over its own mix, which hangs on no other channel: `make`, or what it made for another pair. */
  readonly own: (side: SideName, make: () => number | null) => number | null;
}

/**
 * Splits the raw difference into service and mix (mix = difference - service, so they add up exactly). Means by Kitagawa 1955; waits by
 * the same symmetric form on their medians. What only one channel has counts as mix.
 */
export function splitRaw(
  blocks: readonly RawBlock[],
  { metric, variant }: { readonly metric: MetricDefinition; readonly variant: Variant },
  { raw, own }: RawMedians,
): RawSplit {
  if (metric.kind !== 'duration') return splitMeans(blocks, pointsPerUnit(metric));
  const difference = minus(...raw);
  return { difference, service: difference === null ? null : medianService(blocks, variant, own) };
}
