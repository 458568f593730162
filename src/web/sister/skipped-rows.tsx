// Rows of a source that were left out: counts by reason, and samples kept for inspection.
import type { Instant } from '../../domain/clock.js';
import type { ExcludedCount } from '../../report/consistency-report.js';
import type { Page } from '../frame/page.js';
import { PlainTable } from '../frame/plain-table.js';

/** One row kept for inspection, its text fields taken away. */
export interface SkippedRow {
  readonly key: string;
  readonly reason: string;
  readonly openedAt: Instant | null;
  readonly sample: Readonly<Record<string, string>> | null;
}

export function SkippedRows(props: {
  page: Page;
  counts: readonly ExcludedCount[];
  rows: readonly SkippedRow[];
}) {
  const { page, counts, rows } = props;
  const { say, write } = page;
  if (counts.length === 0) return null;
  return (
    <>
      <h3>{say('section.excluded')}</h3>
      <ul class="inline-list">
        {counts.map(({ reason, count }) => (
          <li key={reason}>
            {page.reason(reason)}: <span class="number">{write.count(count)}</span>
          </li>
        ))}
      </ul>
      {rows.length > 0 ? <Samples page={page} rows={rows} /> : null}
    </>
  );
}

function Samples({ page, rows }: { page: Page; rows: readonly SkippedRow[] }) {
  const { say, write } = page;
  return (
    <details class="as-table">
      <summary>{say('source.samples')}</summary>
      <PlainTable
        caption={say('source.samples')}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { head: say('head.id'), of: ({ key }) => <code>{key}</code> },
          { head: say('head.reason'), of: ({ reason }) => page.reason(reason) },
          {
            head: say('head.opened'),
            of: ({ openedAt }) => (openedAt === null ? say('unit.unknown') : write.time(openedAt)),
          },
          { head: say('head.sample'), of: ({ sample }) => <SampleText sample={sample} /> },
        ]}
      />
    </details>
  );
}

function SampleText({ sample }: Pick<SkippedRow, 'sample'>) {
  const fields = Object.entries(sample ?? {}).map(([name, value]) => `${name}: ${value}`);
  return <code>{fields.join(' · ')}</code>;
}
