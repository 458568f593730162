// The weekly figures as a table: a row per week, per channel the middle, its band and the contacts.
import type { TrendPoint } from '../../report/consistency-report.js';
import type { Facets } from '../view/facets.js';
import type { ReportPage } from './report-page.js';

export function WeekTable({ view, facets }: { view: ReportPage; facets: Facets }) {
  const { page } = view;
  return (
    <table class="figure-table">
      <caption class="unseen">{page.say('section.trend')}</caption>
      <thead>
        <tr>
          <th scope="col">{page.say('head.week')}</th>
          {facets.facets.map(({ channel }) => (
            <th scope="col" class="number" key={channel}>
              {page.speaker.channelName(channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facets.weeks.map(({ week, weekStart }) => (
          <tr key={week}>
            <th scope="row">{week}</th>
            {facets.facets.map(({ channel, points }) => (
              <WeekCell
                key={channel}
                view={view}
                point={points.find((point) => point.weekStart === weekStart)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekCell({ view: { page }, point }: { view: ReportPage; point: TrendPoint | undefined }) {
  if (!point) return <td class="number absent">{page.say('unit.unknown')}</td>;
  const { value, low, high, n } = point;
  const band =
    low === null || high === null
      ? ''
      : `${page.say('cell.between', { low: page.write.wait(low), high: page.write.wait(high) })} · `;
  return (
    <td class="number">
      {page.write.wait(value)}
      <span class="under">
        {band}
        {page.say('unit.contacts', { n })}
      </span>
    </td>
  );
}
