// The few kinds of block this product posts, and one maker for each that keeps its limit.
import { slackLimits } from './limits.js';
import { safeText } from './text.js';

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

/** `verbatim`: Slack links no bare addresses and looks for no names or mentions. */
export interface MarkdownText {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

export interface HeaderBlock {
  readonly type: 'header';
  readonly block_id?: string;
  readonly text: PlainText;
}

export interface SectionBlock {
  readonly type: 'section';
  readonly block_id?: string;
  readonly text?: MarkdownText;
  readonly fields?: readonly MarkdownText[];
}

export interface ContextBlock {
  readonly type: 'context';
  readonly block_id?: string;
  readonly elements: readonly MarkdownText[];
}

export interface ButtonElement {
  readonly type: 'button';
  readonly text: PlainText;
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
}

export interface SelectElement {
  readonly type: 'static_select';
  readonly placeholder: PlainText;
  readonly action_id: string;
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
}

export interface ActionsBlock {
  readonly type: 'actions';
  readonly block_id?: string;
  readonly elements: readonly (ButtonElement | SelectElement)[];
}

export type SlackBlock = HeaderBlock | SectionBlock | ContextBlock | ActionsBlock;

/** One message as it is posted; `text` is what a notification and a screen reader get. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** Foreign text as plain text; Slack reads entities there too. */
export function plainText(text: string, limit: number): PlainText {
  return { type: 'plain_text', text: safeText(text, limit) || '-', emoji: false };
}

/** Markup of our own; every foreign part in it has been through `safeText`. */
export function markdown(text: string): MarkdownText {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plainText(text, slackLimits.headerCharacters) };
}

/** A section of own markup; an empty one would be refused, so it becomes no block at all. */
export function section(text: string): readonly SectionBlock[] {
  return text.trim() === '' ? [] : [{ type: 'section', text: markdown(text) }];
}

/** Small print; empty lines are left out, and so is a block without any. */
export function context(lines: readonly string[]): readonly ContextBlock[] {
  const elements = lines.filter((line) => line.trim() !== '').map(markdown);
  return elements.length === 0
    ? []
    : [{ type: 'context', elements: elements.slice(0, slackLimits.elementsInContext) }];
}

/** A link in Slack's own form; what is no web address, or too long, yields its label alone. */
export function link(url: string, label: string): string {
  const shown = safeText(label, slackLimits.buttonTextCharacters);
  const address = webAddress(url);
  return address === null ? shown : `<${address.replace(/&/g, '&amp;')}|${shown}>`;
}

/** The address as Slack takes it, or null where it is none. */
export function webAddress(url: string): string | null {
  const address = url.replace(/[<>|\s]/g, encodeURIComponent);
  const isAddress = /^https?:\/\/./.test(address) && address.length <= slackLimits.urlCharacters;
  return isAddress ? address : null;
}
