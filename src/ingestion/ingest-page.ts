/** One page of a connector -> interactions ready to save, and what was left out, by reason. Pure. */
import type { Page } from '../connectors/connector.js';
import { cutEpisodes } from '../domain/episode.js';
import type { Interaction } from '../domain/interaction.js';
import type { SkippedRow } from '../storage/page.js';
import type { CutContext } from '../domain/episode.js';

export interface IngestedPage {
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly SkippedRow[];
}

/** Cuts every conversation of a page into interactions; what is left out keeps its key and its reason. */
export function ingestPage(page: Page<unknown>, mapping: CutContext): IngestedPage {
  const interactions: Interaction[] = [];
  const skipped: SkippedRow[] = [...page.skipped];
  for (const conversation of page.conversations) {
    const cut = cutEpisodes(conversation, mapping);
    interactions.push(...cut.interactions);
    for (const { key, reason, openedAt, channel } of cut.leftOut) {
      const isFault = reason === 'unknown_channel';
      skipped.push({ key, reason, openedAt, channel, isFault, sample: null });
    }
  }
  return { interactions, skipped };
}
