// Two contacts with the same question, one through each door, side by side: times only, no text.
import type { ExampleContact, WhyRow } from '../../report/report-sections.js';
import { InlineMark } from '../frame/marks.js';
import type { ReportPage } from '../report/report-page.js';

export function SideBySide({ view, row }: { view: ReportPage; row: WhyRow }) {
  const { page } = view;
  const { examples, worse, better } = row;
  if (!examples) return null;
  return (
    <div class="cause side-by-side">
      <h3>{page.say('examples.title')}</h3>
      <p>{page.say('examples.note')}</p>
      <div class="timelines">
        <OneTimeline view={view} channel={better} example={examples.better} />
        <OneTimeline view={view} channel={worse} example={examples.worse} />
      </div>
    </div>
  );
}

function OneTimeline(props: { view: ReportPage; channel: string; example: ExampleContact }) {
  const { view, channel, example } = props;
  const { page } = view;
  return (
    <div>
      <h4>
        <InlineMark kind={page.markOf(channel)} /> {page.speaker.channelName(channel)}
      </h4>
      <ol class="timeline">
        <li>
          <span class="number">{page.write.time(example.openedAt)}</span>{' '}
          {page.say('examples.asked')}
        </li>
        {stepsOf(view, example).map(({ key, seconds, words }) => (
          <li key={key}>
            <span class="number">+ {page.write.wait(seconds)}</span> {words}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Step {
  readonly key: string;
  readonly seconds: number;
  readonly words: string;
}

function stepsOf({ page }: ReportPage, example: ExampleContact): readonly Step[] {
  const { firstResponseSeconds, resolvedSeconds, reopenedSeconds, transfers } = example;
  const moved = transfers ? ` (${page.say('outcome.transfers', { n: transfers })})` : '';
  const steps = [
    { key: 'answered', seconds: firstResponseSeconds, words: page.say('examples.answered') },
    { key: 'solved', seconds: resolvedSeconds, words: page.say('examples.solved') + moved },
    { key: 'reopened', seconds: reopenedSeconds, words: page.say('outcome.reopened') },
  ];
  return steps
    .flatMap(({ key, seconds, words }) => (seconds === null ? [] : [{ key, seconds, words }]))
    .sort((a, b) => a.seconds - b.seconds);
}
