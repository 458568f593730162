// How much of each channel's waiting lies outside its opening hours.
import type { ClosedHoursRow } from '../../report/report-sections.js';
import type { ReportPage } from './report-page.js';

/** Over all topics (null) or on one; nothing where every channel is always open. */
export function ClosedHours({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page } = view;
  const rows = closedHoursOf(view, topic);
  if (rows.length === 0) return null;
  return (
    <div class="cause">
      <h3>{page.say('why.opening_hours')}</h3>
      <p>{page.say('closed.note')}</p>
      <dl class="plain-bars">
        {rows.map((row) => (
          <ClosedLine key={row.channel} view={view} row={row} />
        ))}
      </dl>
    </div>
  );
}

export function closedHoursOf(
  { report }: ReportPage,
  topic: string | null,
): readonly ClosedHoursRow[] {
  const own = (report.closedHours ?? []).filter(
    (row) => row.topic === topic && row.answered > 0 && row.customerSeconds > 0,
  );
  return own.every(({ isAlwaysOpen }) => isAlwaysOpen) ? [] : own;
}

function ClosedLine({ view: { page }, row }: { view: ReportPage; row: ClosedHoursRow }) {
  const share = row.closedSeconds / row.customerSeconds;
  return (
    <div>
      <dt>{page.speaker.channelName(row.channel)}</dt>
      <dd>
        <svg class="index-bar" height="6" aria-hidden="true" focusable="false">
          <rect class="track" width="100%" height="6" rx="3" />
          <rect class="fill" width={`${share * 100}%`} height="6" rx="3" />
        </svg>
        <span class="number">
          {row.isAlwaysOpen ? page.say('closed.never') : page.write.percent(share)}
        </span>
      </dd>
    </div>
  );
}
