// The weekly digest as a Slack message: index and verdict, gaps, what got better, what is held, what is missing, the link.
import type { Digest, DigestGap, DigestIndex, HeldGap, MissingSource } from '../notice.js';
import { isQuiet } from '../digest.js';
import { alertWords, type AlertWords } from '../words.js';
import { context, header, link, section, type SlackBlock, type SlackMessage } from './block.js';
import { dayOfInstant, dayWords, instantText } from './date.js';
import { slackLimits } from './limits.js';
import { safeText } from './text.js';

const lineCharacters = 420;
const shownLines = 5;

/** The digest within all limits whatever the names in it; with nothing to say it is one line. */
export function digestMessage(digest: Digest): SlackMessage {
  const words = alertWords(digest.lang);
  return { text: fallback(digest, words), blocks: blocksOf(digest, words) };
}

function fallback(digest: Digest, words: AlertWords): string {
  const index = digest.index.value === null ? '' : ` ${words.index(whole(digest.index.value))}.`;
  const text = `${words.digest}, ${digest.label}: ${digest.headline}.${index}`;
  return safeText(text.replace(/\.\./g, '.'), slackLimits.fallbackCharacters);
}

function blocksOf(digest: Digest, words: AlertWords): readonly SlackBlock[] {
  const report = link(digest.link, words.openReport);
  if (isQuiet(digest))
    return section(`${safeText(digest.headline, 300)}. ${words.nothing} ${report}`);
  return [
    header(digest.headline),
    ...context([contextLine(digest, words)]),
    ...section(indexLine(digest.index, words)),
    ...digest.gaps.slice(0, shownLines).flatMap((gap) => section(gapText(gap, digest, words))),
    ...section(digest.moreGaps > 0 ? words.moreGaps(digest.moreGaps) : ''),
    ...section(
      list(
        words.better,
        digest.better.map((line) => safeText(line, lineCharacters)),
        words,
      ),
    ),
    ...section(
      list(
        words.held,
        digest.held.map((gap) => heldLine(gap, digest, words)),
        words,
      ),
    ),
    ...section(
      list(
        words.missing,
        digest.missing.map((one) => missingLine(one, digest, words)),
        words,
      ),
    ),
    ...section(report),
  ];
}

function contextLine(digest: Digest, words: AlertWords): string {
  const parts = [safeText(digest.label, 200), safeText(words.zone(digest.zone), 80)];
  if (digest.completeUntil !== null)
    parts.push(words.completeUntil(instantText(digest.completeUntil, digest)));
  if (digest.mayStillChange) parts.push(`*${words.mayStillChange}*`);
  return parts.join(' · ');
}

function indexLine(index: DigestIndex, words: AlertWords): string {
  if (index.value === null) return '';
  const before = index.before === null ? '' : ` (${words.indexBefore(whole(index.before))})`;
  const parts = [
    part(words.process, index.process),
    part(words.content, index.content),
    part(words.outcome, index.outcome),
    `${words.evidence} ${whole(index.evidence * 100)} %`,
  ].filter((text) => text !== null);
  return `*${words.index(whole(index.value))}*${before}: ${parts.join(' · ')}`;
}

function part(name: string, value: number | null): string | null {
  return value === null ? null : `${name} ${whole(value)}`;
}

function gapText(gap: DigestGap, digest: Digest, words: AlertWords): string {
  const sentences = gap.sentences.map((sentence) => safeText(sentence, lineCharacters));
  const since =
    gap.since === null ? [] : [words.since(safeText(dayWords(gap.since, digest.lang), 40))];
  return [`*${safeText(gap.topic, 100)}*:`, ...sentences, ...since].join(' ');
}

function heldLine(gap: HeldGap, digest: Digest, words: AlertWords): string {
  const until = dayOfInstant(gap.until, digest);
  const name = safeText(gap.name, 200);
  const line =
    gap.how === 'snoozed' ? words.snoozedUntil(name, until) : words.acceptedUntil(name, until);
  const reason = gap.reason === null ? '' : ` (${safeText(gap.reason, 120)})`;
  return `${line}${reason}${gap.hasWorsened ? `, ${words.hasWorsened}` : ''}`;
}

function missingLine(one: MissingSource, digest: Digest, words: AlertWords): string {
  const until =
    one.completeUntil === null
      ? words.neverComplete
      : words.completeUntil(instantText(one.completeUntil, digest));
  const reason = one.reason === null ? '' : `, ${safeText(one.reason, 160)}`;
  return `${safeText(one.source, 80)}: ${safeText(one.health, 40)}${reason}, ${until}`;
}

/** A titled list of at most five lines; what does not fit is counted. */
function list(title: string, lines: readonly string[], words: AlertWords): string {
  if (lines.length === 0) return '';
  const more = lines.length > shownLines ? [words.andMore(lines.length - shownLines)] : [];
  return [
    `*${title}*`,
    ...[...lines.slice(0, shownLines), ...more].map((line) => `• ${line}`),
  ].join('\n');
}

function whole(value: number): string {
  return String(Math.round(value));
}
