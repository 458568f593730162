// Who leaves one door for another: a table from door to door.
import type { EscapeRow } from '../../report/report-sections.js';
import { ScrollBox } from '../frame/section.js';
import type { ReportPage } from './report-page.js';

/** The escapes of one topic; null = over all topics. Nothing where no customer can be recognised. */
export function Escapes({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page } = view;
  const rows = escapesOf(view, topic);
  if (rows.length === 0) return null;
  const title = page.say('escape.title');
  return (
    <div class="cause">
      <h3>{title}</h3>
      <p>{page.say('escape.note')}</p>
      <EscapeTable view={view} rows={rows} title={title} />
    </div>
  );
}

function EscapeTable(props: { view: ReportPage; rows: readonly EscapeRow[]; title: string }) {
  const { view, rows, title } = props;
  const { page } = view;
  const doors = doorsOf(view, rows);
  return (
    <ScrollBox label={title}>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{page.say('escape.from')}</th>
            {doors.map((door) => (
              <th scope="col" class="number" key={door}>
                <span class="unseen">{page.say('escape.to')} </span>
                {page.speaker.channelName(door)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {doors.map((from) => (
            <tr key={from}>
              <th scope="row">{page.speaker.channelName(from)}</th>
              {doors.map((to) => (
                <EscapeCell key={to} view={view} row={find(rows, from, to)} isSame={from === to} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Escapes that happened, on one topic or over all. */
export function escapesOf({ report }: ReportPage, topic: string | null): readonly EscapeRow[] {
  return (report.escapes ?? []).filter((row) => row.topic === topic && row.count > 0);
}

function doorsOf({ report }: ReportPage, rows: readonly EscapeRow[]): readonly string[] {
  const used = new Set(rows.flatMap(({ from, to }) => [from, to]));
  return report.channels.map(({ id }) => id).filter((id) => used.has(id));
}

function find(rows: readonly EscapeRow[], from: string, to: string): EscapeRow | null {
  return rows.find((row) => row.from === from && row.to === to) ?? null;
}

/** Under this share of customers recognisable in the other door, nothing is judged. */
const leastLinkable = 0.5;

function EscapeCell(props: { view: ReportPage; row: EscapeRow | null; isSame: boolean }) {
  const { view, row, isSame } = props;
  const { page } = view;
  if (isSame) return <td class="number absent" />;
  if (row === null) return <td class="number absent">{page.write.count(0)}</td>;
  return (
    <td class="number">
      {page.write.percent(row.share)}
      <span class="under">
        {page.say('unit.contacts', { n: row.count })}
        {row.linkable < leastLinkable ? ` · ${page.say('reason.not_linkable')}` : ''}
      </span>
    </td>
  );
}
