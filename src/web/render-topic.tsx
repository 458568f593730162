// One topic: what is said of it, each pair of channels, waits, promises, week by week, what it is made of, its gaps.
import type { ConsistencyReport } from '../report/consistency-report.js';
import { documentHtml } from './frame/document.js';
import { AnswerSection } from './report/answers.js';
import { Notices } from './report/notices.js';
import { PromiseSection } from './report/promise-table.js';
import { ReportActions } from './report/report-actions.js';
import { ReportFooter } from './report/report-footer.js';
import type { ReportPage } from './report/report-page.js';
import { ReportSubtitle } from './report/report-subtitle.js';
import { WeekSection } from './report/weeks.js';
import { capital } from './view/capital.js';
import { viewOf, type ReportOptions } from './report/report-view.js';
import { WaitSection } from './report/waits.js';
import { EachChannel } from './sister/each-channel.js';
import { PairSection } from './sister/pairs.js';
import { TopicGaps } from './sister/topic-gaps.js';
import { TopicVerdict } from './sister/topic-verdict.js';
import { WaitAndJoySection } from './sister/wait-and-joy.js';
import { WaitSpread } from './sister/wait-spread.js';
import { WhySection } from './sister/why-section.js';

/**
 * The page of one topic (null = all shared topics), from a report that was asked for that topic alone, so that its weeks
 * are the topic's own.
 */
export function renderTopic(
  report: ConsistencyReport,
  topic: string | null,
  options: ReportOptions,
): string {
  const path = `/report/topics/${encodeURIComponent(topic ?? 'all')}`;
  const view = viewOf(report, { path, ...options });
  const { page } = view;
  return documentHtml({
    page,
    title: capital(page.speaker.topicName(topic)),
    current: '/report',
    subtitle: <ReportSubtitle view={view} />,
    actions: <ReportActions view={view} />,
    footer: <ReportFooter view={view} />,
    inlineStyle: page.isSelfContained ? (options.style ?? '') : null,
    children: <TopicContents view={view} topic={topic} notices={options.notices ?? []} />,
  });
}

interface TopicProps {
  readonly view: ReportPage;
  readonly topic: string | null;
}

function TopicContents(props: TopicProps & { notices: readonly string[] }) {
  const { view, topic, notices } = props;
  return (
    <>
      <p class="back">
        <a href={view.page.links.report()}>{view.page.say('page.back')}</a>
      </p>
      <Notices view={view} notices={notices} />
      <TopicVerdict view={view} topic={topic} />
      <WhySection view={view} topic={topic} />
      <WaitSection view={view} />
      <EachChannel view={view} topic={topic} />
      <WaitSpread view={view} topic={topic} />
      <PromiseSection view={view} />
      <AnswerSection view={view} topic={topic} />
      <WaitAndJoySection view={view} topic={topic} />
      <WeekSection view={view} />
      <PairSection view={view} topic={topic} />
      <TopicGaps view={view} topic={topic} />
    </>
  );
}
