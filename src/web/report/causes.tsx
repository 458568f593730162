// Section G: what goes with the differences. Associations only; nothing here says "because".
import type { Comparison } from '../../domain/comparison.js';
import type { MatrixCell } from '../../report/consistency-report.js';
import { Section } from '../frame/section.js';
import { judgedOf } from '../view/judged.js';
import { capital } from '../view/capital.js';
import { overallCells } from '../view/overall.js';
import { ClosedHours, closedHoursOf } from './closed-hours.js';
import { Escapes, escapesOf } from './escapes.js';
import type { ReportPage, SectionProps } from './report-page.js';
import { WhyTreeView } from './why-tree-view.js';

const mostTrees = 2;

export function CauseSection({ view }: SectionProps) {
  const { page, report } = view;
  const trees = report.why ?? [];
  const transfers = transferCells(view);
  const turned = judgedOf(report).filter(
    ({ unadjusted }) => unadjusted.reversed || unadjusted.composition,
  );
  const isEmpty = trees.length === 0 && transfers.length === 0 && turned.length === 0;
  const rows = [...escapesOf(view, null), ...closedHoursOf(view, null)];
  if (isEmpty && rows.length === 0) return null;
  return (
    <Section id="causes" title={page.say('section.causes')} note={page.say('note.association')}>
      <div class="causes">
        {trees.slice(0, mostTrees).map((row) => (
          <WhyTreeView key={row.comparisonId} view={view} row={row} />
        ))}
        <ClosedHours view={view} topic={null} />
        <Escapes view={view} topic={null} />
        {transfers.length > 0 ? <Transfers view={view} cells={transfers} /> : null}
        {turned.length > 0 ? <Turned view={view} turned={turned} /> : null}
      </div>
    </Section>
  );
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
            <strong>
              {capital(page.speaker.topicName(comparison.topic))},{' '}
              {page.speaker.metricName(comparison.metric)}
            </strong>
            : {page.speaker.channelName(comparison.better)},{' '}
            {page.speaker.channelName(comparison.worse)}.{' '}
            {page.say(comparison.unadjusted.reversed ? 'remark.reversed' : 'remark.composition')}
          </li>
        ))}
      </ul>
    </div>
  );
}
