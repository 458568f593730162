// Section E: right answers, solved at once, satisfied; the same drawing on 0-100 %.
import type { MetricId } from '../../domain/metric.js';
import type { MatrixCell } from '../../report/consistency-report.js';
import { ratingScaleMax } from '../../report/rating-scale.js';
import { shareAxis } from '../chart/axis.js';
import { DotRange } from '../chart/dot-range.js';
import { AsTable, Section } from '../frame/section.js';
import { satisfiedShare } from '../view/satisfied.js';
import { channelsOf, overallRow, topicRows, type TopicRow } from '../view/topic-rows.js';
import { drawnRows } from './drawn-rows.js';
import { BehindLink, FigureTable } from './figure-table.js';
import { Legend } from './legend.js';
import { ReplyNote } from './reply-note.js';
import type { ReportPage, SectionProps } from './report-page.js';
import { SaidDoneHeard } from './said-done-heard.js';

const metrics: readonly MetricId[] = ['answer_correct', 'first_contact_resolution', 'csat'];
/** Under so many answers a share is read with care. */
const fewestReplies = 30;
/** Topics drawn under the row of all topics. */
const mostDrawn = 5;

interface AnswerRows {
  readonly metric: MetricId;
  readonly overall: TopicRow | null;
  readonly topics: readonly TopicRow[];
}

/** Over all topics (null), or on one topic's own page. */
export function AnswerSection({ view, topic = null }: SectionProps & { topic?: string | null }) {
  const { page, report } = view;
  const groups = metrics.map((metric) => answerRows(view, metric)).filter(isPresent);
  if (groups.length === 0) return null;
  const rows = groups.flatMap(({ overall, topics }) => [...(overall ? [overall] : []), ...topics]);
  return (
    <Section
      id="answers"
      title={page.say('section.answers')}
      note={topic === null ? page.say('note.answers') : null}
    >
      <div class="chart-head">
        <Legend page={page} channels={channelsOf(report, rows)} />
      </div>
      <div class="answer-groups">
        {groups.map((group) => (
          <AnswerGroup key={group.metric} view={view} group={group} />
        ))}
      </div>
      <SaidDoneHeard view={view} topic={topic} />
    </Section>
  );
}

function isPresent({ overall, topics }: AnswerRows): boolean {
  return overall !== null || topics.length > 0;
}

function answerRows({ page, report, order }: ReportPage, metric: MetricId): AnswerRows {
  const question = {
    metric,
    valueOf: satisfiedShare(report),
    order,
    nameOf: page.speaker.topicName,
  };
  return { metric, overall: overallRow(report, question), topics: topicRows(report, question) };
}

/** Drawn are all topics together and the topics with a gap; the table has them all. */
function AnswerGroup({ view, group }: { view: ReportPage; group: AnswerRows }) {
  const { page } = view;
  const { metric, overall, topics } = group;
  const gaps = topics.filter(({ verdict }) => verdict === 'gap');
  const single = overall || gaps.length > 0 ? gaps : topics;
  const shown = [...(overall ? [overall] : []), ...single.slice(0, mostDrawn)];
  const title = page.speaker.metricName(metric);
  return (
    <div class="answer-group">
      <h3>{title}</h3>
      <DotRange
        id={metric}
        label={title}
        keys={page.say('note.chartKeys')}
        rows={drawnRows(shown, {
          view,
          text: page.write.percent,
          size: ({ comparison }) => sizeText(view, comparison),
          fewest: fewestReplies,
        })}
        axis={shareAxis()}
        tickText={page.write.percent}
        heads={[page.say('head.difference'), page.say('head.verdict')]}
      />
      <ReplyNote view={view} metric={metric} fewest={fewestReplies} rows={shown} />
      <AsTable page={page} label={title}>
        <AnswerTable view={view} group={group} />
      </AsTable>
    </div>
  );
}

function sizeText({ page }: ReportPage, comparison: TopicRow['comparison']): string {
  if (!comparison) return '';
  const { value, unit } = comparison.difference;
  if (value === null) return '';
  const apart = Math.abs(value);
  return unit === 'points'
    ? page.say('cell.apartOf', { d: page.write.rating(apart), max: ratingScaleMax(comparison) })
    : page.say('cell.apart', { d: page.write.percentagePoints(apart) });
}

function AnswerTable({ view, group }: { view: ReportPage; group: AnswerRows }) {
  const { page, report } = view;
  const rows = [...(group.overall ? [group.overall] : []), ...group.topics];
  const shareOf = satisfiedShare(report);
  return (
    <FigureTable
      view={view}
      caption={page.speaker.metricName(group.metric)}
      rows={rows}
      channels={channelsOf(report, rows)}
      cell={(cell) => <AnswerCell view={view} cell={cell} share={shareOf(cell)} />}
      cellClass={({ verdict }) => (verdict ? `tint-${verdict}` : undefined)}
    />
  );
}

function AnswerCell(props: { view: ReportPage; cell: MatrixCell; share: number | null }) {
  const { view, cell, share } = props;
  const { page } = view;
  const mean = cell.mean === null ? '' : `${page.write.rating(cell.mean)} · `;
  return (
    <>
      <BehindLink view={view} cell={cell} text={page.write.percent(share)} />
      <span class="under">
        {mean}
        {page.say('cell.of', { n: cell.n })}
      </span>
    </>
  );
}
