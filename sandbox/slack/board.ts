// A Slack that keeps what it is sent: incoming webhooks and the three calls of the Web API a notifier makes.
import { bearerOf, fieldsOf, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';

export interface KeptMessage {
  readonly ts: string;
  readonly at: number;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
  /** `ts` of the message it answers; null = in the channel. */
  readonly thread: string | null;
  readonly edits: number;
}

export interface SlackBoard {
  readonly messages: readonly KeptMessage[];
  readonly routes: readonly Route[];
}

/** Posts land on the board in order; `chat.update` changes them in place. */
export function createSlackBoard(now: () => number): SlackBoard {
  const messages: KeptMessage[] = [];
  const keep = (asked: Asked, channel: string): KeptMessage => {
    const message = messageOf(asked, { channel, now: now(), count: messages.length });
    messages.push(message);
    return message;
  };
  const webhook = (asked: Asked): Reply => {
    if (contentOf(asked) === null) return { status: 400, body: 'no_text' };
    keep(asked, 'webhook');
    return ok('ok', { 'content-type': 'text/plain' });
  };
  return {
    messages,
    routes: [
      { method: 'POST', path: '/slack/services/:team/:app/:secret', reply: webhook },
      {
        method: 'POST',
        path: '/slack/api/auth.test',
        reply: (asked) => method(asked, () => ok({ ok: true })),
      },
      {
        method: 'POST',
        path: '/slack/api/chat.postMessage',
        reply: (asked) => method(asked, () => posted(asked, keep)),
      },
      {
        method: 'POST',
        path: '/slack/api/chat.update',
        reply: (asked) => method(asked, () => updated(asked, messages)),
      },
    ],
  };
}

function method(asked: Asked, answer: () => Reply): Reply {
  return bearerOf(asked) === sandboxKeys.slackToken
    ? answer()
    : ok({ ok: false, error: 'invalid_auth' });
}

function posted(asked: Asked, keep: (asked: Asked, channel: string) => KeptMessage): Reply {
  const channel = fieldsOf(asked)['channel'];
  if (typeof channel !== 'string') return ok({ ok: false, error: 'channel_not_found' });
  if (contentOf(asked) === null) return ok({ ok: false, error: 'no_text' });
  return ok({ ok: true, channel, ts: keep(asked, channel).ts });
}

function updated(asked: Asked, messages: KeptMessage[]): Reply {
  const ts = fieldsOf(asked)['ts'];
  const place = messages.findIndex((message) => message.ts === ts);
  const content = contentOf(asked);
  const before = messages[place];
  if (before === undefined || content === null)
    return ok({ ok: false, error: 'message_not_found' });
  messages[place] = { ...before, ...content, edits: before.edits + 1 };
  return ok({ ok: true, channel: before.channel, ts: before.ts });
}

interface Stamp {
  readonly channel: string;
  readonly now: number;
  readonly count: number;
}

function messageOf(asked: Asked, { channel, now, count }: Stamp): KeptMessage {
  const thread = fieldsOf(asked)['thread_ts'];
  const ts = `${String(Math.floor(now / 1000))}.${String(count).padStart(6, '0')}`;
  const content = contentOf(asked) ?? { text: '', blocks: [] };
  return {
    ts,
    at: now,
    channel,
    ...content,
    thread: typeof thread === 'string' ? thread : null,
    edits: 0,
  };
}

/** Text and blocks; blocks come as JSON inside a form field too. Null where there is neither. */
function contentOf(asked: Asked): Pick<KeptMessage, 'text' | 'blocks'> | null {
  const { text, blocks } = fieldsOf(asked);
  const parsed: unknown = typeof blocks === 'string' ? JSON.parse(blocks) : blocks;
  const kept = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const words = typeof text === 'string' ? text : '';
  return words === '' && kept.length === 0 ? null : { text: words, blocks: kept };
}
