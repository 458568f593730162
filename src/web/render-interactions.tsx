// The pseudonymous rows behind any figure, one a contact, each leading back to its source.
import type { Interaction } from '../domain/interaction.js';
import { documentHtml } from './frame/document.js';
import { pageOf, type Named, type Page, type PageOptions } from './frame/page.js';
import { PlainTable, type Column } from './frame/plain-table.js';
import { outcomeWords } from './sister/outcome-words.js';

export interface InteractionsPage {
  readonly names: Named;
  readonly rows: readonly Interaction[];
  /** How many there are in all. */
  readonly count: number;
  /** What the rows were narrowed to, in words. */
  readonly narrowedTo: readonly string[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** The page `/interactions`. */
export function renderInteractions(shown: InteractionsPage, options: PageOptions): string {
  const page = pageOf(shown.names, { path: '/interactions', ...options });
  const title = page.say('nav.interactions');
  const subtitle = [page.say('unit.contacts', { n: shown.count }), ...shown.narrowedTo];
  return documentHtml({
    page,
    title,
    current: '/interactions',
    subtitle: subtitle.join(' · '),
    children: (
      <>
        <p class="note">{page.say('interactions.note')}</p>
        {shown.rows.length === 0 ? (
          <p class="lead">{page.say('state.nothingFound.title')}</p>
        ) : (
          <PlainTable
            caption={title}
            columns={columnsOf(page)}
            rows={shown.rows}
            keyOf={({ source, id, episode }) => `${source} ${id} ${episode}`}
          />
        )}
        {shown.next === null ? null : (
          <p class="more">
            <a class="button" href={page.links.here({ cursor: shown.next })} rel="next">
              {page.say('page.next')}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function columnsOf(page: Page): readonly Column<Interaction>[] {
  const { say, write, speaker } = page;
  const instant = (at: number | null): string => (at === null ? '' : write.time(at));
  const since = (opened: number, at: number | null): string =>
    at === null ? '' : write.wait((at - opened) / 1000);
  return [
    { head: say('head.id'), of: (row) => <Origin row={row} /> },
    { head: say('head.channel'), of: ({ channel }) => speaker.channelName(channel) },
    {
      head: say('head.topic'),
      of: ({ topic }) => (topic === null ? say('all.unmapped') : speaker.topicName(topic)),
    },
    { head: say('head.opened'), isNumber: true, of: ({ openedAt }) => instant(openedAt) },
    {
      head: say('head.firstAnswer'),
      isNumber: true,
      of: ({ openedAt, firstResponseAt }) => since(openedAt, firstResponseAt),
    },
    {
      head: say('head.solved'),
      isNumber: true,
      of: ({ openedAt, resolvedAt }) => since(openedAt, resolvedAt),
    },
    { head: say('head.state'), of: ({ end }) => say(`end.${end}`) },
    { head: say('head.outcome'), of: (row) => outcomeWords(page, row) },
  ];
}

/** The vendor's id, as a link where the source gave one; the episode where there is more than one. */
function Origin({ row: { source, id, episode, link } }: { row: Interaction }) {
  const text = episode > 1 ? `${id} (${episode})` : id;
  const isSafe = link !== null && /^https?:\/\//i.test(link);
  return (
    <>
      {isSafe ? (
        <a href={link} rel="noreferrer noopener">
          {text}
        </a>
      ) : (
        text
      )}
      <span class="under">{source}</span>
    </>
  );
}
