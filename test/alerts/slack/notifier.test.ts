import type { Announcement } from '../../../src/alerts/notice.js';
import type { Posting } from '../../../src/alerts/notifier.js';
import { readAnswer } from '../../../src/alerts/slack/client.js';
import { createSlackNotifier } from '../../../src/alerts/slack/notifier.js';
import { startSlackReceiver, type SlackReceiver } from '../../support/slack-receiver.js';

const notice: Announcement = {
  kind: 'announcement',
  title: 'A title',
  sentences: ['A sentence.'],
  link: 'https://unison.example/',
  linkLabel: 'Open report',
};
const posting: Posting = { notice, inThread: null, replaces: null, isBroadcast: false };

describe('the Slack notifier', () => {
  let slack: SlackReceiver;
  beforeEach(async () => {
    slack = await startSlackReceiver();
  });
  afterEach(() => slack.close());

  const byWebhook = () =>
    createSlackNotifier('everyone', { kind: 'webhook', address: () => slack.webhookUrl });
  const byToken = () =>
    createSlackNotifier('everyone', {
      kind: 'bot',
      token: () => 'xoxb-secret',
      channel: 'C0123456789',
      apiUrl: slack.apiUrl,
      hasButtons: true,
    });

  it('posts blocks and a fallback to an incoming webhook', async () => {
    await expect(byWebhook().send(posting)).resolves.toEqual({
      kind: 'sent',
      messageId: null,
      asPlainText: false,
    });
    expect(slack.taken[0]).toMatchObject({
      text: 'A title. A sentence.',
      channel: null,
      authorization: null,
    });
    expect(slack.taken[0]?.blocks).toHaveLength(3);
  });

  it('posts, threads and edits with a bot token, by channel id', async () => {
    const first = await byToken().send(posting);
    const messageId = first.kind === 'sent' ? first.messageId : null;
    await byToken().send({ ...posting, inThread: messageId, isBroadcast: true });
    await byToken().send({ ...posting, replaces: messageId });
    expect(slack.taken.map((one) => one.path)).toEqual([
      '/api/chat.postMessage',
      '/api/chat.postMessage',
      '/api/chat.update',
    ]);
    expect(slack.taken[1]?.body).toMatchObject({
      channel: 'C0123456789',
      thread_ts: messageId,
      reply_broadcast: true,
      parse: 'none',
    });
    expect(slack.taken[2]?.body).toMatchObject({ ts: messageId });
    expect(slack.taken[0]?.authorization).toBe('Bearer xoxb-secret');
  });

  it('sends refused blocks once more as plain text with the link', async () => {
    slack.script.push({ kind: 'error', error: 'invalid_blocks' });
    await expect(byToken().send(posting)).resolves.toMatchObject({
      kind: 'sent',
      asPlainText: true,
    });
    expect(slack.requests).toHaveLength(2);
    expect(slack.taken[0]).toMatchObject({
      blocks: [],
      text: 'A title. A sentence. <https://unison.example/|https://unison.example/>',
    });
  });

  it('gives up on a message refused twice', async () => {
    slack.script.push(
      { kind: 'error', error: 'invalid_blocks' },
      { kind: 'error', error: 'invalid_blocks' },
    );
    await expect(byWebhook().send(posting)).resolves.toEqual({
      kind: 'refused',
      answer: 'invalid_blocks',
    });
    expect(slack.requests).toHaveLength(2);
  });

  it('hands on how long Slack asks to wait', async () => {
    slack.script.push({ kind: 'status', status: 429, retryAfterSeconds: 7 });
    await expect(byWebhook().send(posting)).resolves.toEqual({
      kind: 'rate_limited',
      retryAfterSeconds: 7,
    });
  });

  it.each([
    'token_revoked',
    'channel_not_found',
    'is_archived',
    'account_inactive',
    'invalid_auth',
  ])('calls the route dead at %s', async (error) => {
    slack.script.push({ kind: 'error', error });
    await expect(byToken().send(posting)).resolves.toEqual({ kind: 'permanent', answer: error });
  });

  it.each([404, 410])('calls the route dead at status %i', async (status) => {
    slack.script.push({ kind: 'status', status });
    await expect(byWebhook().send(posting)).resolves.toMatchObject({ kind: 'permanent' });
  });

  it('takes 5xx and a cut connection as passing', async () => {
    slack.script.push({ kind: 'status', status: 503 }, { kind: 'reset' });
    await expect(byWebhook().send(posting)).resolves.toMatchObject({ kind: 'temporary' });
    await expect(byWebhook().send(posting)).resolves.toEqual({
      kind: 'temporary',
      answer: 'ECONNRESET',
    });
  });

  it('repeats nothing of the address, the token or the text in an outcome', async () => {
    await slack.close();
    const outcomes = [await byWebhook().send(posting), await byToken().send(posting)];
    expect(JSON.stringify(outcomes)).not.toMatch(/secret|services|title|127\.0\.0\.1/i);
    expect(outcomes[0]).toEqual({ kind: 'temporary', answer: 'ECONNREFUSED' });
  });
});

describe("Slack's answer", () => {
  it('keeps only short plain words of it', () => {
    expect(readAnswer(500, '<html>https://hooks.slack.com/services/T/B/x</html>', '').error).toBe(
      'http_500',
    );
    expect(readAnswer(200, 'ok', '')).toEqual({
      status: 200,
      error: null,
      retryAfterSeconds: null,
      messageId: null,
    });
    expect(readAnswer(200, '{"ok":false,"error":"ratelimited"}', '30')).toMatchObject({
      error: 'ratelimited',
      retryAfterSeconds: 30,
    });
  });
});
