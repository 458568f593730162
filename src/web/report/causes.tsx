// Section G: what goes with the differences. Associations only; nothing here says "because".
import type { Comparison } from '../../domain/comparison.js';
import type { MatrixCell } from '../../report/consistency-report.js';
import { Section } from '../frame/section.js';
import { judgedOf, spanningFor } from '../view/judged.js';
import { gapTopics } from '../view/gap-topics.js';
import { overallCells } from '../view/overall.js';
import { whyTree } from '../view/why-tree.js';
import { ClosedHours, closedHoursOf } from './closed-hours.js';
import { Escapes, escapesOf } from './escapes.js';
import type { ReportPage, SectionProps } from './report-page.js';
import { WhyTreeView } from './why-tree-view.js';

export function CauseSection({ view }: SectionProps) {
  const { page, report } = view;
  const tree = whyOf(view);
  const transfers = transferCells(view);
  const turned = judgedOf(report).filter(
    ({ unadjusted }) => unadjusted.reversed || unadjusted.composition,
  );
  const isEmpty = !tree && transfers.length === 0 && turned.length === 0;
  const rows = [...escapesOf(view, null), ...closedHoursOf(view, null)];
  if (isEmpty && rows.length === 0) return null;
  return (
    <Section id="causes" title={page.say('section.causes')} note={page.say('note.association')}>
      <div class="causes">
        {tree ? <WhyTreeView view={view} tree={tree} /> : null}
        <ClosedHours view={view} topic={null} />
        <Escapes view={view} topic={null} />
        {transfers.length > 0 ? <Transfers view={view} cells={transfers} /> : null}
        {turned.length > 0 ? <Turned view={view} turned={turned} /> : null}
      </div>
    </Section>
  );
}

/** The largest difference in waits that can be taken apart: over all topics first, since mix only shows there. */
function whyOf({ report, staffed }: ReportPage) {
  const overall = [...spanningFor(report, 'first_response')].sort(
    (a, b) => (b.unadjusted.difference ?? 0) - (a.unadjusted.difference ?? 0),
  );
  const trees = [...overall, ...gapTopics(report)].map((comparison) =>
    whyTree(comparison, staffed),
  );
  return trees.find((tree) => tree !== null) ?? null;
}

function transferCells({ report }: ReportPage): readonly MatrixCell[] {
  return overallCells(report, 'transferred')
    .filter(({ share }) => share !== null)
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
}

function Transfers({ view: { page }, cells }: { view: ReportPage; cells: readonly MatrixCell[] }) {
  return (
    <div class="cause">
      <h3>{page.speaker.metricName('transferred')}</h3>
      <dl class="plain-bars">
        {cells.map(({ channel, share }) => (
          <div key={channel}>
            <dt>{page.speaker.channelName(channel)}</dt>
            <dd>
              <svg class="index-bar" height="6" aria-hidden="true" focusable="false">
                <rect class="track" width="100%" height="6" rx="3" />
                <rect class="fill" width={`${(share ?? 0) * 100}%`} height="6" rx="3" />
              </svg>
              <span class="number">{page.write.percent(share)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const mostTurned = 3;

/** Comparisons whose raw figures tell another story than like with like. */
function Turned({ view: { page }, turned }: { view: ReportPage; turned: readonly Comparison[] }) {
  return (
    <div class="cause">
      <h3>{page.say('causes.turned')}</h3>
      <ul>
        {turned.slice(0, mostTurned).map((comparison) => (
          <li key={comparison.id}>
            {page.speaker.topicName(comparison.topic)}, {page.speaker.metricName(comparison.metric)}
            : {page.speaker.channelName(comparison.better)},{' '}
            {page.speaker.channelName(comparison.worse)}.{' '}
            {page.say(comparison.unadjusted.reversed ? 'remark.reversed' : 'remark.composition')}
          </li>
        ))}
      </ul>
    </div>
  );
}
