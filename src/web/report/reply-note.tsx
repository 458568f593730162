// How the figures of a group came about: who was asked, what was reviewed, what the door alone would show.
import type { MetricId } from '../../domain/metric.js';
import { surveyModes } from '../../domain/survey-mode.js';
import type { ReviewRow, SurveyRow } from '../../report/report-sections.js';
import type { TopicRow } from '../view/topic-rows.js';
import type { ReportPage } from './report-page.js';

export function ReplyNote(props: {
  view: ReportPage;
  metric: MetricId;
  /** The rows that are drawn. */
  rows: readonly TopicRow[];
  fewest: number;
}) {
  const { view, metric, rows, fewest } = props;
  const { page } = view;
  const isFew = rows.some(({ dots }) => dots.some(({ cell }) => cell.n < fewest));
  const words = [
    ...wordsOf(view, metric),
    ...(isFew ? [`${page.say('note.hollow')} ${page.say('note.fewReplies')}`] : []),
  ];
  return words.length === 0 ? null : <p class="note reply-note">{words.join(' ')}</p>;
}

function wordsOf(view: ReportPage, metric: MetricId): readonly string[] {
  if (metric === 'csat') return [view.page.say('note.satisfied'), ...surveyWords(view, metric)];
  if (metric === 'answer_correct') return reviewWords(view);
  return metric === 'first_contact_resolution' ? hiddenWords(view) : [];
}

function surveyWords({ page, report }: ReportPage, metric: MetricId): readonly string[] {
  const rows = (report.surveys ?? []).filter((row) => row.metric === metric && row.answers > 0);
  if (rows.length === 0) return [];
  const rate = (row: SurveyRow): string =>
    `${page.speaker.channelName(row.channel)} ${page.write.percent(row.responseRate)}${modesOf(row)}`;
  const modesOf = ({ modes }: SurveyRow): string => {
    const names = surveyModes.filter((mode) => (modes[mode] ?? 0) > 0);
    const said = names.map((mode) => page.say(`mode.${mode}`));
    return said.length === 0 ? '' : ` (${said.join(', ')})`;
  };
  return [page.say('note.responseRates', { rates: rows.map(rate).join(' · ') })];
}

const samplings = ['all', 'random', 'complaint'] as const;

function reviewWords({ page, report }: ReportPage): readonly string[] {
  const rows = (report.reviews ?? []).filter(({ reviewed }) => reviewed > 0);
  if (rows.length === 0) return [];
  const chosen = ({ sampling }: ReviewRow): string => {
    const known = samplings.find((one) => one === sampling);
    return known === undefined ? '' : ` (${page.say(`sampling.${known}`)})`;
  };
  const shares = rows.map(
    (row) =>
      `${page.speaker.channelName(row.channel)} ${page.write.percent(row.share)}${chosen(row)}`,
  );
  return [page.say('note.reviewed', { shares: shares.join(' · ') })];
}

/** Under this many points the two readings are alike. */
const fewestPoints = 0.5;

/** What each door would claim if it saw no other. */
function hiddenWords({ page, report }: ReportPage): readonly string[] {
  const shown = [...new Set(report.matrix.map(({ topic }) => topic))];
  const topic = shown.length === 1 ? (shown[0] ?? null) : null;
  const rows = (report.firstContacts ?? []).filter(
    (row) => row.topic === topic && (row.hiddenPoints ?? 0) >= fewestPoints,
  );
  if (rows.length === 0) return [];
  const points = rows.map(
    ({ channel, hiddenPoints }) =>
      `${page.speaker.channelName(channel)} ${page.write.percentagePoints(hiddenPoints)}`,
  );
  return [page.say('note.hidden', { points: points.join(' · ') })];
}
