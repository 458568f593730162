// The ledger of promises: made, kept, missed, not due yet.
import type { PromiseRow } from '../../report/consistency-report.js';
import { ScrollBox } from '../frame/section.js';
import type { ReportPage, SectionProps } from './report-page.js';

export function PromiseLedger({ view }: SectionProps) {
  const { page, report } = view;
  const title = page.say('section.ledger');
  const heads = ['made', 'kept', 'missed', 'pending', 'share'] as const;
  return (
    <details class="as-table ledger">
      <summary>{title}</summary>
      <ScrollBox label={title}>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{page.say('head.channel')}</th>
              <th scope="col">{page.say('head.promise')}</th>
              {heads.map((head) => (
                <th scope="col" class="number" key={head}>
                  {page.say(`head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.promises.map((row) => (
              <LedgerRow
                key={`${row.channel} ${row.topic ?? ''} ${row.metric}`}
                view={view}
                row={row}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

function LedgerRow({ view: { page }, row }: { view: ReportPage; row: PromiseRow }) {
  const { write } = page;
  const within =
    row.withinSeconds === null ? page.say('note.perRow') : write.wait(row.withinSeconds);
  return (
    <tr class={row.topic === null ? undefined : 'single'}>
      <th scope="row">
        {page.speaker.channelName(row.channel)}
        {row.topic === null ? '' : `, ${page.speaker.topicName(row.topic)}`}
      </th>
      <td>
        {page.speaker.metricName(row.metric)}: {within} ({page.say(`clock.${row.clock}`)})
      </td>
      <td class="number">{write.count(row.made)}</td>
      <td class="number">{write.count(row.kept)}</td>
      <td class="number">{write.count(row.missed)}</td>
      <td class="number">{write.count(row.pending)}</td>
      <td class="number">{write.percent(row.share)}</td>
    </tr>
  );
}
