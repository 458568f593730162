// Section D: does each channel keep its promise? A table of topic x channel, and the ledger of promises.
import type { MetricId } from '../../domain/metric.js';
import type { MatrixCell, PromiseRow } from '../../report/consistency-report.js';
import { ScrollBox, Section } from '../frame/section.js';
import { VerdictMark } from '../frame/verdict-chip.js';
import { channelsOf, topicRows, type TopicRow } from '../view/topic-rows.js';
import { BehindLink, FigureTable } from './figure-table.js';
import { PromiseLedger } from './promise-ledger.js';
import type { ReportPage, SectionProps } from './report-page.js';

const metric: MetricId = 'promise_kept';

export function PromiseSection({ view }: SectionProps) {
  const { page, report } = view;
  const rows = promiseRows(view);
  const title = page.say('section.promises');
  if (rows.length === 0 && report.promises.length === 0) return null;
  return (
    <Section id="promises" title={title} note={page.say('note.promises')}>
      {rows.length > 0 ? (
        <ScrollBox label={title}>
          <FigureTable
            view={view}
            caption={title}
            rows={rows}
            channels={channelsOf(rows)}
            cell={(cell) => <KeptCell view={view} cell={cell} />}
            cellClass={tint}
            under={(channel) => within(view, channel)}
          />
        </ScrollBox>
      ) : null}
      {report.promises.length > 0 ? <PromiseLedger view={view} /> : null}
    </Section>
  );
}

function promiseRows({ page, report, order }: ReportPage): readonly TopicRow[] {
  return topicRows(report, {
    metric,
    valueOf: ({ share }) => share,
    order,
    nameOf: page.speaker.topicName,
  });
}

function KeptCell({ view, cell }: { view: ReportPage; cell: MatrixCell }) {
  const { page } = view;
  return (
    <>
      <BehindLink view={view} cell={cell} text={page.write.percent(cell.share)} />
      {cell.verdict ? (
        <VerdictMark page={page} verdict={cell.verdict} />
      ) : (
        <Best view={view} cell={cell} />
      )}
    </>
  );
}

function Best({ view: { page }, cell }: { view: ReportPage; cell: MatrixCell }) {
  return (
    <span class="mark">
      {cell.isBest ? <span class="unseen">{page.say('verdict.best')}</span> : null}
    </span>
  );
}

function tint({ verdict }: MatrixCell): string | undefined {
  return verdict ? `tint-${verdict}` : undefined;
}

/** What the whole channel promises on the first answer, under its name. */
function within({ page, report }: ReportPage, channel: string): string {
  const own = report.promises.find(
    (row: PromiseRow) => row.channel === channel && row.topic === null,
  );
  if (!own) return page.say('note.varies');
  return own.withinSeconds === null
    ? page.say('note.perRow')
    : page.say('note.promiseLine', { within: page.write.wait(own.withinSeconds) });
}
