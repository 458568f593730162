import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { clockToken, configurationToken } from '../../src/config/configuration-token.js';
import type { Gap } from '../../src/domain/gap.js';
import { readReportQuery, type QueryParameters } from '../../src/report/report-query.js';
import { ReportService } from '../../src/report/report.service.js';
import type { ReportQuery } from '../../src/report/consistency-report.js';
import { GapStore, type GapStep } from '../../src/storage/gap.store.js';
import { InteractionStore } from '../../src/storage/interaction.store.js';
import { OutboxStore } from '../../src/storage/outbox.store.js';
import { SkippedStore } from '../../src/storage/skipped.store.js';
import { SnapshotStore } from '../../src/storage/snapshot.store.js';
import { storesToken } from '../../src/storage/storage.module.js';
import { WebModule } from '../../src/web/web.module.js';
import { reportFixture } from '../support/report-fixture.js';
import { interaction } from '../support/web-pages.js';

const now = Date.UTC(2026, 9, 26, 8);
const report = reportFixture();
const asked: ReportQuery[] = [];
const steps: GapStep[] = [];
const lists: unknown[] = [];
const snapshots = new Map<string, { readonly report: unknown }>();
let app: NestFastifyApplication;

const reports = {
  read: (parameters: QueryParameters, caller = {}) =>
    Promise.resolve(
      readReportQuery(parameters, {
        channels: report.channels.map(({ id }) => id),
        topics: report.topics.map(({ id }) => id),
        zone: report.zone,
        ...caller,
      }),
    ),
  report: (query: ReportQuery) => {
    asked.push(query);
    return Promise.resolve({ ...report, lang: query.lang, clock: query.clock });
  },
};
const gaps = {
  list: () => Promise.resolve(report.gaps),
  find: (id: string) => Promise.resolve(report.gaps.find((gap) => gap.id === id) ?? null),
  changesOf: () => Promise.resolve([]),
  change: (id: string, decide: (gap: Gap) => GapStep | null) => {
    const step = decide(report.gaps.find((gap) => gap.id === id)!);
    if (step) steps.push(step);
    return Promise.resolve(step?.gap ?? null);
  },
};

beforeAll(async () => {
  const provide = (token: unknown, value: unknown): { provide: never; useValue: unknown } => ({
    provide: token as never,
    useValue: value,
  });
  const stubs = [
    provide(ReportService, reports),
    provide(GapStore, gaps),
    provide(OutboxStore, {
      decisionsOf: () => Promise.resolve([]),
      failed: () => Promise.resolve([]),
    }),
    provide(storesToken, {
      keys: { list: () => Promise.resolve([]) },
      audit: { list: () => Promise.resolve([]) },
      snapshots: { list: () => Promise.resolve(['frozen']) },
    }),
    provide(SkippedStore, { samples: () => Promise.resolve([]) }),
    provide(InteractionStore, {
      list: (...given: unknown[]) => {
        lists.push(given);
        return Promise.resolve([{ interaction: interaction(1), rowId: 7, changedAt: now }]);
      },
      count: () => Promise.resolve(1),
    }),
    provide(SnapshotStore, {
      save: (snapshot: { report: unknown }) => {
        snapshots.set('frozen', snapshot);
        return Promise.resolve('frozen');
      },
      find: (id: string) => Promise.resolve(snapshots.get(id) ?? null),
      list: () => Promise.resolve([...snapshots.keys()]),
      revoke: (id: string) => Promise.resolve(snapshots.delete(id)),
    }),
    provide(clockToken, { now: () => now }),
    provide(configurationToken, {
      timezone: report.zone,
      clock: null,
      ...{ path: 'unison.yaml', detection: {}, retention: {}, allowHosts: [], pseudonymKey: null },
      ...{ topics: [], promises: [], sources: [], routes: [] },
      channels: [{ id: 'phone', kind: 'voice', calendar: 'office' }],
      environment: { publicUrl: null },
    }),
  ];
  const stores = {
    module: class Stubs {},
    global: true,
    providers: stubs,
    exports: stubs.map(({ provide: token }) => token),
  };
  const module = await Test.createTestingModule({ imports: [stores, WebModule] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(() => app.close());

describe('the pages over HTTP', () => {
  it('sends the root to the report', async () => {
    const answer = await app.inject({ url: '/' });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe('/report');
  });

  it('answers the report as HTML in the language of the browser', async () => {
    const answer = await app.inject({
      url: '/report',
      headers: { 'accept-language': 'nl-BE,nl;q=0.9,en;q=0.8' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('<html lang="nl">');
  });

  it('lets the parameter beat the browser, and the cookie choose the colours', async () => {
    const answer = await app.inject({
      url: '/report?lang=en',
      headers: { 'accept-language': 'nl', cookie: 'a=b; theme=dark' },
    });
    expect(answer.body).toContain('<html lang="en" data-theme="dark">');
  });

  it('names a parameter nobody knows in a visible notice', async () => {
    const answer = await app.inject({ url: '/report?lang=en&topic=billing' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('The parameter &quot;topic&quot; is not known');
  });

  it('says that one channel alone has nothing to be compared with', async () => {
    const { comparisons } = report;
    Object.assign(report, { comparisons: [] });
    const answer = await app.inject({ url: '/report?lang=en&channels=phone' });
    Object.assign(report, { comparisons });
    expect(answer.body).toContain('Nothing to compare yet');
  });

  it('lets a relative period win over a forgotten end', async () => {
    asked.length = 0;
    const answer = await app.inject({ url: '/report?lang=en&from=last-13-weeks&to=2026-10-26' });
    expect(answer.body).not.toContain('band-notice');
    expect(asked[0]).toMatchObject({ period: 'last-13-weeks', from: null, to: null });
  });

  it('asks for one topic alone on its page, and answers 404 for an unknown one', async () => {
    asked.length = 0;
    const answer = await app.inject({ url: '/report/topics/billing?lang=en' });
    expect(answer.statusCode).toBe(200);
    expect(asked[0]?.topics).toEqual(['billing']);
    const unknown = await app.inject({ url: '/report/topics/nonsense?lang=en' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.body).toContain('No such page');
  });

  it.each([
    '/gaps',
    '/gaps/gap-1',
    '/sources',
    '/definitions',
    '/settings',
    '/interactions?topic=billing',
  ])('answers %s as a page', async (url) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/^<!doctype html>/);
  });

  it('lists the contacts of a figure within the report window, from the cursor on', async () => {
    lists.length = 0;
    await app.inject({ url: '/interactions?topic=billing&channel=phone&cursor=5.9' });
    expect(lists[0]).toEqual([
      { from: report.window.from, to: report.window.to, topics: ['billing'], channels: ['phone'] },
      { limit: 100, after: { changedAt: 5, rowId: 9 } },
    ]);
  });

  it('acts on a gap and goes back to it', async () => {
    steps.length = 0;
    const answer = await app.inject({
      method: 'POST',
      url: '/gaps/gap-1/accept',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost:80',
      },
      payload: 'reason=by+design&until=2026-12-31',
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/gaps/gap-1');
    expect(steps[0]?.gap.acceptedReason).toBe('by design');
  });

  it('refuses a form from another site, an unknown action and an end in the past', async () => {
    const post = (url: string, payload: string, origin?: string): Promise<{ statusCode: number }> =>
      app.inject({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(origin ? { origin } : {}),
        },
        payload,
      });
    expect((await post('/gaps/gap-1/acknowledge', '', 'https://evil.example')).statusCode).toBe(
      400,
    );
    expect((await post('/gaps/gap-1/explode', '')).statusCode).toBe(404);
    expect((await post('/gaps/gap-1/accept', 'reason=x&until=2020-01-01')).statusCode).toBe(400);
    expect((await post('/gaps/nothing/release', '')).statusCode).toBe(404);
  });

  it('freezes a report and shows it without filters', async () => {
    const made = await app.inject({ method: 'POST', url: '/report/snapshots?lang=en' });
    expect(made.headers.location).toBe('/report/snapshots/frozen');
    const shown = await app.inject({ url: '/report/snapshots/frozen?lang=en' });
    expect(shown.statusCode).toBe(200);
    expect(shown.body).not.toContain('data-filters');
    expect((await app.inject({ url: '/report/snapshots/other' })).statusCode).toBe(404);
    expect(shown.body).toContain('first_response@1');
    const links = [
      ...shown.body.matchAll(/href="(\/(?:interactions|report\/topics\/)[^"]*channel[^"]*)"/g),
    ];
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([, href]) => !href!.includes('from=2026-'))).toEqual([]);
  });

  it('ends a frozen report when told to', async () => {
    await app.inject({ method: 'POST', url: '/report/snapshots?lang=en' });
    const ended = await app.inject({ method: 'POST', url: '/report/snapshots/frozen/revoke' });
    expect(ended.headers.location).toBe('/settings');
    expect((await app.inject({ url: '/report/snapshots/frozen' })).statusCode).toBe(404);
  });

  it('serves static files under hashed names for ever, and nothing else', async () => {
    const page = await app.inject({ url: '/report' });
    const style = /href="(\/assets\/report\.[0-9a-f]{12}\.css)"/.exec(page.body)?.[1];
    const answer = await app.inject({ url: style! });
    expect(answer.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect((await app.inject({ url: '/assets/report.css' })).statusCode).toBe(404);
  });

  it('keeps the colours in a cookie and never leaves the site', async () => {
    const answer = await app.inject({ url: '/theme?to=dark&back=%2Freport%3Flang%3Dnl' });
    expect(answer.headers['set-cookie']).toContain('theme=dark');
    expect(answer.headers.location).toBe('/report?lang=nl');
    const away = await app.inject({ url: '/theme?to=dark&back=%2F%2Fevil.example' });
    expect(away.headers.location).toBe('/report');
  });
});
