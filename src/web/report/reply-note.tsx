// How many answered at all, beside each share that rests on answers; a warning where they are few.
import type { MetricId } from '../../domain/metric.js';
import type { TopicRow } from '../view/topic-rows.js';
import type { ReportPage } from './report-page.js';

export function ReplyNote(props: {
  view: ReportPage;
  metric: MetricId;
  rows: readonly TopicRow[];
  fewest: number;
}) {
  const { view, metric, rows, fewest } = props;
  const { page, report } = view;
  const isFew = rows.some(({ dots }) => dots.some(({ cell }) => cell.n < fewest));
  const rates = report.channels.flatMap(({ id, contacts }) => {
    const n = answersOf(view, metric, id);
    return n === null || contacts === 0
      ? []
      : [`${page.speaker.channelName(id)} ${page.write.percent(Math.min(1, n / contacts))}`];
  });
  return (
    <p class="note reply-note">
      {metric === 'csat' ? page.say('note.satisfied') : ''}{' '}
      {page.say('note.rated', { rates: rates.join(' · ') })}{' '}
      {isFew ? page.say('note.fewReplies') : ''}
    </p>
  );
}

/** Answers of a channel over its topics; null where it has none. */
function answersOf({ report }: ReportPage, metric: MetricId, channel: string): number | null {
  const own = report.matrix.filter(
    (cell) => cell.metric === metric && cell.channel === channel && cell.topic !== null,
  );
  return own.length === 0 ? null : own.reduce((sum, { n }) => sum + n, 0);
}
