// Section C: how long until the first answer, a row per topic.
import type { MatrixCell } from '../../report/consistency-report.js';
import { waitAxis } from '../chart/axis.js';
import { DotRange, type RuleLine } from '../chart/dot-range.js';
import { AsTable, Section } from '../frame/section.js';
import { mainWait } from '../view/main-wait.js';
import { channelsOf, topicRows, type TopicRow } from '../view/topic-rows.js';
import { drawnRows } from './drawn-rows.js';
import { Legend } from './legend.js';
import { OrderLinks } from './order-links.js';
import { SourceLine } from './source-line.js';
import type { ReportPage, SectionProps } from './report-page.js';
import { WaitTable } from './wait-table.js';

export function WaitSection({ view }: SectionProps) {
  const { page, report } = view;
  const rows = waitRows(view);
  const metric = mainWait(report);
  const title = page.say(metric === 'resolution' ? 'section.resolution' : 'section.waits');
  if (rows.length === 0) return null;
  return (
    <Section id="waits" title={title} note={noteOf(view, rows)}>
      <div class="chart-head">
        <Legend page={page} channels={channelsOf(report, rows)} />
        {rows.length > 1 ? <OrderLinks view={view} /> : null}
      </div>
      <DotRange
        id="waits"
        label={title}
        keys={page.say('note.chartKeys')}
        rows={drawnRows(rows, {
          view,
          text: page.write.wait,
          size: (row) => <Ratio view={view} row={row} />,
          fewest: 0,
        })}
        axis={waitAxis([...waitsOf(rows), ...promiseRules(view).map(({ value }) => value)])}
        heads={[page.say('head.ratio'), page.say('head.verdict')]}
        tickText={page.write.wait}
        rules={promiseRules(view)}
      />
      <PromiseKey view={view} />
      <AsTable page={page} label={title}>
        <WaitTable view={view} rows={rows} caption={title} />
      </AsTable>
      <SourceLine view={view} metric={metric} n={contacts(report.matrix, metric)} />
    </Section>
  );
}

/** How to read the axis, and what the verdicts go by. */
function noteOf({ page }: ReportPage, rows: readonly TopicRow[]): string {
  const isPromised = rows.some(({ comparison }) => comparison?.basis === 'promise');
  return [page.say('note.axis'), ...(isPromised ? [page.say('note.promiseBasis')] : [])].join(' ');
}

/** The rows of this section, in the order asked for. */
export function waitRows({ page, report, order }: ReportPage): readonly TopicRow[] {
  const valueOf = (cell: MatrixCell): number | null => cell.median;
  return topicRows(report, {
    metric: mainWait(report),
    valueOf,
    order,
    nameOf: page.speaker.topicName,
  });
}

function waitsOf(rows: readonly TopicRow[]): readonly number[] {
  return rows.flatMap(({ dots }) => dots.flatMap(({ value }) => (value === null ? [] : [value])));
}

function contacts(cells: readonly MatrixCell[], metric: MatrixCell['metric']): number {
  return cells
    .filter((cell) => cell.metric === metric && cell.topic !== null)
    .reduce((sum, { n }) => sum + n, 0);
}

/** A line for each promise on the first answer that holds for a whole channel and counts by the page's clock. */
function promiseRules({ page, report }: ReportPage): readonly RuleLine[] {
  return report.promises.flatMap(({ channel, topic, metric: of, withinSeconds, clock }) =>
    of === mainWait(report) && topic === null && withinSeconds !== null && clock === report.clock
      ? [{ value: withinSeconds, mark: page.markOf(channel), label: channel }]
      : [],
  );
}

function PromiseKey({ view }: SectionProps) {
  const { page, report } = view;
  const own = report.promises.filter(
    ({ metric: of, topic, withinSeconds }) =>
      of === mainWait(report) && topic === null && withinSeconds !== null,
  );
  if (own.length === 0) return null;
  return (
    <ul class="promise-key">
      {own.map(({ channel, withinSeconds, clock }) => (
        <li key={channel}>
          <svg
            class={`rule-key k-${page.markOf(channel)}`}
            width="8"
            height="14"
            aria-hidden="true"
          >
            <line x1="4" x2="4" y1="0" y2="14" class={clock === report.clock ? 'rule' : 'none'} />
          </svg>
          {page.speaker.channelName(channel)}:{' '}
          {page.say('note.promiseLine', { within: page.write.wait(withinSeconds) })}
          {clock === report.clock ? '' : ` (${page.say(`clock.${clock}`)})`}
        </li>
      ))}
    </ul>
  );
}

/** How many times as long the slower one takes; said where that is measured against promises. */
function Ratio({ view: { page }, row: { comparison } }: { view: ReportPage; row: TopicRow }) {
  return (
    <>
      {page.write.ratio(comparison?.ratio ?? null)}
      {comparison?.basis === 'promise' ? (
        <span class="under">{page.say('basis.promise')}</span>
      ) : null}
    </>
  );
}
