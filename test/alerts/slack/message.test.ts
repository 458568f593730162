import fc from 'fast-check';
import type { Announcement, Digest, GapThread, Notice } from '../../../src/alerts/notice.js';
import { plainMessage, slackMessage } from '../../../src/alerts/slack/message.js';
import { limitFindings } from '../../../src/alerts/slack/verify.js';
import { blockKitFindings } from '../../support/slack-receiver.js';

const runs = process.env['UNISON_FULL'] === undefined ? 300 : 10_000;

/** Names as the world really writes them, and as nobody should: long, right-to-left, with mentions and emoji. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<!channel>',
    '<!here|here> <@U024BE7LH>',
    '<https://evil.example|Click>',
    'פניות ותלונות על חיובים שגויים',
    'شكاوى \u202e الفواتير',
    '👩‍👩‍👧‍👦👍🏽 :tada:',
    '&lt;!channel&gt;',
    '  ',
    '',
    'word '.repeat(1000),
    '&'.repeat(5000),
    '<'.repeat(149) + 'x',
    '😀'.repeat(2500),
    'line\nbreak\u2028and\u0000nul',
  ),
  fc.string({ minLength: 4000, maxLength: 5000 }),
);
const names = fc.array(name, { maxLength: 200 });
const lang = fc.constantFrom('en' as const, 'nl' as const);
const instant = fc.integer({ min: 0, max: 4e12 });
const zone = fc.constantFrom('Europe/Brussels', 'America/New_York', 'Asia/Kathmandu');

const thread: fc.Arbitrary<GapThread> = fc.record({
  kind: fc.constant('thread' as const),
  lang,
  zone,
  gapId: fc.uuid(),
  state: fc.constantFrom('open' as const, 'resolved' as const),
  title: name,
  sentences: names,
  figures: fc.array(fc.record({ name, figure: name }), { maxLength: 12 }),
  others: names,
  smallPrint: names,
  acknowledged: fc.option(fc.record({ by: fc.oneof(name, fc.constant('U024BE7LH')), at: instant })),
  mention: fc.option(fc.oneof(name, fc.constant('S0614TZR7'))),
  link: fc.oneof(name, fc.constant('https://unison.example/report?topics=billing&lang=nl')),
  revision: fc.nat(),
});

const digest: fc.Arbitrary<Digest> = fc.record({
  kind: fc.constant('digest' as const),
  lang,
  zone,
  headline: name,
  label: name,
  completeUntil: fc.option(instant),
  mayStillChange: fc.boolean(),
  index: fc.record({
    value: fc.option(fc.integer({ min: 0, max: 100 })),
    before: fc.option(fc.integer({ min: 0, max: 100 })),
    process: fc.option(fc.integer({ min: 0, max: 100 })),
    content: fc.option(fc.integer({ min: 0, max: 100 })),
    outcome: fc.option(fc.integer({ min: 0, max: 100 })),
    evidence: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  gaps: fc.array(
    fc.record({
      comparisonId: name,
      severity: fc.constant('major' as const),
      topic: name,
      sentences: fc.array(name, { maxLength: 3 }),
      since: fc.option(fc.constant('2026-10-19')),
    }),
    { maxLength: 8 },
  ),
  moreGaps: fc.nat(200),
  better: names,
  held: fc.array(
    fc.record({
      gapId: name,
      name,
      how: fc.constantFrom('snoozed' as const, 'accepted' as const),
      until: instant,
      reason: fc.option(name),
      hasWorsened: fc.boolean(),
    }),
    { maxLength: 50 },
  ),
  missing: fc.array(
    fc.record({
      source: name,
      health: name,
      reason: fc.option(name),
      completeUntil: fc.option(instant),
    }),
    { maxLength: 50 },
  ),
  link: fc.oneof(name, fc.constant('https://unison.example/report')),
});

const announcement: fc.Arbitrary<Announcement> = fc.record({
  kind: fc.constant('announcement' as const),
  title: name,
  sentences: names,
  link: fc.option(name),
  linkLabel: fc.option(name),
});

const notice: fc.Arbitrary<Notice> = fc.oneof(
  thread,
  digest,
  announcement,
  fc.record({ kind: fc.constant('line' as const), text: name }),
);

/** Every control sequence in a message that is not ours: links to http, dates, and the ids a route was told to call. */
function injected(json: string): string[] {
  const sequences = json.match(/<[^>]*>/g) ?? [];
  return sequences.filter(
    (one) => !/^<(https?:\/\/|!date\^\d+\^|!subteam\^S[A-Z0-9]+>|@[UW][A-Z0-9]+>)/.test(one),
  );
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function texts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap((part: unknown) => texts(part))];
}

describe('a Slack message', () => {
  it('keeps every limit, has no empty block and lets no mention in, whatever the names (S1)', () => {
    fc.assert(
      fc.property(notice, fc.boolean(), (one, hasButtons) => {
        const message = slackMessage(one, hasButtons);
        const all = texts(message);
        expect(limitFindings({ ...message, text: message.text || 'x' })).toEqual([]);
        expect(blockKitFindings(message.blocks as never)).toEqual([]);
        expect(message.blocks.length).toBeLessThanOrEqual(one.kind === 'thread' ? 8 : 50);
        expect(
          all.flatMap(injected).filter((found) => !(one.kind === 'thread' && isKnown(found, one))),
        ).toEqual([]);
        expect(all.filter((text) => loneSurrogate.test(text))).toEqual([]);
        expect(injected(plainMessage(one))).toEqual([]);
      }),
      { numRuns: runs, seed: 20261026 },
    );
  }, 300_000);

  it('cuts a long name at a word and keeps the figures readable', () => {
    const title = `${'Invoices and reminders '.repeat(20)}end`;
    const message = slackMessage(
      { kind: 'announcement', title, sentences: ['x'], link: null, linkLabel: null },
      false,
    );
    const header = message.blocks[0];
    expect(header?.type === 'header' ? header.text.text : '').toMatch(/(Invoices|and|reminders)…$/);
  });

  it('gives the fallback as one sentence, not a copy of the blocks', () => {
    const message = slackMessage(aThread, true);
    expect(message.text).toBe('Billing: Phone answers far later than X (Twitter).');
  });

  it('shows the blocks of a root always in the same order', () => {
    const message = slackMessage(
      { ...aThread, acknowledged: { by: 'U024BE7LH', at: 1_793_000_000_000 } },
      true,
    );
    expect(message.blocks.map((block) => block.type)).toEqual([
      'header',
      'section',
      'section',
      'section',
      'context',
      'actions',
      'context',
    ]);
    expect(JSON.stringify(message.blocks.at(-1))).toContain(
      '<@U024BE7LH> is on it since <!date^1793000000^',
    );
  });

  it('takes new block ids at every update', () => {
    const ids = [1, 2].map((revision) =>
      slackMessage({ ...aThread, revision }, true).blocks.map((block) => block.block_id),
    );
    expect(ids[0]).not.toEqual(ids[1]);
  });

  it('leaves only the link on a resolved gap', () => {
    const message = slackMessage({ ...aThread, state: 'resolved' }, true);
    const actions = message.blocks.find((block) => block.type === 'actions');
    expect(actions?.elements.map((element) => element.action_id)).toEqual(['unison.open_report']);
    expect(message.text).toMatch(/^Resolved: /);
  });

  it('offers no buttons where clicks are not answered', () => {
    const message = slackMessage(aThread, false);
    expect(message.blocks.some((block) => block.type === 'actions')).toBe(false);
    expect(JSON.stringify(message)).toContain(
      '<https://unison.example/report?topics=billing&amp;lang=en|Open report>',
    );
  });
});

function isKnown(found: string, { mention, acknowledged }: GapThread): boolean {
  return found === `<!subteam^${mention ?? ''}>` || found === `<@${acknowledged?.by ?? ''}>`;
}

const aThread: GapThread = {
  kind: 'thread',
  lang: 'en',
  zone: 'Europe/Brussels',
  gapId: 'g1',
  state: 'open',
  title: 'Billing: Phone answers far later than X (Twitter)',
  sentences: [
    'Ask the same question about Billing via X (Twitter) and via Phone: X (Twitter) answers first 93 times out of 100 (between 90 and 95).',
  ],
  figures: [{ name: 'X (Twitter)', figure: '49 min (848 contacts)' }],
  others: ['Billing: resolution takes longer by Phone'],
  smallPrint: ['28 Sep - 25 Oct 2026'],
  acknowledged: null,
  mention: null,
  link: 'https://unison.example/report?topics=billing&lang=en',
  revision: 1,
};
