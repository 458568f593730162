// The report as readable text: what `unison report --format md` prints.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../consistency-report.js';
import { largestGaps } from '../largest-gaps.js';
import { comparisonSentences } from '../sentence.js';
import { speakerOf, type Speaker } from '../speaker.js';
import { surenessLine } from '../sureness.js';
import { fullTimeWords } from '../words/time-words.js';
import { markdownTable } from './markdown-table.js';
import { comparisonTable, excludedTable, promiseTable, waitTable } from './markdown-sections.js';

/** Headline, largest gaps, waits, promises, all comparisons, what was left out and how to read it, in the report's language. */
export function reportMarkdown(report: ConsistencyReport): string {
  const speaker = speakerOf(report);
  const { say } = speaker;
  return [
    `# ${say('page.title')}`,
    subtitle(report, speaker),
    ...headline(report, speaker),
    ...section(say('section.gaps'), gapLines(report, speaker)),
    ...section(say('section.waits'), table(waitTable(report, speaker, 'first_response'))),
    ...section(say('section.resolution'), table(waitTable(report, speaker, 'resolution'))),
    ...section(say('section.promises'), table(promiseTable(report, speaker))),
    ...section(say('section.comparisons'), table(comparisonTable(report, speaker))),
    ...section(say('section.excluded'), table(excludedTable(report, speaker))),
    ...section(say('section.reading'), readingLines(speaker)),
    footer(report, speaker),
  ]
    .join('\n\n')
    .concat('\n');
}

function subtitle(
  { window, zone, completeUntil, lang }: ConsistencyReport,
  { say }: Speaker,
): string {
  const until =
    completeUntil === null
      ? []
      : [say('page.completeUntil', { when: fullTimeWords(completeUntil, zone, lang) })];
  return [window.label, say('page.zone', { zone }), ...until].join(' · ');
}

function headline(report: ConsistencyReport, { say, figures }: Speaker): readonly string[] {
  const { sentence, inconclusiveTopics, inconsistentTopicsBefore: was } = report.headline;
  const { value, process, content, outcome, before, evidence } = report.index;
  const parts = {
    value: figures.index(value),
    process: figures.index(process),
    content: figures.index(content),
    outcome: figures.index(outcome),
  };
  const index =
    value === null
      ? [say('headline.noIndex')]
      : [
          say('headline.index', parts),
          say('headline.evidence', { share: figures.percent(evidence) }),
          ...(before === null
            ? []
            : [say('headline.indexBefore', { value: figures.index(before) })]),
        ];
  const earlier = was === null || was === undefined ? '' : ` ${say('headline.was', { k: was })}`;
  const open = inconclusiveTopics > 0 ? [say('headline.notEnough', { k: inconclusiveTopics })] : [];
  return [`**${sentence}**${earlier}`, index.join(' · '), ...open];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, ...lines];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length > 1 ? [markdownTable(rows)] : [];
}

function gapLines(report: ConsistencyReport, speaker: Speaker): readonly string[] {
  const gaps = largestGaps(report);
  if (gaps.length === 0) return [];
  return [gaps.map((gap, index) => `${index + 1}. ${gapLine(gap, speaker)}`).join('\n')];
}

function gapLine(gap: Comparison, speaker: Speaker): string {
  const said = [...comparisonSentences(gap, speaker), surenessLine(gap, speaker)];
  return `**${speaker.topicName(gap.topic)}**: ${said.join(' ')}`;
}

function readingLines({ say }: Speaker): readonly string[] {
  const lines = [
    say('reading.one'),
    say('reading.two'),
    say('reading.three'),
    say('reading.four'),
    say('reading.five'),
  ];
  return [lines.map((line) => `- ${line}`).join('\n')];
}

function footer({ computedAt, zone, lang, revision }: ConsistencyReport, { say }: Speaker): string {
  const when = fullTimeWords(computedAt, zone, lang);
  return [say('page.computedAt', { when }), say('page.revision', { revision })].join(' · ');
}
