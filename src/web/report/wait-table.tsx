// The waits as a table: per channel the typical wait, nine in ten, contacts and those still waiting.
import type { MatrixCell } from '../../report/consistency-report.js';
import { VerdictChip } from '../frame/verdict-chip.js';
import { channelsOf, type TopicRow } from '../view/topic-rows.js';
import { BehindLink, FigureTable } from './figure-table.js';
import type { ReportPage } from './report-page.js';

export function WaitTable(props: { view: ReportPage; rows: readonly TopicRow[]; caption: string }) {
  const { view, rows, caption } = props;
  const { page } = view;
  return (
    <FigureTable
      view={view}
      caption={caption}
      rows={rows}
      channels={channelsOf(view.report, rows)}
      cell={(cell) => <WaitCell view={view} cell={cell} />}
      tail={[
        { head: page.say('head.ratio'), of: (row) => <Ratio view={view} row={row} /> },
        {
          head: page.say('head.verdict'),
          of: ({ verdict }) => (verdict ? <VerdictChip page={page} verdict={verdict} /> : null),
        },
      ]}
    />
  );
}

function WaitCell({ view, cell }: { view: ReportPage; cell: MatrixCell }) {
  const { page } = view;
  const lines = [
    page.say('cell.p90', { wait: page.write.wait(cell.p90) }),
    page.say('unit.contacts', { n: cell.n }),
    ...(cell.stillWaiting > 0 ? [page.say('cell.stillWaiting', { n: cell.stillWaiting })] : []),
  ];
  return (
    <>
      <BehindLink view={view} cell={cell} text={page.write.wait(cell.median)} />
      <span class="under">{lines.join(' · ')}</span>
    </>
  );
}

function Ratio({ view: { page }, row }: { view: ReportPage; row: TopicRow }) {
  const { ratio, ratioLow, ratioHigh } = row.comparison ?? {
    ratio: null,
    ratioLow: null,
    ratioHigh: null,
  };
  return (
    <>
      {page.write.ratio(ratio)}
      {ratioLow === null || ratioHigh === null ? null : (
        <span class="under">
          {page.say('cell.between', {
            low: page.write.ratio(ratioLow),
            high: page.write.ratio(ratioHigh),
          })}
        </span>
      )}
    </>
  );
}
