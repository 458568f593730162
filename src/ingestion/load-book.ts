/** The book a page needs: the stored timelines of every id it names, and of those these lead to. */
import type { LateRating, Page } from '../connectors/connector.js';
import type { TimelineStore } from '../storage/timeline.store.js';
import type { KeptTimeline } from './kept-timeline.js';
import { TimelineBook } from './timeline-book.js';

/** What of a page concerns timelines. */
export type TimelinePage = Pick<Page<unknown>, 'conversations' | 'joins' | 'withdrawn'> & {
  readonly lateRatings: readonly LateRating[];
};

/** Reads the stored timelines of one source that the page touches. */
export async function loadBook(
  store: Pick<TimelineStore, 'read'>,
  source: string,
  page: TimelinePage,
): Promise<TimelineBook> {
  const known = new Map<string, KeptTimeline>();
  let wanted = new Set(idsIn(page));
  const seen = new Set(wanted);
  while (wanted.size > 0) {
    const found = await store.read(source, [...wanted]);
    for (const [id, timeline] of found) known.set(id, timeline);
    wanted = new Set([...found.values()].flatMap(neighboursOf).filter((id) => !seen.has(id)));
    for (const id of wanted) seen.add(id);
  }
  return new TimelineBook(known);
}

function idsIn({ conversations, joins, lateRatings, withdrawn }: TimelinePage): readonly string[] {
  return [
    ...conversations.flatMap((conversation) => [conversation.id, ...mergedInto(conversation)]),
    ...joins.flatMap(({ from, into }) => [from, into]),
    ...lateRatings.map(({ conversation }) => conversation),
    ...withdrawn,
  ];
}

function neighboursOf(timeline: KeptTimeline): readonly string[] {
  const { joinedInto, absorbed = [] } = timeline;
  return [...(joinedInto === undefined ? [] : [joinedInto]), ...absorbed, ...mergedInto(timeline)];
}

function mergedInto({ events }: Pick<KeptTimeline, 'events'>): readonly string[] {
  return events.flatMap(({ kind, into }) =>
    kind === 'merged' && into !== undefined ? [into] : [],
  );
}
