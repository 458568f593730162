// Under the heading: which period, which zone, complete until when.
import type { SectionProps } from './report-page.js';

export function ReportSubtitle({ view: { page, report } }: SectionProps) {
  const parts = [
    report.window.label,
    page.say('page.zone', { zone: report.zone }),
    ...(report.completeUntil === null
      ? []
      : [page.say('page.completeUntil', { when: page.write.time(report.completeUntil) })]),
  ];
  return (
    <>
      {parts.map((part, index) => (
        <span key={part}>
          {index > 0 ? ' · ' : ''}
          {part}
        </span>
      ))}
    </>
  );
}
