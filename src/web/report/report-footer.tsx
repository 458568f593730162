// Under the report: when it was computed, from which revision, and an address that does not move.
import type { SectionProps } from './report-page.js';

export function ReportFooter({ view }: SectionProps) {
  const { page, report } = view;
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
      {view.frozen ? <FrozenLine view={view} /> : null}
      {page.isSelfContained || view.frozen ? null : (
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

/** What a frozen report rests on: up to when it was complete, by which definitions, and until when its link lives. */
function FrozenLine({ view: { page, report, frozen } }: SectionProps) {
  const until = frozen?.until ?? null;
  const parts = [
    ...(report.completeUntil === null
      ? []
      : [page.say('page.completeUntil', { when: page.write.fullTime(report.completeUntil) })]),
    ...(until === null ? [] : [page.say('snapshot.until', { when: page.write.day(until) })]),
    report.definitions.map(({ id }) => id).join(', '),
  ];
  return <p>{parts.join(' · ')}</p>;
}
