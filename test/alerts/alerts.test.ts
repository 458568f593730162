import { createAlerts, type Alerts } from '../../src/alerts/alerts.js';
import type { AlertParts } from '../../src/alerts/parts.js';
import { createSlackNotifier } from '../../src/alerts/slack/notifier.js';
import type { AlertRoute } from '../../src/config/alerts.js';
import type { Gap, GapChangeKind } from '../../src/domain/gap.js';
import { createMeasurer } from '../../src/domain/measure.js';
import type { ConsistencyReport } from '../../src/report/consistency-report.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import type { DataSource } from 'typeorm';
import { aComparison, aGap, aReport, aRoute, aSource } from '../support/gaps.js';
import { startSlackReceiver, type SlackReceiver } from '../support/slack-receiver.js';

const zone = 'Europe/Brussels';
const mondayNine = Date.parse('2026-10-26T08:00:00Z');
const hour = 3_600_000;

let slack: SlackReceiver;
let database: DataSource;
let stores: Stores;
let now: number;
let report: ConsistencyReport;

beforeEach(async () => {
  now = mondayNine;
  report = aReport({
    definitions: [
      {
        id: 'first_response@1',
        metric: 'first_response',
        kind: 'duration',
        version: 1,
        hash: 'x',
        name: { en: 'First response', nl: 'Eerste antwoord' },
        question: { en: '', nl: '' },
        margin: 1.15,
        unit: 'seconds',
      },
    ],
    channels: [
      {
        id: 'phone',
        kind: 'voice',
        name: { en: 'Phone', nl: 'Telefoon' },
        contacts: 499,
        mappedShare: 1,
        stillWaiting: 0,
        completeUntil: mondayNine,
      },
      {
        id: 'twitter',
        kind: 'social',
        name: { en: 'X (Twitter)', nl: 'X (Twitter)' },
        contacts: 848,
        mappedShare: 1,
        stillWaiting: 0,
        completeUntil: mondayNine,
      },
    ],
    topics: [
      { id: 'billing', name: { en: 'Billing', nl: 'Facturen' }, contacts: 1347, verdict: 'gap' },
    ],
    comparisons: [aComparison(), aComparison({ id: 'promise', basis: 'promise' })],
  });
  slack = await startSlackReceiver();
  database = await openDatabase('sqlite::memory:');
  const limits = { first_response: 28 * 86_400, resolution: 180 * 86_400 };
  stores = await createStores(database, {
    zone,
    clock: { now: () => now },
    measurer: createMeasurer({
      promises: [],
      calendarOf: () => null,
      limits,
      ripeSeconds: 604_800,
    }),
  });
});
afterEach(async () => {
  await database.destroy();
  await slack.close();
});

function alerts(routes: readonly AlertRoute[], kind: 'bot' | 'webhook' = 'bot'): Alerts {
  const notifierOf: AlertParts['notifierOf'] = (route) =>
    kind === 'bot'
      ? createSlackNotifier(route, {
          kind: 'bot',
          token: () => 'xoxb',
          channel: `C${route}`,
          apiUrl: slack.apiUrl,
          hasButtons: true,
        })
      : createSlackNotifier(route, { kind: 'webhook', address: () => slack.webhookUrl });
  const parts = {
    stores,
    routes,
    zone,
    publicUrl: 'https://unison.example/',
    clock: { now: () => now },
    notifierOf,
  };
  const reportOf = () => Promise.resolve(report);
  return createAlerts({ ...parts, reportOf, sourcesOf: () => Promise.resolve(report.sources) }, 1);
}

async function round(one: Alerts): Promise<number> {
  await one.decide(null);
  return one.send(null);
}

async function change(gap: Gap, kind: GapChangeKind, by: string | null = null): Promise<void> {
  await stores.gaps.save([{ gap, changes: [{ kind, at: now, by, note: null }] }], null);
}

const daytime = aRoute({ quiet: null, waitSeconds: 0 });
const paths = (): string[] => slack.taken.map((one) => `${one.path.slice(5)} ${one.text}`);

describe('the weekly digest', () => {
  const weekly = aRoute({ digest: '0 9 * * mon' });

  it('goes out once on Monday at nine, with the figures of the report', async () => {
    const one = alerts([weekly], 'webhook');
    expect(await round(one)).toBe(1);
    expect(await round(one)).toBe(0);
    expect(await round(alerts([weekly], 'webhook'))).toBe(0);
    const text = JSON.stringify(slack.taken[0]!.blocks);
    expect(text).toContain('Not consistent: 4 of 10 topics');
    expect(text).toContain('*Consistency index 71 of 100*');
    expect(text).toContain('X (Twitter) is faster 93 times out of 100 (between 90 and 95)');
    expect(text).toContain(
      '<https://unison.example/report?from=2026-09-27T22%3A00%3A00.000Z&amp;to=2026-10-25T23%3A00%3A00.000Z&amp;lang=en|Open report>',
    );
  });

  it('goes out again a week later', async () => {
    const one = alerts([weekly]);
    await round(one);
    now += 7 * 24 * hour;
    report = { ...report, sources: [aSource({ completeUntil: now })] };
    expect(await round(one)).toBe(1);
  });

  it('waits for its data two hours at most, then says that it may still change', async () => {
    report = { ...report, sources: [aSource({ completeUntil: report.window.to - 1 })] };
    const one = alerts([aRoute({ digest: '0 9 * * mon', kinds: ['digest'] })]);
    expect(await round(one)).toBe(0);
    now += 2 * hour;
    expect(await round(one)).toBe(1);
    expect(JSON.stringify(slack.taken[0]!.blocks)).toContain('may still change');
  });

  it('says nothing of a quiet week where the route wants it so', async () => {
    report = { ...report, comparisons: [] };
    const silent = aRoute({ name: 'silent', digest: '0 9 * * mon', digestWhenQuiet: 'nothing' });
    expect(await round(alerts([silent]))).toBe(0);
    expect(await round(alerts([weekly]))).toBe(1);
    expect(slack.taken[0]!.blocks).toHaveLength(1);
  });

  it('survives a failing Slack: nothing is lost, nothing doubled', async () => {
    slack.script.push(
      { kind: 'status', status: 503 },
      { kind: 'reset' },
      { kind: 'status', status: 429, retryAfterSeconds: 30 },
    );
    const one = alerts([weekly]);
    for (let minute = 0; minute < 6; minute += 1) {
      await round(one);
      now += 60_000;
    }
    expect(slack.taken).toHaveLength(1);
  });
});

describe('a gap in Slack', () => {
  it('is one root, edited, with a line for each change and one mention (S5)', async () => {
    const one = alerts([aRoute({ ...daytime, mention: 'S0614TZR7' })]);
    const opened = aGap({ basis: 'promise' });
    await change(opened, 'opened');
    await round(one);
    await change({ ...opened, worsenedAt: now, effect: 20 }, 'worsened');
    await round(one);
    await change({ ...opened, acknowledgedAt: now, acknowledgedBy: 'U1' }, 'acknowledged', 'U1');
    await round(one);
    await change({ ...opened, snoozedUntil: now + hour }, 'snoozed', 'U1');
    await round(one);
    now += 2 * hour;
    await change({ ...opened, state: 'resolved', resolvedAt: now }, 'resolved');
    await round(one);
    const edits = paths().filter((path) => path.startsWith('chat.update'));
    const lines = slack.taken.filter((message) => message.body['thread_ts'] !== undefined);
    expect(slack.taken.length - edits.length - lines.length).toBe(1);
    expect(edits).toHaveLength(4);
    expect(lines).toHaveLength(4);
    expect(
      JSON.stringify(slack.taken.map(({ blocks }) => blocks)).match(/<!subteam\^S0614TZR7>/g),
    ).toHaveLength(1);
    expect(lines.at(-1)!.text).toBe(
      'Resolved after 1 day: Billing: Phone answers far later than X (Twitter)',
    );
    expect(lines[0]!.body['reply_broadcast']).toBe(true);
    expect(await stores.gaps.unannounced()).toEqual([]);
  });

  it("shows the page's sentence and the report's figures", async () => {
    await change(aGap({ basis: 'customer' }), 'opened');
    await round(alerts([daytime]));
    const text = JSON.stringify(slack.taken[0]!.blocks);
    expect(text).toContain('Billing: Phone answers far later than X (Twitter)');
    expect(text).toContain('X (Twitter) answers first 93 times out of 100 (between 90 and 95)');
    expect(text).toContain('49 min (848 contacts)');
    expect(text).toContain('14 h 19 min (499 contacts)');
  });

  it('opens a new root when a gap of the topic opens after all was resolved', async () => {
    const one = alerts([daytime]);
    await change(aGap(), 'opened');
    await round(one);
    await change(aGap({ state: 'resolved', resolvedAt: now }), 'resolved');
    await round(one);
    await change(aGap({ id: 'g2', metric: 'resolution' }), 'opened');
    await round(one);
    expect(paths().filter((path) => path.startsWith('chat.postMessage Billing'))).toHaveLength(2);
  });

  it('collects the changes of a topic into one root', async () => {
    const one = alerts([aRoute({ quiet: null })]);
    await change(aGap(), 'opened');
    await change(aGap({ id: 'g2', metric: 'resolution', severity: 'minor' }), 'opened');
    expect(await round(one)).toBe(0);
    now += 600_000;
    expect(await round(one)).toBe(1);
    expect(JSON.stringify(slack.taken[0]!.blocks)).toContain(
      'Billing: Phone solves it later than X (Twitter)',
    );
  });

  it('reaches every route that wants it, each in its own time', async () => {
    const night = Date.parse('2026-10-26T20:00:00Z');
    const one = alerts([
      aRoute({ name: 'quick', quiet: null, waitSeconds: 0 }),
      aRoute({ name: 'calm', waitSeconds: 0 }),
    ]);
    now = night;
    await change(aGap(), 'opened');
    await round(one);
    expect(slack.taken.map((message) => message.channel)).toEqual(['Cquick']);
    expect(await stores.gaps.unannounced()).toHaveLength(1);
    now = Date.parse('2026-10-27T07:00:00Z');
    await round(one);
    expect(slack.taken.map((message) => message.channel)).toEqual(['Cquick', 'Ccalm']);
    expect(await stores.gaps.unannounced()).toEqual([]);
    const decisions = await stores.outbox.decisionsOf('g1');
    expect(
      decisions.map(({ route, outcome, reason }) => `${route} ${outcome} ${reason}`),
    ).toContain('calm hold quiet_hours');
  });

  it('becomes one summary beyond five first messages a day (S12)', async () => {
    for (let place = 0; place < 30; place += 1)
      await change(aGap({ id: `g${String(place)}`, topic: `t${String(place)}` }), 'opened');
    const one = alerts([daytime]);
    await round(one);
    await round(one);
    expect(slack.taken).toHaveLength(6);
    expect(slack.taken.at(-1)!.text).toContain('25 more gaps today');
  });

  it('stands alone by webhook: a message for each change that matters', async () => {
    const one = alerts([daytime], 'webhook');
    await change(aGap(), 'opened');
    await round(one);
    await change(aGap({ acknowledgedAt: now, acknowledgedBy: 'U1' }), 'acknowledged', 'U1');
    await round(one);
    await change(aGap({ state: 'resolved', resolvedAt: now }), 'resolved');
    await round(one);
    expect(slack.taken.map((message) => message.text)).toEqual([
      'Billing: Phone answers far later than X (Twitter).',
      'Resolved after 1 day: Billing: Phone answers far later than X (Twitter)',
    ]);
  });
});

describe('an imported history', () => {
  const found = 'found in history; size 1.00, volume 1.00, duration 1.00, confidence 1.00';
  const old = (id: string, topic: string, over: Partial<Gap> = {}): Gap =>
    aGap({ id, topic, openedAt: now - 90 * 24 * hour, ...over });
  const importAll = (gaps: readonly Gap[]): Promise<void> =>
    stores.gaps.save(
      gaps.map((gap) => ({
        gap,
        changes: [
          { kind: 'opened' as const, at: gap.openedAt, by: null, note: found },
          ...(gap.state === 'resolved'
            ? [{ kind: 'resolved' as const, at: gap.resolvedAt!, by: null, note: found }]
            : []),
        ],
      })),
      null,
    );

  it('is announced in one summary, only what is still open, and never again', async () => {
    const over = { state: 'resolved', resolvedAt: now - 60 * 24 * hour } as const;
    const open = Array.from({ length: 13 }, (_, place) => old(`g${place}`, `t${place}`));
    await importAll([...open, old('past', 'billing', over)]);
    const one = alerts([daytime]);
    await round(one);
    await round(one);
    expect(slack.taken).toHaveLength(1);
    const text = JSON.stringify(slack.taken[0]!.blocks);
    expect(slack.taken[0]!.text).toContain('13 gaps were open already when watching began');
    expect(text).toContain('since 2026-');
    expect(text).toContain('3 more');
    expect(text).not.toContain('Billing');
    expect(await stores.gaps.unannounced()).toEqual([]);
  });

  it('is spoken of like any other gap from then on: its own root, when it worsens or is over', async () => {
    const gap = old('g1', 'billing');
    await importAll([gap]);
    const one = alerts([daytime]);
    await round(one);
    await change({ ...gap, acknowledgedAt: now, acknowledgedBy: 'U1' }, 'acknowledged', 'U1');
    await round(one);
    expect(slack.taken).toHaveLength(1);
    await change({ ...gap, worsenedAt: now, effect: 20 }, 'worsened');
    await round(one);
    await change({ ...gap, state: 'resolved', resolvedAt: now }, 'resolved');
    await round(one);
    expect(paths().slice(1)).toEqual([
      expect.stringMatching(/^chat.postMessage Billing: Phone answers far later/),
      expect.stringMatching(/^chat.postMessage Resolved after 90 days/),
      expect.stringMatching(/^chat.update/),
    ]);
  });
});

describe('a correction', () => {
  it('is told in the thread of the alert it takes back, and opens no second one', async () => {
    const one = alerts([daytime]);
    await change(aGap(), 'opened');
    await round(one);
    await change(aGap({ state: 'resolved', resolvedAt: now }), 'corrected');
    await round(one);
    await round(one);
    expect(paths().slice(1)).toEqual([
      expect.stringMatching(/^chat.postMessage Corrected: late data took away/),
      expect.stringMatching(/^chat.update/),
    ]);
    expect(slack.taken[1]!.body['thread_ts']).toBeDefined();
    await change(aGap({ id: 'g2' }), 'opened');
    await round(one);
    expect(paths().at(-1)).toMatch(/^chat.postMessage Billing/);
  });
});

describe('sources and routes in trouble', () => {
  it('one source down is one source alert and no gap alert; gaps follow when it is back (S13)', async () => {
    const one = alerts([daytime]);
    report = {
      ...report,
      sources: [aSource({ id: 'pbx', channels: ['phone'], health: 'stalled' })],
    };
    await change(aGap(), 'opened');
    for (let minute = 0; minute < 5; minute += 1) await round(one);
    expect(slack.taken.map((message) => message.text)).toEqual([
      expect.stringMatching(/^Data from pbx are late/),
    ]);
    report = { ...report, sources: [aSource({ id: 'pbx', channels: ['phone'] })] };
    await round(one);
    expect(
      slack.taken
        .map((message) => message.text)
        .slice(1)
        .sort(),
    ).toEqual(['Billing: Phone answers far later than X (Twitter).', 'pbx is back']);
  });

  it('closes a revoked route after one attempt and tells another at once (S9)', async () => {
    slack.script.push({ kind: 'error', error: 'token_revoked' });
    const one = alerts([
      aRoute({ ...daytime, name: 'team', kinds: ['gap'] }),
      aRoute({ name: 'operators', kinds: ['source'] }),
    ]);
    await change(aGap(), 'opened');
    await round(one);
    await round(one);
    expect([...one.closed]).toEqual([['team', 'token_revoked']]);
    expect(slack.taken.map((message) => [message.channel, message.text])).toEqual([
      [
        'Coperators',
        expect.stringContaining('Messages to "team" cannot be delivered (token_revoked)'),
      ],
    ]);
    expect(slack.requests.filter((request) => request.channel === 'Cteam')).toHaveLength(1);
    expect((await stores.outbox.counts()).map(({ state, count }) => [state, count])).toEqual([
      ['failed', 1],
      ['sent', 1],
    ]);
  });

  it('has no report made while there is nothing to tell', async () => {
    let made = 0;
    const reportOf = () => {
      made += 1;
      return Promise.resolve(report);
    };
    const quiet = createAlerts({
      ...{ stores, routes: [daytime], zone, publicUrl: 'https://unison.example', reportOf },
      clock: { now: () => now },
      sourcesOf: () => Promise.resolve(report.sources),
      notifierOf: () => null,
    });
    await quiet.decide(null);
    expect(made).toBe(0);
    await change(aGap(), 'opened');
    await quiet.decide(null);
    expect(made).toBe(1);
  });

  it('keeps a second between two messages to one channel', async () => {
    const one = createAlerts(
      {
        stores,
        routes: [daytime],
        zone,
        publicUrl: 'https://unison.example',
        clock: { now: () => now },
        reportOf: () => Promise.resolve(report),
        sourcesOf: () => Promise.resolve(report.sources),
        notifierOf: (route) =>
          createSlackNotifier(route, { kind: 'webhook', address: () => slack.webhookUrl }),
      },
      120,
    );
    for (const topic of ['a', 'b', 'c']) await change(aGap({ id: topic, topic }), 'opened');
    await round(one);
    const gaps = slack.taken.slice(1).map((message, place) => message.at - slack.taken[place]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(95);
  });
});
