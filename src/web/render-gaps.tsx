// The gaps the monitor holds: by how they stand, and the messages about them that could not be delivered.
import type { Instant } from '../domain/clock.js';
import type { Gap } from '../domain/gap.js';
import { documentHtml } from './frame/document.js';
import { pageOf, type Named, type Page, type PageOptions } from './frame/page.js';
import { PlainTable } from './frame/plain-table.js';
import { Section } from './frame/section.js';
import { GapTable } from './sister/gap-table.js';
import { gapStanding, gapStandings, type GapStanding } from './view/gap-standing.js';

/** A message that was given up or is still being tried after a refusal. */
interface FailedMessage {
  readonly route: string;
  readonly at: Instant;
  readonly error: string | null;
}

export interface GapList {
  readonly names: Named;
  readonly gaps: readonly Gap[];
  readonly failed: readonly FailedMessage[];
  readonly now: Instant;
}

/** The page `/gaps`. */
export function renderGaps(list: GapList, options: PageOptions): string {
  const page = pageOf(list.names, { path: '/gaps', ...options });
  const groups = gapStandings
    .map((standing) => ({ standing, gaps: standingSo(list, standing) }))
    .filter(({ gaps }) => gaps.length > 0);
  return documentHtml({
    page,
    title: page.say('nav.gaps'),
    current: '/gaps',
    subtitle: page.say('gap.count', {
      n: list.gaps.filter(({ state }) => state === 'open').length,
    }),
    children: (
      <>
        {groups.length === 0 ? <p class="lead">{page.say('gap.none')}</p> : null}
        {groups.map(({ standing, gaps }) => (
          <Group key={standing} page={page} standing={standing} gaps={gaps} now={list.now} />
        ))}
        <Failed page={page} failed={list.failed} />
      </>
    ),
  });
}

function standingSo({ gaps, now }: GapList, standing: GapStanding): readonly Gap[] {
  return gaps
    .filter((gap) => gapStanding(gap, now) === standing)
    .sort((a, b) => b.openedAt - a.openedAt);
}

function Group(props: { page: Page; standing: GapStanding; gaps: readonly Gap[]; now: Instant }) {
  const { page, standing, gaps, now } = props;
  const title = page.say(`gap.group.${standing}`);
  return (
    <Section id={standing} title={title}>
      <GapTable page={page} caption={title} gaps={gaps} now={now} />
    </Section>
  );
}

function Failed({ page, failed }: { page: Page; failed: readonly FailedMessage[] }) {
  if (failed.length === 0) return null;
  const title = page.say('gap.failedDeliveries');
  return (
    <Section id="failed" title={title}>
      <PlainTable
        caption={title}
        rows={failed}
        keyOf={({ route, at }) => `${route} ${at}`}
        columns={[
          { head: page.say('head.route'), of: ({ route }) => route },
          { head: page.say('head.opened'), of: ({ at }) => page.write.time(at) },
          { head: page.say('head.reason'), of: ({ error }) => error ?? page.say('unit.unknown') },
        ]}
      />
    </Section>
  );
}
