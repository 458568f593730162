// The consistency report as one HTML document: verdict first, then what it rests on.
import type { ConsistencyReport } from '../report/consistency-report.js';
import { documentHtml } from './frame/document.js';
import type { FilterChoices } from './frame/filter-choices.js';
import { Filters } from './frame/filters.js';
import { AnswerSection } from './report/answers.js';
import { CauseSection } from './report/causes.js';
import { EmptySection, emptyState } from './report/empty-states.js';
import { FiguresBehind } from './report/figures-behind.js';
import { GapList } from './report/gap-list.js';
import { Notices } from './report/notices.js';
import { PromiseSection } from './report/promise-table.js';
import { ReadingSection } from './report/reading.js';
import { ReportActions } from './report/report-actions.js';
import { ReportFooter } from './report/report-footer.js';
import type { ReportPage } from './report/report-page.js';
import { viewOf, type ReportOptions } from './report/report-view.js';
import { ReportSubtitle } from './report/report-subtitle.js';
import { SuppliedSection } from './report/supplied.js';
import { TooLittle } from './report/too-little.js';
import { VerdictSection } from './report/verdict.js';
import { WaitSection } from './report/waits.js';
import { WeekSection } from './report/weeks.js';
import { choicesOf, daysOf } from './view/choices.js';

/** The whole page for this report, as HTML text. Pure: the same report and options give the same text. */
export function renderReport(report: ConsistencyReport, options: ReportOptions): string {
  const view = viewOf(report, options);
  const { page } = view;
  const isFixed = page.isSelfContained || options.isLocked === true;
  return documentHtml({
    page,
    title: page.say(options.isLocked ? 'nav.snapshot' : 'page.title'),
    current: '/report',
    subtitle: <ReportSubtitle view={view} />,
    actions: isFixed ? null : <ReportActions view={view} />,
    search: isFixed ? null : <ReportFilters view={view} choices={options.choices} />,
    footer: <ReportFooter view={view} />,
    inlineStyle: page.isSelfContained ? (options.style ?? '') : null,
    children: <Contents view={view} notices={options.notices ?? []} />,
  });
}

function ReportFilters(props: { view: ReportPage; choices: FilterChoices | undefined }) {
  const { page, report } = props.view;
  return (
    <Filters
      page={page}
      choices={props.choices ?? choicesOf(report, page.speaker)}
      period={report.window.label}
      days={daysOf(report)}
    />
  );
}

function Contents({ view, notices }: { view: ReportPage; notices: readonly string[] }) {
  const state = emptyState({ view });
  return (
    <>
      <Notices view={view} notices={notices} />
      {state ? <EmptySection view={view} state={state} /> : <Sections view={view} />}
      <SuppliedSection view={view} />
      <ReadingSection view={view} />
    </>
  );
}

function Sections({ view }: { view: ReportPage }) {
  return (
    <>
      <VerdictSection view={view} />
      <TooLittle view={view} />
      <GapList view={view} />
      <WaitSection view={view} />
      <PromiseSection view={view} />
      <AnswerSection view={view} />
      <WeekSection view={view} />
      <CauseSection view={view} />
      <FiguresBehind view={view} />
    </>
  );
}
