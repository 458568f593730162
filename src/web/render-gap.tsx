// One gap: its evidence, what happened, and the four things a person can do about it.
import type { Instant } from '../domain/clock.js';
import type { Comparison } from '../domain/comparison.js';
import type { Gap, GapChange } from '../domain/gap.js';
import { comparisonSentences } from '../report/sentence.js';
import { documentHtml } from './frame/document.js';
import { pageOf, type Named, type Page, type PageOptions } from './frame/page.js';
import { PlainTable } from './frame/plain-table.js';
import { Section } from './frame/section.js';
import { GapActions } from './sister/gap-actions.js';
import { effectWords, gapTitle, standingWords } from './sister/gap-words.js';

/** What was decided about telling someone, and why. */
interface GapDecision {
  readonly at: Instant;
  readonly route: string;
  readonly outcome: 'send' | 'hold';
  readonly reason: string;
}

export interface GapDetail {
  readonly names: Named;
  readonly gap: Gap;
  readonly changes: readonly GapChange[];
  readonly decisions: readonly GapDecision[];
  /** The comparison as it stands in the report of today; null where there is none. */
  readonly comparison: Comparison | null;
  readonly now: Instant;
  /** May whoever looks change it? */
  readonly isEditable: boolean;
}

/** The page `/gaps/:id`. */
export function renderGap(detail: GapDetail, options: PageOptions): string {
  const { gap, names, now } = detail;
  const page = pageOf(names, { path: `/gaps/${encodeURIComponent(gap.id)}`, ...options });
  return documentHtml({
    page,
    title: gapTitle(page, gap),
    current: '/gaps',
    subtitle: `${page.say(`severity.${gap.severity}`)} · ${standingWords(page, gap, now)}`,
    children: (
      <>
        <p class="back">
          <a href={page.links.plain('/gaps')}>{page.say('nav.gaps')}</a>
        </p>
        <Evidence page={page} detail={detail} />
        {detail.isEditable ? <GapActions page={page} gap={gap} now={now} /> : null}
        <Timeline page={page} changes={detail.changes} />
        <Decisions page={page} decisions={detail.decisions} />
      </>
    ),
  });
}

interface PartProps {
  readonly page: Page;
  readonly detail: GapDetail;
}

function Evidence({ page, detail: { gap, comparison, now } }: PartProps) {
  const [first, ...rest] = comparison ? comparisonSentences(comparison, page.speaker) : [];
  return (
    <Section id="evidence" title={page.say('gap.evidence')}>
      {first ? <p class="lead">{first}</p> : null}
      {rest.length > 0 ? <p class="figures">{rest.join(' ')}</p> : null}
      <p class="sure">
        {page.say('gap.effects', {
          opening: effectWords(page, gap, gap.effectAtOpening),
          now: effectWords(page, gap, gap.effect),
        })}
        {gap.onset ? <span class="sentence-case">{onsetWords(page, gap.onset, now)}</span> : null}
      </p>
      <p class="sure">
        <a href={page.links.topic(gap.topic)}>
          {page.say('nav.topic', { topic: page.speaker.topicName(gap.topic) })}
        </a>{' '}
        ·{' '}
        <a href={page.links.behind({ topic: gap.topic, channel: gap.worse, metric: gap.metric })}>
          {page.say('page.interactions')}
        </a>
      </p>
    </Section>
  );
}

function onsetWords({ say, write }: Page, onset: NonNullable<Gap['onset']>, near: Instant): string {
  return `${say('gap.onset', {
    day: write.nearDay(onset.day, near),
    from: write.nearDay(onset.from, near),
    to: write.nearDay(onset.to, near),
  })}.`;
}

function Timeline({ page, changes }: { page: Page; changes: readonly GapChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Section id="timeline" title={page.say('gap.timeline')}>
      <ol class="timeline">
        {changes.map(({ id, kind, at, by, note }) => (
          <li key={id}>
            <span class="number">{page.write.fullTime(at)}</span>{' '}
            <strong>{page.say(`gap.change.${kind}`)}</strong>
            {by === null ? '' : ` ${page.say('gap.by', { who: by })}`}
            {note === null ? '' : `: ${note}`}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Decisions({ page, decisions }: { page: Page; decisions: readonly GapDecision[] }) {
  if (decisions.length === 0) return null;
  const title = page.say('gap.decisions');
  return (
    <Section id="decisions" title={title}>
      <PlainTable
        caption={title}
        rows={decisions}
        keyOf={({ at, route, reason }) => `${at} ${route} ${reason}`}
        columns={[
          { head: page.say('head.route'), of: ({ route }) => route },
          { head: page.say('head.when'), of: ({ at }) => page.write.fullTime(at) },
          { head: page.say('head.state'), of: ({ outcome }) => page.say(`decision.${outcome}`) },
          { head: page.say('head.reason'), of: ({ reason }) => reason.replaceAll('_', ' ') },
        ]}
      />
    </Section>
  );
}
