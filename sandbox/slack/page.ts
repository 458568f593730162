// The board as a page people can read: each message with its blocks, newest first.
import type { KeptMessage } from './board.js';

/** The whole page; every text of a message is escaped. */
export function boardPage(messages: readonly KeptMessage[]): string {
  const roots = messages.filter((message) => message.thread === null).reverse();
  const shown = roots.map((root) => messageHtml(root, messages)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Slack (sandbox)</title><style>${style}</style></head>
<body><h1>Slack (sandbox)</h1><p>${String(messages.length)} messages; looked at anew every five seconds. Nothing here leaves this machine.</p>${shown}</body></html>`;
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b2330}' +
  'article{border:1px solid #7c8796;border-radius:6px;padding:1rem;margin:1rem 0}' +
  'article article{border-width:0 0 0 3px;border-radius:0}small{color:#55606e}b.button{border:1px solid #7c8796;border-radius:4px;padding:.1rem .5rem;margin-right:.5rem}';

function messageHtml(message: KeptMessage, all: readonly KeptMessage[]): string {
  const replies = all.filter(({ thread }) => thread === message.ts);
  const edited = message.edits === 0 ? '' : `, edited ${String(message.edits)} times`;
  const body =
    message.blocks.length === 0
      ? `<p>${mrkdwn(message.text)}</p>`
      : message.blocks.map((block) => blockHtml(block as Block)).join('');
  return `<article><small>${escapeHtml(message.channel)}, ${new Date(message.at).toISOString()}${edited}</small>${body}${replies.map((reply) => messageHtml(reply, all)).join('')}</article>`;
}

interface Text {
  readonly text?: string;
}

interface Block {
  readonly type?: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly elements?: readonly { readonly text?: string | Text; readonly placeholder?: Text }[];
}

function blockHtml({ type, text, fields, elements }: Block): string {
  if (type === 'header') return `<h2>${mrkdwn(text?.text ?? '')}</h2>`;
  if (type === 'section')
    return [text, ...(fields ?? [])].map((one) => `<p>${mrkdwn(one?.text ?? '')}</p>`).join('');
  const words = (elements ?? []).map((one) => wordsOf(one));
  if (type === 'actions')
    return `<p>${words.map((word) => `<b class="button">${mrkdwn(word)}</b>`).join('')}</p>`;
  return `<p><small>${words.map(mrkdwn).join('<br>')}</small></p>`;
}

function wordsOf(element: NonNullable<Block['elements']>[number]): string {
  if (typeof element.text === 'string') return element.text;
  return element.text?.text ?? element.placeholder?.text ?? '';
}

/** Slack's markup: links, dates, bold, line breaks. Entities come escaped already; anything else is escaped here. */
function mrkdwn(text: string): string {
  const safe = escapeHtml(
    text.replace(/&lt;/g, '\u0001').replace(/&gt;/g, '\u0002').replace(/&amp;/g, '&'),
  );
  return safe
    .replace(/&lt;!date\^\d+\^[^|]*\|(.*?)&gt;/g, '$1')
    .replace(/&lt;(https?:[^|]*?)\|(.*?)&gt;/g, '<a href="$1">$2</a>')
    .replace(/\*(.+?)\*/g, '<b>$1</b>')
    .replace(/\n/g, '<br>')
    .replaceAll('\u0001', '&lt;')
    .replaceAll('\u0002', '&gt;');
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
