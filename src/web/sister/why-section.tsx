// Why a topic's channels differ: its gaps in waits taken apart, closed hours, and who leaves one door for another.
import type { WhyRow } from '../../report/report-sections.js';
import { Section } from '../frame/section.js';
import { ClosedHours, closedHoursOf } from '../report/closed-hours.js';
import { Escapes, escapesOf } from '../report/escapes.js';
import type { ReportPage } from '../report/report-page.js';
import { WhyTreeView } from '../report/why-tree-view.js';
import { SideBySide } from './side-by-side.js';
import { gapTopics } from '../view/gap-topics.js';
import { lookupOf, verdictOrder } from '../view/cells.js';

const most = 2;

export function WhySection({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page } = view;
  const trees = whyRows(view, topic);
  const rows = [...escapesOf(view, topic), ...closedHoursOf(view, topic)];
  if (trees.length === 0 && rows.length === 0) return null;
  return (
    <Section id="why" title={page.say('section.causes')} note={page.say('note.association')}>
      <div class="causes">
        {trees.slice(0, most).map((row) => (
          <WhyTreeView key={row.comparisonId} view={view} row={row} />
        ))}
        {trees.slice(0, 1).map((row) => (
          <SideBySide key={row.comparisonId} view={view} row={row} />
        ))}
        <ClosedHours view={view} topic={topic} />
        <Escapes view={view} topic={topic} />
      </div>
    </Section>
  );
}

/** The comparison that is told first; then gaps before the rest, those of the same slow channel first. */
function whyRows({ report }: ReportPage, topic: string | null): readonly WhyRow[] {
  const lookup = lookupOf(report);
  const told = gapTopics(report).find((gap) => gap.topic === topic);
  const rankOf = ({ comparisonId, worse }: WhyRow): number => {
    if (comparisonId === told?.id) return -1;
    const verdict = lookup.comparison(comparisonId)?.verdict ?? null;
    return 2 * verdictOrder(verdict) + (worse === told?.worse ? 0 : 1);
  };
  return (report.why ?? [])
    .filter((row) => row.topic === topic)
    .sort((a, b) => rankOf(a) - rankOf(b));
}
