// Section A: the verdict, the largest gap in one sentence, and the index.
import { comparisonSentences, verdictSentence } from '../../report/sentence.js';
import type { Comparison } from '../../domain/comparison.js';
import { surenessLine } from '../../report/sureness.js';
import { gapTopics } from '../view/gap-topics.js';
import { judgedFor } from '../view/judged.js';
import { IndexBlock } from './index-block.js';
import { plainWaitWords } from './plain-wait-words.js';
import type { ReportPage, SectionProps } from './report-page.js';

export function VerdictSection({ view }: SectionProps) {
  const { report } = view;
  const lead = leadOf(view);
  return (
    <section id="verdict" class="section-verdict" aria-labelledby="verdict-title">
      <div class="verdict-words">
        <h2 id="verdict-title" class={`headline is-${report.headline.verdict}`}>
          {report.headline.sentence} <Was view={view} />
        </h2>
        {lead ? <Lead view={view} lead={lead} /> : null}
        <NotEnough view={view} />
      </div>
      <IndexBlock view={view} />
    </section>
  );
}

/** The comparison the verdict is told by: the largest gap, else the broadest comparison there is. */
function leadOf({ report }: ReportPage): Comparison | null {
  const overall = judgedFor(report, null);
  return gapTopics(report)[0] ?? overall[0] ?? null;
}

/** How many topics were not consistent in the period it is compared with. */
function Was({ view: { page, report, compare } }: SectionProps) {
  if (report.headline.verdict !== 'gap' || compare === 'none') return null;
  const k = report.headline.inconsistentTopicsBefore;
  if (k === null || k === undefined) return null;
  return <span class="was">{page.say('headline.was', { k })}</span>;
}

function Lead({ view, lead }: { view: ReportPage; lead: Comparison }) {
  const { page } = view;
  const [first, ...rest] = comparisonSentences(lead, page.speaker);
  return (
    <>
      <p class="lead">{first ?? verdictSentence(lead, page.speaker)}</p>
      <p class="figures">{[...rest, plainWaitWords(view, lead)].join(' ')}</p>
      <p class="sure">{surenessLine(lead, page.speaker)}</p>
    </>
  );
}

function NotEnough({ view: { page, report } }: SectionProps) {
  const k = report.headline.inconclusiveTopics;
  if (k === 0) return null;
  return (
    <p class="sure">
      {page.say('headline.notEnough', { k })} (<a href="#not-enough">{page.say('headline.why')}</a>)
    </p>
  );
}
