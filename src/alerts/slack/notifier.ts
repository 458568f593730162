// Delivers a notice to one Slack route: checks it offline, posts or edits it, and falls back to plain text once.
import type { DeliveryOutcome, Notifier, Posting } from '../notifier.js';
import type { SlackMessage } from './block.js';
import { callMethod, postToWebhook, type SlackAnswer } from './client.js';
import { plainMessage, slackMessage } from './message.js';
import { outcomeOf } from './outcome.js';
import type { SlackSettings } from './config.js';
import { limitFindings } from './verify.js';

/** A notifier for one route, named as it may be logged. A webhook posts every notice as a new message: it can neither edit nor thread. */
export function createSlackNotifier(name: string, settings: SlackSettings): Notifier {
  const isBot = settings.kind === 'bot';
  const hasButtons = isBot && settings.hasButtons;
  return {
    destination: isBot ? settings.channel : `webhook of ${name}`,
    canEdit: isBot,
    canThread: isBot,
    hasButtons,
    send: (posting) => deliver(settings, posting, hasButtons),
  };
}

async function deliver(
  settings: SlackSettings,
  posting: Posting,
  hasButtons: boolean,
): Promise<DeliveryOutcome> {
  const message = slackMessage(posting.notice, hasButtons);
  if (limitFindings(message).length > 0) return deliverPlain(settings, posting);
  const outcome = outcomeOf(await post(settings, posting, message));
  return outcome.kind === 'refused' ? deliverPlain(settings, posting) : outcome;
}

async function deliverPlain(settings: SlackSettings, posting: Posting): Promise<DeliveryOutcome> {
  const text = plainMessage(posting.notice);
  return outcomeOf(await post(settings, posting, { text, blocks: [] }), true);
}

function post(
  settings: SlackSettings,
  posting: Posting,
  message: SlackMessage,
): Promise<SlackAnswer> {
  const content = message.blocks.length === 0 ? { text: message.text } : message;
  if (settings.kind === 'webhook') return postToWebhook(settings.address(), content);
  const api = { url: settings.apiUrl, token: settings.token() };
  const quiet = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false };
  const body = { channel: settings.channel, ...content, ...quiet };
  if (posting.replaces !== null)
    return callMethod(api, 'chat.update', { ...body, ts: posting.replaces });
  return callMethod(api, 'chat.postMessage', { ...body, ...threadFields(posting) });
}

function threadFields({ inThread, isBroadcast }: Posting): object {
  return inThread === null ? {} : { thread_ts: inThread, reply_broadcast: isBroadcast };
}
