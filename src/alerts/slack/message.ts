// A notice as a Slack message. Root of a thread: at most eight blocks, always in the same order.
import type { Announcement, GapThread, Notice } from '../notice.js';
import { alertWords, type AlertWords } from '../words.js';
import {
  context,
  header,
  link,
  markdown,
  plainText,
  section,
  webAddress,
  type ActionsBlock,
  type ButtonElement,
  type SectionBlock,
  type SelectElement,
  type SlackBlock,
  type SlackMessage,
} from './block.js';
import { instantText } from './date.js';
import { digestMessage } from './digest-message.js';
import { slackLimits } from './limits.js';
import { safeText } from './text.js';

const sentenceCharacters = 900;
const figuresShown = 6;

/** Any notice as one message within all limits; buttons only where the route can answer clicks. */
export function slackMessage(notice: Notice, hasButtons: boolean): SlackMessage {
  switch (notice.kind) {
    case 'digest':
      return digestMessage(notice);
    case 'thread':
      return threadMessage(notice, hasButtons);
    case 'line':
      return {
        text: safeText(notice.text, slackLimits.fallbackCharacters),
        blocks: section(safeText(notice.text, sentenceCharacters)),
      };
    case 'announcement':
      return announcementMessage(notice);
  }
}

/** The same notice without blocks, for when Slack refuses them: one plain text with the link. */
export function plainMessage(notice: Notice): string {
  const message = slackMessage(notice, false);
  const address =
    'link' in notice && notice.link !== null ? ` ${link(notice.link, notice.link)}` : '';
  return `${message.text}${address}`;
}

/** An announcement may be a list; the section's limit holds for all of it. */
const announcedLines = 11;
const announcedCharacters = 250;

function announcementMessage(notice: Announcement): SlackMessage {
  const where = notice.link === null ? '' : link(notice.link, notice.linkLabel ?? notice.link);
  return {
    text: safeText([notice.title, ...notice.sentences].join('. '), slackLimits.fallbackCharacters),
    blocks: [
      header(notice.title),
      ...section(
        notice.sentences
          .slice(0, announcedLines)
          .map((one) => safeText(one, announcedCharacters))
          .join('\n'),
      ),
      ...context([where]),
    ],
  };
}

function threadMessage(thread: GapThread, hasButtons: boolean): SlackMessage {
  const words = alertWords(thread.lang);
  const title = thread.state === 'resolved' ? `${words.resolved}: ${thread.title}` : thread.title;
  const blocks: readonly SlackBlock[] = [
    header(title),
    ...section(sentencesOf(thread)),
    ...figuresOf(thread),
    ...othersOf(thread, words),
    ...context(thread.smallPrint.slice(0, 6).map((line) => safeText(line, 200))),
    actionsOf(thread, words, hasButtons),
    ...context([acknowledgement(thread, words)]),
  ];
  return {
    text: safeText(`${title}.`, slackLimits.fallbackCharacters),
    blocks: blocks.map((block, place) => ({ ...block, block_id: blockId(thread, place) })),
  };
}

function sentencesOf(thread: GapThread): string {
  const mention = thread.mention === null ? [] : [mentionOf(thread.mention)];
  const sentences = thread.sentences.slice(0, 3).map((one) => safeText(one, sentenceCharacters));
  return [...mention, ...sentences].join(' ');
}

/** A user or a group by id, and nothing else: an id of another form is not repeated. */
function mentionOf(id: string): string {
  if (/^S[A-Z0-9]+$/.test(id)) return `<!subteam^${id}>`;
  return /^[UW][A-Z0-9]+$/.test(id) ? `<@${id}>` : '';
}

function figuresOf(thread: GapThread): readonly SectionBlock[] {
  const fields = thread.figures
    .slice(0, figuresShown)
    .map(({ name, figure }) => markdown(`*${safeText(name, 80)}*\n${safeText(figure, 200)}`));
  return fields.length === 0 ? [] : [{ type: 'section', fields }];
}

function othersOf(thread: GapThread, words: AlertWords): readonly SlackBlock[] {
  const shown = thread.others.slice(0, 3).map((one) => safeText(one, 200));
  const rest = thread.others.length - shown.length;
  return section(
    [...shown, ...(rest > 0 ? [words.andMore(rest)] : [])].map((one) => `• ${one}`).join('\n'),
  );
}

function actionsOf(thread: GapThread, words: AlertWords, hasButtons: boolean): SlackBlock {
  const report = reportButton(thread, words);
  if (!hasButtons)
    return { type: 'context', elements: [markdown(link(thread.link, words.openReport))] };
  const elements = thread.state === 'resolved' ? [report] : clickable(thread, words, report);
  return { type: 'actions', elements } satisfies ActionsBlock;
}

function clickable(
  thread: GapThread,
  words: AlertWords,
  report: ButtonElement,
): ActionsBlock['elements'] {
  const { actions } = words;
  return [
    button('unison.acknowledge', actions.acknowledge, thread.gapId),
    snoozeSelect(thread, words),
    button('unison.accept', actions.accept, thread.gapId),
    report,
    button('unison.not_useful', actions.notUseful, thread.gapId),
  ];
}

function button(id: string, label: string, value: string): ButtonElement {
  const text = plainText(label, slackLimits.buttonTextCharacters);
  return { type: 'button', action_id: id, text, value };
}

function snoozeSelect(thread: GapThread, { actions }: AlertWords): SelectElement {
  const option = (label: string, span: string): SelectElement['options'][number] => ({
    text: plainText(label, slackLimits.optionTextCharacters),
    value: `${span}:${thread.gapId}`,
  });
  return {
    type: 'static_select',
    action_id: 'unison.snooze',
    placeholder: plainText(actions.snooze, slackLimits.buttonTextCharacters),
    options: [
      option(actions.oneDay, 'day'),
      option(actions.oneWeek, 'week'),
      option(actions.nextDigest, 'digest'),
    ],
  };
}

function reportButton(thread: GapThread, words: AlertWords): ButtonElement {
  const shown = button('unison.open_report', words.openReport, thread.gapId);
  const url = webAddress(thread.link);
  return url === null ? shown : { ...shown, url };
}

function acknowledgement(thread: GapThread, words: AlertWords): string {
  if (thread.acknowledged === null) return '';
  const { by, at } = thread.acknowledged;
  return words.onIt(mentionOf(by) || safeText(by, 80), instantText(at, thread));
}

function blockId(thread: GapThread, place: number): string {
  return `${thread.gapId}.${String(thread.revision)}.${String(place)}`.slice(
    -slackLimits.blockIdCharacters,
  );
}
