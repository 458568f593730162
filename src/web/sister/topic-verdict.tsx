// What is said of one topic: its gravest comparison in words, or that its channels are alike.
import type { Comparison } from '../../domain/comparison.js';
import { comparisonSentences } from '../../report/sentence.js';
import { surenessLine } from '../../report/sureness.js';
import { VerdictChip } from '../frame/verdict-chip.js';
import { GapAge } from '../report/gap-list.js';
import { plainWaitWords } from '../report/plain-wait-words.js';
import type { ReportPage } from '../report/report-page.js';
import { verdictOrder } from '../view/cells.js';
import { judgedFor } from '../view/judged.js';
import { alsoWorse, gapTopics } from '../view/gap-topics.js';

export function TopicVerdict({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report } = view;
  const told = toldBy(view, topic);
  if (!told) return <p class="lead">{page.say('state.nothingFound.title')}</p>;
  const [first, ...rest] = comparisonSentences(told, page.speaker);
  const also = told.verdict === 'gap' ? alsoWorse(report, told) : null;
  return (
    <section class="topic-verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title" class={`headline is-${told.verdict}`}>
        {page.say(`topic.is.${told.verdict}`)}
      </h2>
      <p class="lead">{first}</p>
      <p class="figures">{[...rest, plainWaitWords(view, told)].join(' ')}</p>
      {also ? <p class="figures">{comparisonSentences(also, page.speaker)[0]}</p> : null}
      <p class="sure">
        <VerdictChip page={page} verdict={told.verdict} severity={told.severity} />{' '}
        {surenessLine(told, page.speaker)}
      </p>
      <p class="meta">
        <GapAge view={view} gap={told} />
        <a href={page.links.behind({ topic, channel: told.worse, metric: told.metric })}>
          {page.say('page.interactions')}
        </a>
      </p>
    </section>
  );
}

/** The topic's gravest gap, else the comparison that says most. */
function toldBy({ report }: ReportPage, topic: string | null): Comparison | null {
  const own = judgedFor(report, topic);
  const gap = gapTopics({ ...report, comparisons: own })[0];
  const ranked = [...own].sort((a, b) => verdictOrder(a.verdict) - verdictOrder(b.verdict));
  return gap ?? ranked[0] ?? null;
}
