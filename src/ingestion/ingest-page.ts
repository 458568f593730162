/** Flat rows of a page -> interactions ready to save, and what was left out, by reason. Pure. */
import type { Hole, Page } from '../connectors/connector.js';
import { cutEpisodes } from '../domain/episode.js';
import type { CutContext, LeftOut } from '../domain/episode.js';
import type { Interaction } from '../domain/interaction.js';
import type { SkippedRow } from '../storage/page.js';

export interface IngestedPage {
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly SkippedRow[];
}

/** Cuts every flat conversation of a page into interactions; what is left out keeps its key and its reason. */
export function ingestPage(page: Page<unknown>, mapping: CutContext): IngestedPage {
  const interactions: Interaction[] = [];
  const skipped: SkippedRow[] = [...page.skipped];
  for (const conversation of page.conversations) {
    if (conversation.isFlat !== true) continue;
    const cut = cutEpisodes(conversation, mapping);
    for (const interaction of cut.interactions) interactions.push(interaction);
    for (const left of cut.leftOut) skipped.push(leftOutRow(left));
  }
  return { interactions, skipped };
}

/** A conversation that yields no interaction, as a row for inspection. */
export function leftOutRow({ key, reason, openedAt, channel }: LeftOut): SkippedRow {
  return { key, reason, openedAt, channel, isFault: reason === 'unknown_channel', sample: null };
}

/** Stretches of time that can no longer be read, so that nobody takes their silence for a quiet day. */
export function holeRows(holes: readonly Hole[]): readonly SkippedRow[] {
  return holes.map(({ from, to, reason }) => {
    const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
    return {
      ...{ key: `hole ${start}`, reason: `hole_${reason}`, isFault: true },
      ...{ openedAt: from, channel: null, sample: { from: start, to: end } },
    };
  });
}
