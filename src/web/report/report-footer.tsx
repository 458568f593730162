// Under the report: when it was computed, from which revision, and an address that does not move.
import type { SectionProps } from './report-page.js';

export function ReportFooter({ view: { page, report } }: SectionProps) {
  const fixed = page.links.fixed(report.window);
  return (
    <>
      <p>
        {page.say('page.computedAt', { when: page.write.fullTime(report.computedAt) })} (
        {report.zone}) · {page.say('page.revision', { revision: report.revision })}
        <span
          class="printed-at"
          data-printed-at
          data-text={page.say('page.printedAt', { when: '…' })}
        />
      </p>
      {page.isSelfContained ? null : (
        <p>
          <a href={fixed}>{page.say('page.permanent')}</a>
          <span class="print-only" data-address={fixed}>
            : {fixed}
          </span>
        </p>
      )}
    </>
  );
}
