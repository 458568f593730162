// Each source: how fresh it is, what it feeds, what was skipped and why, and what could not be mapped to a topic.
import type { Instant } from '../domain/clock.js';
import type { ConsistencyReport, SourceState } from '../report/consistency-report.js';
import type { UnmappedRow } from '../report/report-sections.js';
import { isShaky } from '../report/build/sources.js';
import { documentHtml } from './frame/document.js';
import { InlineMark } from './frame/marks.js';
import { pageOf, type Page, type PageOptions } from './frame/page.js';
import { PlainTable, type Column } from './frame/plain-table.js';
import { Section } from './frame/section.js';
import { VendorFigures } from './sister/vendor-figures.js';
import { SkippedRows, type SkippedRow } from './sister/skipped-rows.js';

interface SourceDetail {
  readonly id: string;
  /** The commonest values without a topic, where too little is mapped. */
  readonly unmapped: readonly UnmappedRow[];
  readonly skipped: readonly SkippedRow[];
}

export interface SourcesPage {
  readonly report: ConsistencyReport;
  /** What is known beyond the report, by source. */
  readonly details: readonly SourceDetail[];
}

/** The page `/sources`. */
export function renderSources({ report, details }: SourcesPage, options: PageOptions): string {
  const page = pageOf(report, { path: '/sources', ...options });
  return documentHtml({
    page,
    title: page.say('nav.sources'),
    current: '/sources',
    subtitle: page.say('page.zone', { zone: report.zone }),
    children: (
      <>
        {report.sources.length === 0 ? (
          <p class="lead">{page.say('state.noSource.title')}</p>
        ) : (
          <Freshness page={page} report={report} />
        )}
        <Coverage page={page} report={report} />
        <VendorFigures page={page} entries={report.reconciliation ?? []} />
        {report.sources.map((source) => (
          <OneSource
            key={source.id}
            page={page}
            source={source}
            detail={details.find(({ id }) => id === source.id) ?? null}
          />
        ))}
      </>
    ),
  });
}

function Freshness({ page, report }: { page: Page; report: ConsistencyReport }) {
  const title = page.say('source.freshness');
  return (
    <Section id="freshness" title={title}>
      <PlainTable
        caption={title}
        rows={report.sources}
        keyOf={({ id }) => id}
        columns={[...identityColumns(page), ...ageColumns(page, report.computedAt)]}
      />
    </Section>
  );
}

function identityColumns(page: Page): readonly Column<SourceState>[] {
  const { say, speaker } = page;
  return [
    { head: say('head.source'), of: ({ id }) => id },
    { head: say('head.connector'), of: ({ connector }) => connector },
    {
      head: say('head.channel'),
      of: ({ channels }) => channels.map(speaker.channelName).join(', '),
    },
    { head: say('head.state'), of: (source) => <Health page={page} source={source} /> },
  ];
}

function ageColumns({ say, write }: Page, now: Instant): readonly Column<SourceState>[] {
  const time = (at: Instant | null): string => (at === null ? say('unit.unknown') : write.time(at));
  const age = ({ isLive, completeUntil }: SourceState): string => {
    if (!isLive) return say('source.finished');
    return completeUntil === null
      ? say('unit.unknown')
      : write.wait(Math.max(0, now - completeUntil) / 1000);
  };
  return [
    {
      head: say('head.completeUntil'),
      isNumber: true,
      of: ({ completeUntil }) => time(completeUntil),
    },
    { head: say('head.lag'), isNumber: true, of: age },
    {
      head: say('head.lastPolled'),
      isNumber: true,
      of: ({ lastPolledAt }) => time(lastPolledAt),
    },
    {
      head: say('head.contacts'),
      isNumber: true,
      of: ({ interactions }) => write.count(interactions),
    },
  ];
}

function Health({ page, source }: { page: Page; source: SourceState }) {
  const { health, healthReason } = source;
  return (
    <>
      <span class={isShaky(source) ? 'chip late' : 'chip v-consistent'}>
        {page.healthWord(health)}
      </span>
      {healthReason ? <span class="under">{healthReason}</span> : null}
    </>
  );
}

function Coverage({ page, report }: { page: Page; report: ConsistencyReport }) {
  const { say, write, speaker, markOf } = page;
  const title = say('source.coverage');
  return (
    <Section id="coverage" title={title} note={say('source.coverageNote')}>
      <PlainTable
        caption={title}
        rows={report.channels}
        keyOf={({ id }) => id}
        columns={[
          {
            head: say('head.channel'),
            of: ({ id }) => (
              <>
                <InlineMark kind={markOf(id)} /> {speaker.channelName(id)}
              </>
            ),
          },
          {
            head: say('head.contacts'),
            isNumber: true,
            of: ({ contacts }) => write.count(contacts),
          },
          {
            head: say('head.withTopic'),
            isNumber: true,
            of: ({ mappedShare }) => write.percent(mappedShare),
          },
          {
            head: say('head.stillWaiting'),
            isNumber: true,
            of: ({ stillWaiting }) => write.count(stillWaiting),
          },
        ]}
      />
    </Section>
  );
}

function OneSource(props: { page: Page; source: SourceState; detail: SourceDetail | null }) {
  const { page, source, detail } = props;
  const hasUnmapped = detail !== null && detail.unmapped.length > 0;
  if (source.skipped.length === 0 && !hasUnmapped) return null;
  return (
    <section id={`source-${source.id}`} class="section" aria-labelledby={`title-${source.id}`}>
      <h2 id={`title-${source.id}`}>{source.id}</h2>
      {hasUnmapped ? <Unmapped page={page} values={detail.unmapped} /> : null}
      <SkippedRows page={page} counts={source.skipped} rows={detail?.skipped ?? []} />
    </section>
  );
}

function Unmapped({ page, values }: { page: Page; values: readonly UnmappedRow[] }) {
  const { say, write } = page;
  return (
    <>
      <h3>{say('source.unmapped')}</h3>
      <ul class="inline-list">
        {values.map(({ channel, raw, count }) => (
          <li key={`${channel} ${raw ?? ''}`}>
            {raw === null ? page.say('unit.unknown') : <code>{raw}</code>}:{' '}
            <span class="number">{write.count(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
