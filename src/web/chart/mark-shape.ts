// Which shape and colour pair a channel's mark has: never colour alone.
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import type { SymbolType } from 'd3-shape';
import { channelKinds } from '../../domain/channel.js';
import type { ChannelKind } from '../../domain/channel.js';

const shapes: Readonly<Record<ChannelKind, SymbolType>> = {
  social: symbolCircle,
  voice: symbolSquare,
  email: symbolTriangle,
  chat: symbolDiamond,
  web: symbolCross,
  app: symbolStar,
  other: symbolWye,
};

const areas: Readonly<Record<ChannelKind, number>> = {
  social: 105,
  voice: 95,
  email: 85,
  chat: 78,
  web: 82,
  app: 72,
  other: 80,
};

/** The outline of a kind's mark round (0, 0), about 11 px wide. */
export function markPath(kind: ChannelKind): string {
  return symbol(shapes[kind], areas[kind]).digits(1)() ?? '';
}

/**
 * Which pair each channel wears: its own kind's, or, where that is taken, the next free pair in the table's order.
 * More channels than pairs: pairs repeat, names still tell them apart.
 */
export function marksOf(
  channels: readonly { readonly id: string; readonly kind: ChannelKind }[],
): ReadonlyMap<string, ChannelKind> {
  const marks = new Map<string, ChannelKind>();
  const free = new Set<ChannelKind>(channelKinds);
  for (const { id, kind } of channels) {
    if (free.delete(kind)) marks.set(id, kind);
  }
  for (const { id, kind } of channels.filter((channel) => !marks.has(channel.id))) {
    const [next] = free;
    marks.set(id, next ?? kind);
    if (next) free.delete(next);
  }
  return marks;
}
