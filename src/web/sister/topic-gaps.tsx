// The gaps the monitor holds or held on one topic.
import { Section } from '../frame/section.js';
import type { ReportPage } from '../report/report-page.js';
import { GapTable } from './gap-table.js';

export function TopicGaps({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report } = view;
  const gaps = report.gaps.filter((gap) => gap.topic === topic);
  const title = page.say('nav.gaps');
  return (
    <Section id="topic-gaps" title={title}>
      {gaps.length === 0 ? (
        <p>{page.say('gap.none')}</p>
      ) : (
        <GapTable page={page} caption={title} gaps={gaps} now={report.computedAt} />
      )}
    </Section>
  );
}
