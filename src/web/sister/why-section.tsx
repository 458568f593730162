// The why-tree of a topic: its largest differences in waits taken apart.
import { Section } from '../frame/section.js';
import { ClosedHours, closedHoursOf } from '../report/closed-hours.js';
import { Escapes, escapesOf } from '../report/escapes.js';
import type { ReportPage } from '../report/report-page.js';
import { WhyTreeView } from '../report/why-tree-view.js';
import { whyTree } from '../view/why-tree.js';

const most = 2;

export function WhySection({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report, staffed } = view;
  const trees = report.comparisons
    .filter((one) => one.topic === topic && one.metric === 'first_response')
    .sort((a, b) => (b.unadjusted.difference ?? 0) - (a.unadjusted.difference ?? 0))
    .map((comparison) => whyTree(comparison, staffed))
    .filter((tree) => tree !== null);
  const rows = [...escapesOf(view, topic), ...closedHoursOf(view, topic)];
  if (trees.length === 0 && rows.length === 0) return null;
  return (
    <Section id="why" title={page.say('section.causes')} note={page.say('note.association')}>
      <div class="causes">
        {trees.slice(0, most).map((tree) => (
          <WhyTreeView key={tree.comparison.id} view={view} tree={tree} />
        ))}
        <ClosedHours view={view} topic={topic} />
        <Escapes view={view} topic={topic} />
      </div>
    </Section>
  );
}
