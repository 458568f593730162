// Each channel on one topic: its waits against its own promise, and against the period before.
import type { MatrixCell } from '../../report/consistency-report.js';
import { Bullet } from '../chart/bullet.js';
import { Slope } from '../chart/slope.js';
import { waitAxis, type Axis } from '../chart/axis.js';
import { InlineMark } from '../frame/marks.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import { Section } from '../frame/section.js';
import { BehindLink } from '../report/figure-table.js';
import type { ReportPage } from '../report/report-page.js';
import { mainWait } from '../view/main-wait.js';
import { cellsOf } from '../view/topic-cells.js';

interface ChannelLine {
  readonly cell: MatrixCell;
  /** Seconds. */
  readonly promise: number | null;
  /** The typical wait of the period before, seconds. */
  readonly before: number | null;
}

export function EachChannel({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page } = view;
  const lines = linesOf(view, topic);
  if (lines.length === 0) return null;
  const title = page.say('section.channels');
  return (
    <Section id="channels" title={title} note={page.say('channels.note')}>
      <PlainTable
        caption={title}
        rows={lines}
        keyOf={({ cell }) => cell.channel}
        columns={[...ownColumns(view, axisOf(lines)), ...beforeColumns(view, lines)]}
      />
    </Section>
  );
}

function linesOf(view: ReportPage, topic: string | null): readonly ChannelLine[] {
  const { report, before } = view;
  const metric = mainWait(report);
  const earlier = before === null ? [] : cellsOf(before, metric, topic);
  return cellsOf(report, metric, topic)
    .filter(({ n }) => n > 0)
    .map((cell) => ({
      cell,
      promise: promiseOf(view, cell),
      before: earlier.find(({ channel }) => channel === cell.channel)?.median ?? null,
    }));
}

/** The promise for the topic before the one for the whole channel. */
function promiseOf({ report }: ReportPage, { channel, topic, metric }: MatrixCell): number | null {
  const own = report.promises.filter((row) => row.channel === channel && row.metric === metric);
  const found = own.find((row) => row.topic === topic) ?? own.find((row) => row.topic === null);
  return found?.withinSeconds ?? null;
}

function axisOf(lines: readonly ChannelLine[]): Axis {
  return waitAxis(
    lines.flatMap(({ cell, promise, before }) =>
      [cell.median, cell.p90, promise, before].filter((value) => value !== null),
    ),
  );
}

function ownColumns(view: ReportPage, axis: Axis): readonly Column<ChannelLine>[] {
  const { page } = view;
  return [
    {
      head: page.say('head.channel'),
      of: ({ cell: { channel } }) => (
        <>
          <InlineMark kind={page.markOf(channel)} /> {page.speaker.channelName(channel)}
        </>
      ),
    },
    {
      head: page.say('channels.drawing'),
      of: ({ cell: { channel, median, p90 }, promise }) => (
        <Bullet axis={axis} mark={page.markOf(channel)} {...{ median, p90, promise }} />
      ),
    },
    {
      head: page.say('head.median'),
      isNumber: true,
      of: ({ cell }) => <BehindLink view={view} cell={cell} text={page.write.wait(cell.median)} />,
    },
    { head: page.say('head.p90'), isNumber: true, of: ({ cell }) => page.write.wait(cell.p90) },
    {
      head: page.say('head.promise'),
      isNumber: true,
      of: ({ promise }) =>
        promise === null ? page.say('note.noPromise') : page.write.wait(promise),
    },
    {
      head: page.say('head.contacts'),
      isNumber: true,
      of: ({ cell }) => page.write.count(cell.n),
    },
  ];
}

/** The period before, where there is one with figures. */
function beforeColumns(
  { page }: ReportPage,
  lines: readonly ChannelLine[],
): readonly Column<ChannelLine>[] {
  const known = lines.flatMap(({ cell, before }) =>
    before === null || cell.median === null ? [] : [before, cell.median],
  );
  if (known.length === 0) return [];
  return [
    {
      head: page.say('channels.before'),
      isNumber: true,
      of: ({ before }) => page.write.wait(before),
    },
    {
      head: page.say('channels.slope'),
      of: ({ cell: { channel, median }, before }) =>
        !before || !median ? null : (
          <Slope mark={page.markOf(channel)} doublings={Math.log2(median / before)} />
        ),
    },
  ];
}
