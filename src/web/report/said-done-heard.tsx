// What each channel says, does and is said to be: three lines of trust, never one score.
import type { RatingFigure, SaidDoneHeardRow, ShareFigure } from '../../report/report-sections.js';
import { InlineMark } from '../frame/marks.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import type { ReportPage } from './report-page.js';

/** One row per channel, over all topics (null) or on one. */
export function SaidDoneHeard({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report } = view;
  const rows = (report.saidDoneHeard ?? []).filter((row) => row.topic === topic);
  if (rows.length === 0) return null;
  const title = page.say('said.title');
  return (
    <div class="said">
      <h3>{title}</h3>
      <p class="note">{page.say('said.note')}</p>
      <PlainTable
        caption={title}
        rows={rows}
        keyOf={({ channel }) => channel}
        columns={columnsOf(view).filter(({ isKnown }) => rows.some(isKnown))}
      />
    </div>
  );
}

interface KnownColumn extends Column<SaidDoneHeardRow> {
  /** Is there anything to show for this row? A column nobody fills is left out. */
  readonly isKnown: (row: SaidDoneHeardRow) => boolean;
}

function columnsOf(view: ReportPage): readonly KnownColumn[] {
  return [channelColumn(view), saidColumn(view), ...doneColumns(view), ...heardColumns(view)];
}

function channelColumn({ page }: ReportPage): KnownColumn {
  return {
    head: page.say('head.channel'),
    of: ({ channel }) => (
      <>
        <InlineMark kind={page.markOf(channel)} /> {page.speaker.channelName(channel)}
      </>
    ),
    isKnown: () => true,
  };
}

function saidColumn({ page }: ReportPage): KnownColumn {
  return {
    head: page.say('said.says'),
    of: ({ said }) =>
      said
        .map(
          ({ metric, withinSeconds }) =>
            `${page.speaker.metricName(metric)}: ${page.write.wait(withinSeconds)}`,
        )
        .join('; '),
    isKnown: ({ said }) => said.length > 0,
  };
}

function doneColumns({ page }: ReportPage): readonly KnownColumn[] {
  const { say, write, speaker } = page;
  const share = (
    head: string,
    pick: (row: SaidDoneHeardRow) => ShareFigure | null,
  ): KnownColumn => ({
    head,
    isNumber: true,
    of: (row) => write.percent(pick(row)?.share ?? null),
    isKnown: (row) => pick(row) !== null,
  });
  return [
    share(say('section.promises'), ({ done }) => done.promiseKept),
    {
      head: say('said.wait'),
      isNumber: true,
      of: ({ done }) => (done.firstResponse ? write.wait(done.firstResponse.median) : ''),
      isKnown: ({ done }) => done.firstResponse !== null,
    },
    share(speaker.metricName('answer_correct'), ({ done }) => done.answerCorrect),
    share(speaker.metricName('first_contact_resolution'), ({ done }) => done.firstContact),
  ];
}

function heardColumns({ page }: ReportPage): readonly KnownColumn[] {
  const { say, write, speaker } = page;
  const mean = (metric: 'csat' | 'ces'): KnownColumn => ({
    head: speaker.metricName(metric),
    isNumber: true,
    of: ({ heard }) => ratingText(heard[metric]),
    isKnown: ({ heard }) => heard[metric] !== null,
  });
  const ratingText = (figure: RatingFigure | null): string =>
    figure === null ? '' : write.rating(figure.mean);
  return [
    mean('csat'),
    {
      head: speaker.metricName('nps'),
      isNumber: true,
      of: ({ heard }) => (heard.nps?.score == null ? '' : write.count(heard.nps.score)),
      isKnown: ({ heard }) => heard.nps !== null,
    },
    mean('ces'),
    {
      head: say('said.views'),
      of: ({ views }) => (views === null ? '' : say(`said.${views}`)),
      isKnown: ({ views }) => views !== null,
    },
  ];
}
