// Section B: the largest gaps, at most five, one sentence each with its absolute figures.
import type { Comparison } from '../../domain/comparison.js';
import { surenessLine } from '../../report/sureness.js';
import { comparisonSentences } from '../../report/sentence.js';
import { Section } from '../frame/section.js';
import { VerdictChip } from '../frame/verdict-chip.js';
import { alsoWorse, gapTopics } from '../view/gap-topics.js';
import { trendWord } from '../view/trend-word.js';
import { plainWaitWords } from './plain-wait-words.js';
import type { ReportPage, SectionProps } from './report-page.js';

const most = 5;

export function GapList({ view }: SectionProps) {
  const { page, report } = view;
  const gaps = gapTopics(report);
  return (
    <Section id="gaps" title={page.say('section.gaps')}>
      {gaps.length === 0 ? (
        <p>{page.say('gap.none')}</p>
      ) : (
        <ol class="gap-list">
          {gaps.slice(0, most).map((gap) => (
            <GapItem key={gap.id} view={view} gap={gap} />
          ))}
        </ol>
      )}
      {gaps.length > most ? (
        <p class="more">
          <a href={page.links.plain('/gaps')}>
            {page.say('gap.andMore', { n: gaps.length - most })}
          </a>
        </p>
      ) : null}
    </Section>
  );
}

function GapItem({ view, gap }: { view: ReportPage; gap: Comparison }) {
  const { page, report } = view;
  const [sentence, ...figures] = comparisonSentences(gap, page.speaker);
  const also = alsoWorse(report, gap);
  const topic = page.speaker.topicName(gap.topic);
  return (
    <li>
      <h3>
        {topic} <VerdictChip page={page} verdict="gap" severity={gap.severity} />
      </h3>
      <p class="sentence">{sentence}</p>
      <div class="beside">
        <p class="figures">
          {[...figures, plainWaitWords(view, gap), surenessLine(gap, page.speaker)]
            .filter((words) => words !== '')
            .join(' ')}
        </p>
        {also ? <AlsoWorse view={view} gap={gap} also={also} /> : null}
        <p class="meta">
          <GapAge view={view} gap={gap} />
          <a
            href={page.links.topic(gap.topic)}
            aria-label={`${page.say('page.details')}: ${topic}`}
          >
            {page.say('page.details')}
          </a>
        </p>
      </div>
    </li>
  );
}

/** Slower and more often wrong: the worst of both, said in one line. */
function AlsoWorse(props: { view: ReportPage; gap: Comparison; also: Comparison }) {
  const { view, gap, also } = props;
  const { page } = view;
  const isWrongToo = gap.ratio !== null && also.metric === 'answer_correct';
  return (
    <p class="figures">
      <strong>{page.say(isWrongToo ? 'gap.also' : 'gap.alsoWorse')}</strong>{' '}
      {comparisonSentences(also, page.speaker)[0]}
    </p>
  );
}

export function GapAge({ view, gap }: { view: ReportPage; gap: Comparison }) {
  const { page, report, before } = view;
  const trend = trendWord(gap, before);
  return (
    <>
      {gap.since ? (
        <span>
          {page.say('gap.since', { day: page.write.nearDay(gap.since, report.window.to) })}
        </span>
      ) : null}
      {trend ? <span>{page.say(`trend.${trend}`)}</span> : null}
      {gap.isProvisional ? <span>{page.say('verdict.provisional')}</span> : null}
    </>
  );
}
