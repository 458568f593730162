// How the waits of a topic differ: the cumulative curve of each channel, and the same figures as a table.
import type { CurveRow } from '../../report/report-sections.js';
import { CurveChart } from '../chart/curve-chart.js';
import { InlineMark } from '../frame/marks.js';
import { PlainTable } from '../frame/plain-table.js';
import { AsTable, Section } from '../frame/section.js';
import { Legend } from '../report/legend.js';
import type { ReportPage } from '../report/report-page.js';

/** The curve is drawn up to where every channel has this share of its answers. */
const nearlyAll = 0.995;
const axisTicks = [60, 900, 3600, 14_400, 86_400, 604_800];

export function WaitSpread({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report } = view;
  const rows = shownCurves((report.curves ?? []).filter((row) => row.topic === topic));
  if (rows.length === 0) return null;
  const title = page.say('section.spread');
  const [first] = rows;
  const ends = first!.points.map(({ withinSeconds }) => withinSeconds);
  return (
    <Section id="spread" title={title} note={page.say('spread.note')}>
      <Legend page={page} channels={rows.map(({ channel }) => channel)} />
      <CurveChart
        label={rows.map((row) => spoken(view, row)).join('; ')}
        curves={rows.map(({ channel, points }) => ({
          key: channel,
          mark: page.markOf(channel),
          points,
        }))}
        ticks={axisTicks.filter((tick) => tick >= ends[0]! && tick <= ends.at(-1)!)}
        tickText={page.write.wait}
        shareText={page.write.percent}
      />
      <AsTable page={page} label={title}>
        <SpreadTable view={view} rows={rows} caption={title} />
      </AsTable>
    </Section>
  );
}

/** Points up to where the last channel is through. */
function shownCurves(rows: readonly CurveRow[]): readonly CurveRow[] {
  const lasts = rows.map(({ points }) => {
    const place = points.findIndex(({ share }) => share >= nearlyAll);
    return place < 0 ? points.length : place + 1;
  });
  const last = Math.max(2, ...lasts);
  return rows.map((row) => ({ ...row, points: row.points.slice(0, last) }));
}

function SpreadTable(props: { view: ReportPage; rows: readonly CurveRow[]; caption: string }) {
  const { view, rows, caption } = props;
  const { page } = view;
  const [first] = rows;
  return (
    <PlainTable
      caption={caption}
      rows={first!.points.map(({ withinSeconds }, index) => ({ withinSeconds, index }))}
      keyOf={({ withinSeconds }) => String(withinSeconds)}
      columns={[
        {
          head: page.say('spread.within'),
          of: ({ withinSeconds }) => page.write.wait(withinSeconds),
        },
        ...rows.map(({ channel, points }) => ({
          head: page.speaker.channelName(channel),
          isNumber: true,
          of: ({ index }: { index: number }) => (
            <>
              <InlineMark kind={page.markOf(channel)} /> {page.write.percent(points[index]!.share)}
            </>
          ),
        })),
      ]}
    />
  );
}

function spoken({ page }: ReportPage, { channel, points }: CurveRow): string {
  const figures = points.map(
    ({ withinSeconds, share }) => `${page.write.wait(withinSeconds)} ${page.write.percent(share)}`,
  );
  return `${page.speaker.channelName(channel)}: ${figures.join(', ')}`;
}
