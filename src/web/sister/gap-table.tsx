// Gaps as a table, each leading to its own page.
import type { Instant } from '../../domain/clock.js';
import type { Gap } from '../../domain/gap.js';
import type { Page } from '../frame/page.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import { effectWords, gapTitle, standingWords } from './gap-words.js';

export interface GapTableProps {
  readonly page: Page;
  readonly caption: string;
  readonly gaps: readonly Gap[];
  readonly now: Instant;
}

export function GapTable({ page, caption, gaps, now }: GapTableProps) {
  return (
    <PlainTable
      caption={caption}
      columns={columnsOf(page, now)}
      rows={gaps}
      keyOf={({ id }) => id}
    />
  );
}

function columnsOf(page: Page, now: Instant): readonly Column<Gap>[] {
  const { say, write, links } = page;
  return [
    {
      head: say('nav.gaps'),
      of: (gap) => (
        <a href={links.plain(`/gaps/${encodeURIComponent(gap.id)}`)}>{gapTitle(page, gap)}</a>
      ),
    },
    { head: say('head.severity'), of: ({ severity }) => say(`severity.${severity}`) },
    {
      head: say('head.difference'),
      isNumber: true,
      of: (gap) => effectWords(page, gap, gap.effect),
    },
    { head: say('head.since'), isNumber: true, of: (gap) => sinceWords(page, gap, now) },
    { head: say('head.opened'), isNumber: true, of: ({ openedAt }) => write.time(openedAt) },
    { head: say('head.state'), of: (gap) => standingWords(page, gap, now) },
  ];
}

function sinceWords({ write, say }: Page, { onset }: Gap, now: Instant): string {
  return onset === null ? say('unit.unknown') : write.nearDay(onset.day, now);
}
