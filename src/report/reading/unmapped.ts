// The largest values that no topic matches, of channels too little of which is mapped.
import { defaultComparisonSettings } from '../../comparison/settings.js';
import type { Channel } from '../../domain/channel.js';
import type { Window } from '../../domain/window.js';
import { channelStates } from '../build/dimensions.js';
import type { CellsOfChannels } from '../build/places.js';
import type { UnmappedRow } from '../report-sections.js';
import type { ReportStores } from '../report-stores.js';

const shownPerChannel = 5;

/** The five commonest of each such channel; nothing is read where every channel is mapped well enough. */
export async function readUnmapped(
  topics: ReportStores['topics'],
  window: Window,
  {
    channels,
    byChannel,
  }: { readonly channels: readonly Channel[]; readonly byChannel: CellsOfChannels },
): Promise<readonly UnmappedRow[]> {
  const poor = channelStates({ channels, byChannel, sources: [] })
    .filter(({ mappedShare }) => (mappedShare ?? 1) < defaultComparisonSettings.minMappedShare)
    .map(({ id }) => id);
  if (poor.length === 0 || topics.unmapped === undefined) return [];
  const found = await topics.unmapped(window, poor);
  return poor.flatMap((id) =>
    found.filter(({ channel }) => channel === id).slice(0, shownPerChannel),
  );
}
