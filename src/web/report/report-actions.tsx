// Beside the heading: copy the link, download, print.
import type { SectionProps } from './report-page.js';

const files = [
  ['/api/v1/comparisons.csv', 'CSV'],
  ['/api/v1/report', 'JSON'],
  ['/api/v1/report.md', 'Markdown'],
] as const;

export function ReportActions({ view: { page, report } }: SectionProps) {
  const { window } = report;
  return (
    <>
      <button type="button" class="button" data-copy="" data-done={page.say('page.copied')} hidden>
        {page.say('page.copyLink')}
      </button>
      <details class="menu">
        <summary class="button">{page.say('page.download')}</summary>
        <ul>
          {files.map(([route, form]) => (
            <li key={form}>
              <a href={page.links.download(route, window)} download>
                {form}
              </a>
            </li>
          ))}
          <li>
            <button
              type="button"
              data-copy={page.links.fixed(window)}
              data-done={page.say('page.copied')}
              hidden
            >
              {page.say('page.copyFixed')}
            </button>
          </li>
          <li>
            <form method="post" action={page.links.freeze()}>
              <button type="submit">{page.say('page.freeze')}</button>
            </form>
          </li>
        </ul>
      </details>
      <button type="button" class="button" data-print hidden>
        {page.say('page.print')}
      </button>
    </>
  );
}
