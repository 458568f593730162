/** One page of one source into the store: flat rows as they are, timelines joined to what is known, surveys where they belong. */
import type { LateRating, Page } from '../connectors/connector.js';
import type { CutContext } from '../domain/episode.js';
import type { Instant } from '../domain/clock.js';
import type { InteractionStore } from '../storage/interaction.store.js';
import type { PageToSave, SavedPage } from '../storage/page.js';
import type { TimelineStore } from '../storage/timeline.store.js';
import { cutBook } from './cut-book.js';
import { holeRows, ingestPage, leftOutRow } from './ingest-page.js';
import { loadBook, type TimelinePage } from './load-book.js';
import type { SourceTurns } from './source-turns.js';

/** Where pages go. */
export interface PageSink {
  readonly interactions: Pick<InteractionStore, 'savePage'>;
  readonly timelines: Pick<TimelineStore, 'read'>;
  readonly turns: SourceTurns;
  /** How a source's values are mapped; null = there is no such source. */
  mappingOf(source: string): CutContext | null;
}

/** What is saved along with a page. */
export interface PageProgress {
  readonly state: unknown;
  readonly completeUntil: Instant | null;
  readonly leaseEpoch: number | null;
}

/**
 * Saves a page in one transaction. What it says of other sources' conversations is saved first, so that a crash in
 * between repeats it and loses nothing. Throws as `savePage` of the store does.
 */
export async function storePage(
  sink: PageSink,
  { mapping, page }: { readonly mapping: CutContext; readonly page: Page<unknown> },
  progress: PageProgress,
): Promise<SavedPage> {
  const source = mapping.source;
  const isOwn = (late: LateRating): boolean => (late.source ?? source) === source;
  const foreign = page.lateRatings.filter((late) => !isOwn(late));
  const strays = await tellOthers(sink, foreign, progress.leaseEpoch);
  return sink.turns(source, async () => {
    const flat = ingestPage(page, mapping);
    const timed = await timelinePart(sink, mapping, {
      ...page,
      conversations: page.conversations.filter(({ isFlat }) => isFlat !== true),
      lateRatings: page.lateRatings.filter(isOwn),
    });
    return sink.interactions.savePage({
      ...{ source, ...progress, ...timed },
      interactions: [...flat.interactions, ...timed.interactions],
      skipped: [
        ...flat.skipped,
        ...timed.skipped,
        ...strays.map(strayRow),
        ...holeRows(page.holes),
      ],
    });
  });
}

type TimelinePart = Pick<PageToSave, 'interactions' | 'recut' | 'skipped' | 'timelines'>;

const nothing: TimelinePart = { interactions: [], recut: [], skipped: [] };

async function timelinePart(
  sink: PageSink,
  mapping: CutContext,
  page: TimelinePage,
): Promise<TimelinePart> {
  const parts = [page.conversations, page.joins, page.lateRatings, page.withdrawn];
  if (parts.every((part) => part.length === 0)) return nothing;
  const book = await loadBook(sink.timelines, mapping.source, page);
  for (const conversation of page.conversations) book.read(conversation);
  for (const { from, into } of page.joins) book.join(from, into);
  for (const late of page.lateRatings) book.say(late.conversation, late);
  for (const id of page.withdrawn) book.withdraw(id);
  const { interactions, leftOut, recut } = cutBook(book, mapping);
  return { interactions, recut, skipped: leftOut.map(leftOutRow), timelines: book.changed() };
}

/** Brings ratings to the sources that know their conversations; answers those no source was found for. */
async function tellOthers(
  sink: PageSink,
  ratings: readonly LateRating[],
  leaseEpoch: number | null,
): Promise<readonly LateRating[]> {
  const strays: LateRating[] = [];
  for (const source of new Set(ratings.map((late) => late.source!))) {
    const mine = ratings.filter((late) => late.source === source);
    const mapping = sink.mappingOf(source);
    if (mapping === null) strays.push(...mine);
    else await tell(sink, mapping, { ratings: mine, leaseEpoch });
  }
  return strays;
}

function tell(
  sink: PageSink,
  mapping: CutContext,
  {
    ratings,
    leaseEpoch,
  }: { readonly ratings: readonly LateRating[]; readonly leaseEpoch: number | null },
): Promise<SavedPage> {
  const page = { conversations: [], joins: [], withdrawn: [], lateRatings: ratings };
  return sink.turns(mapping.source, async () => {
    const timed = await timelinePart(sink, mapping, page);
    return sink.interactions.savePage({
      ...{ source: mapping.source, completeUntil: null, leaseEpoch },
      ...timed,
    });
  });
}

function strayRow({ conversation, rating }: LateRating): PageToSave['skipped'][number] {
  const openedAt = rating?.answeredAt ?? null;
  const left = { key: conversation, reason: 'unknown_source', openedAt, channel: null };
  return { ...left, isFault: true, sample: null };
}
