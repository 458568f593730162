// The twelve checks every connector passes against a fake of its vendor, and faults without end. A connector from elsewhere
// calls the same suite with its own fake and its own expected records.
import { z } from 'zod';
import type { LiveWorld } from '../../sandbox/live-world.js';
import { createRandom } from '../../sandbox/random.js';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.js';
import { connectorOf } from '../../src/connectors/registry.js';
import type { Page } from '../../src/connectors/connector.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { Stores } from '../../src/storage/create-stores.js';
import { canaries } from './canaries.js';
import { conversationSchema, declaredFindings } from './emitted-schema.js';
import { httpTroubles, pollThroughFaults, shuffled, type Troubles } from './fault-runs.js';
import { storedInteractions, storesInMemory } from './page.js';
import { logged, PolledSource } from './polled-source.js';
import { startStillSandbox } from './sandbox.js';
import { validationOf, type Validation } from './vendor-documents.js';
import { serveAnswers } from './vendor-server.js';

export interface VendorCase {
  /** The connector's id; also the source's. */
  readonly connector: string;
  /** The vendor's root in the sandbox; left out = the connector's id. */
  readonly root?: string;
  /** The good keys below `sources.ID`; secrets as `{ env: NAME }` from `env`. */
  readonly keys: (url: string, sandbox: Sandbox) => Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  /** The same with one wrong credential. */
  readonly wrongEnv: Readonly<Record<string, string>>;
  /** The good keys with a wrong one among them, where no credential can be wrong (files). */
  readonly wrongKeys?: Readonly<Record<string, unknown>>;
  /** The expected records, one line each, sorted. */
  readonly expected: (world: LiveWorld, now: number) => readonly string[];
  /** An interaction as such a line; null = not this connector's to say. */
  readonly lineOf: (interaction: Interaction) => string | null;
  /** How far behind the present the vendor's data are, in milliseconds. */
  readonly lagMs: number;
  readonly sandbox?: Partial<SandboxOptions>;
  /** How many fault runs are a full count, where a run takes long. */
  readonly faultRuns?: number;
  /** The same for the fault runs, where the vendor is to forget sooner. */
  readonly forgetfulSandbox?: Partial<SandboxOptions>;
  /** How many requests a poll without news may cost. */
  readonly idleRequests: number;
  /** Called before each read, where the fake has to be written out first (files). */
  readonly prepare?: (sandbox: Sandbox) => void;
  /** False: reads files, so there is neither network nor rate limit. */
  readonly isHttp?: boolean;
  /** Where the vendor knows permissions: a path that needs one, and what the sentence must name; AWS tells by a header. */
  readonly permission?: {
    readonly on: string;
    readonly named: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** What goes wrong on the way of a connector that speaks no HTTP; left out = no fault runs. */
  readonly troubles?: (sandbox: Sandbox) => Troubles;
  /** Servers beside the sandbox that may be reached. */
  readonly allowHosts?: () => readonly string[];
}

const hour = 3600;
const isFull = process.env['UNISON_FULL'] !== undefined;
/** Eight connectors of the first wave speak HTTP: a thousand runs in all. */
const usualFaultRuns = 125;

/** Registers the twelve checks, and the fault runs, for one connector. */
export function describeConnector(vendor: VendorCase): void {
  describe(`the connector ${vendor.connector}`, () => {
    const root = vendor.root ?? vendor.connector;
    const running: Sandbox[] = [];
    let sandbox: Sandbox;
    const asked: { path: string; at: number }[] = [];
    let validation: Validation | null = null;

    const start = async (over: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
      const started = await startStillSandbox({
        zendesk: { exportsPerMinute: 100_000, requestsPerMinute: 100_000 },
        x: { requestsPerQuarter: 100_000 },
        genesys: { requestsPerMinute: 100_000 },
        formbricks: { requestsPerMinute: 100_000 },
        ...vendor.sandbox,
        ...over,
        onRequest: (path) => asked.push({ path, at: Date.now() }),
        onExchange: (request, reply) => validation?.witness(request, reply),
      });
      running.push(started);
      return started;
    };
    const open = (
      on: Sandbox,
      over: {
        env?: Record<string, string>;
        url?: string;
        isHurried?: boolean;
        skewMs?: number;
        keys?: Readonly<Record<string, unknown>> | undefined;
      } = {},
    ): PolledSource => {
      vendor.prepare?.(on);
      const url = over.url ?? on.url;
      return new PolledSource({
        id: vendor.connector,
        keys: { connector: vendor.connector, ...vendor.keys(`${url}/${root}`, on), ...over.keys },
        env: over.env ?? vendor.env,
        allowHosts: [new URL(url).host, ...(vendor.allowHosts?.() ?? [])],
        now: () => on.world.now(),
        isHurried: over.isHurried ?? true,
        skewMs: over.skewMs ?? 0,
      });
    };
    const known = (on: Sandbox): readonly string[] =>
      vendor.expected(on.world, on.world.now() - vendor.lagMs);

    beforeAll(async () => {
      validation = await validationOf(root);
      sandbox = await start();
    });
    afterAll(async () => {
      await Promise.all(running.map((one) => one.close()));
    });

    it('1. has a configuration schema that is valid JSON Schema', () => {
      const { config } = connectorOf(vendor.connector);
      const schema = z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' });
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      const again = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)) as never);
      const keys = vendor.keys(`${sandbox.url}/${root}`, sandbox);
      const general = ['channels', 'poll', 'unknownTopics'];
      const own = Object.fromEntries(
        Object.entries(keys).filter(([key]) => !general.includes(key)),
      );
      expect(again.safeParse(own).error?.issues ?? []).toEqual([]);
      expect(again.safeParse({ ...own, nonsense: 1 }).success).toBe(false);
    });

    it('2. accepts a good configuration, and its check says so in a sentence', async () => {
      const source = open(sandbox);
      const { status, sentence } = await source.connector.check(source.access());
      expect([status, sentence.startsWith(`sources.${vendor.connector}: `)]).toEqual(['ok', true]);
      expect(sentence).toMatch(/\.$/);
    });

    it('3. refuses a wrong key, an unreachable host and a host that hangs, each with a reason, in 10 s', async () => {
      if (vendor.isHttp === false) {
        const source = open(sandbox, { env: vendor.wrongEnv, keys: vendor.wrongKeys });
        expect((await source.connector.check(source.access())).status).not.toBe('ok');
        return;
      }
      const began = Date.now();
      const wrong = open(sandbox, { env: vendor.wrongEnv });
      const refused = await wrong.connector.check(wrong.access());
      expect(['auth', 'scope']).toContain(refused.status);
      const gone = open(sandbox, { url: 'http://127.0.0.1:9' });
      expect((await gone.connector.check(gone.access())).status).toBe('network');
      const hanging = await serveAnswers(() => undefined);
      const stuck = open(sandbox, { url: hanging.url });
      const answer = await stuck.connector.check(stuck.access(AbortSignal.timeout(500)));
      await hanging.close();
      expect(answer.status).toBe('network');
      for (const { sentence } of [refused, answer]) expect(sentence).toMatch(/^sources\..+\.$/);
      expect(Date.now() - began).toBeLessThan(10_000);
    });

    it('names the permission that is missing, where the vendor knows any', async () => {
      if (vendor.permission === undefined) return;
      const { on, named, headers = {} } = vendor.permission;
      sandbox.script.add(root, [{ kind: 'status', status: 403, on, headers }]);
      const source = open(sandbox);
      const { status, sentence } = await source.connector.check(source.access());
      sandbox.script.clear(root);
      expect(status).toBe('scope');
      expect(sentence).toMatch(
        new RegExp(`^sources\\.${vendor.connector}: .* 403.*\\.$|\\(403\\)`),
      );
      expect(sentence).toContain(named);
    });

    it('4. emits what it declares: fields, types, ratings and ends', async () => {
      const source = open(sandbox);
      const pages = await source.pages();
      const measurable = source.mapping.measurable;
      const conversations = pages.flatMap((page) => page.conversations);
      const late = pages.flatMap((page) => page.lateRatings);
      expect(conversations.length + late.length).toBeGreaterThan(0);
      const findings = conversations.flatMap((one) => [
        ...(conversationSchema
          .safeParse(one)
          .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []),
        ...declaredFindings(one, measurable),
      ]);
      expect([...new Set(findings)]).toEqual([]);
      for (const { rating } of late)
        if (rating !== null) expect(measurable).toContain(rating.metric);
      expect(pages.flatMap((page) => page.skipped).filter(({ isFault }) => isFault)).toEqual([]);
      expect(pages.flatMap((page) => page.holes)).toEqual([]);
    });

    it('5. reads all of it, record by record as expected', async () => {
      const source = open(sandbox);
      const { stores, completeUntil } = await source.pollAfresh();
      expect(known(sandbox).length).toBeGreaterThan(20);
      expectSame(await lines(stores, vendor), known(sandbox));
      expect(completeUntil).not.toBeNull();
      expect(completeUntil!).toBeLessThanOrEqual(sandbox.world.now());
      expect(completeUntil!).toBeGreaterThanOrEqual(sandbox.world.now() - vendor.lagMs - 3_600_000);
    });

    it('6. reads the same a second time, and writes no row of it', async () => {
      const source = open(sandbox);
      const first = await source.pages();
      const second = await source.pages();
      expect(second.map((page) => page.conversations)).toEqual(
        first.map((page) => page.conversations),
      );
      const stores = await storesInMemory();
      await source.save(stores, first);
      expect(await source.save(stores, second)).toMatchObject({ stored: 0 });
      expect(await source.save(stores, [...first, ...second])).toMatchObject({ stored: 0 });
      expectSame(await lines(stores, vendor), known(sandbox));
    });

    it('7. reads on after a checkpoint, and writes only what is new or changed', async () => {
      const moving = await start();
      const source = open(moving);
      const { stores } = await source.pollAfresh();
      const before = known(moving);
      asked.length = 0;
      vendor.prepare?.(moving);
      expect(await source.poll(stores)).toMatchObject({ stored: 0, updated: 0 });
      if (vendor.isHttp !== false) expect(asked.length).toBeLessThanOrEqual(vendor.idleRequests);
      moving.clock.advance(30 * hour);
      vendor.prepare?.(moving);
      const { stored } = await source.poll(stores);
      const after = known(moving);
      expectSame(await lines(stores, vendor), after);
      expect(after).not.toEqual(before);
      expect(stored).toBeGreaterThan(0);
      expect(stored).toBeLessThan(after.length);
    });

    it('8. makes nothing of a state from the future', async () => {
      const later = await start();
      later.clock.advance(10 * 24 * hour);
      const pages = await open(later).pages();
      const text = JSON.stringify(pages.at(-1)!.next).replaceAll(later.url, sandbox.url);
      const found = await open(sandbox).pages(JSON.parse(text));
      expect(found.flatMap((page) => page.conversations)).toEqual([]);
      expect(found.flatMap((page) => page.lateRatings)).toEqual([]);
    });

    it('9. makes no call before the instant a 429 names', async () => {
      const source = open(sandbox, { isHurried: false });
      asked.length = 0;
      if (vendor.isHttp === false) {
        await source.pages();
        expect(asked).toEqual([]);
        return;
      }
      sandbox.script.add(root, [
        { kind: 'status', status: 429, retryAfterSeconds: 1 },
        { kind: 'status', status: 429, retryAfterSeconds: 2 },
      ]);
      const pages = await source.pages();
      const [first, second, third] = asked.map(({ at }) => at);
      expect(second! - first!).toBeGreaterThanOrEqual(1000);
      expect(third! - second!).toBeGreaterThanOrEqual(2000);
      const stores = await storesInMemory();
      await source.save(stores, pages);
      expectSame(await lines(stores, vendor), known(sandbox));
    });

    it('10. comes to the same whatever the order, repetition or shifting of pages', async () => {
      const source = open(sandbox);
      const pages = await source.pages();
      const random = createRandom(3, vendor.connector);
      const mixed = shuffled([...pages, ...pages.filter(() => random.chance(0.5))], random);
      const stores = await storesInMemory();
      await source.save(stores, mixed);
      expectSame(await lines(stores, vendor), known(sandbox));
      const moving = await start();
      const late = open(moving);
      const shifting: Page<unknown>[] = [];
      let state: unknown = null;
      do {
        shifting.push(await late.connector.readPage(late.access(), state, { kind: 'incremental' }));
        state = shifting.at(-1)!.next;
        moving.clock.advance(600);
        vendor.prepare?.(moving);
      } while (!shifting.at(-1)!.isLast);
      const after = await storesInMemory();
      await late.save(after, shifting);
      await late.save(after, await late.pages(state));
      expectSame(await lines(after, vendor), known(moving));
    });

    it('11. gets the days around a change of the clocks right', async () => {
      const source = open(sandbox);
      const { stores } = await source.pollAfresh();
      const around = (line: string): boolean => /2026-10-2[3456]T/.test(line);
      const expected = known(sandbox).filter(around);
      expect(expected.length).toBeGreaterThan(5);
      expectSame((await lines(stores, vendor)).filter(around), expected);
    });

    it('12. lets no name, address, number or word of anybody out', async () => {
      const source = open(sandbox);
      const pages = await source.pages();
      const { stores } = await source.pollAfresh();
      const ids = pages.flatMap((page) => page.conversations.map(({ id }) => id));
      const kept = await stores.timelines.read(vendor.connector, ids);
      const out = [
        JSON.stringify(pages),
        JSON.stringify(await storedInteractions(stores)),
        JSON.stringify([...kept.values()]),
        logged.join('\n'),
      ].join('\n');
      expect(canaries(sandbox.world).filter((canary) => out.includes(canary))).toEqual([]);
    });

    const faultRuns = isFull ? (vendor.faultRuns ?? usualFaultRuns) : 5;
    const troubles =
      vendor.isHttp === false ? vendor.troubles : (on: Sandbox): Troubles => httpTroubles(on, root);
    const itIfTroubled = troubles === undefined ? (): void => undefined : it;

    itIfTroubled(
      `loses nothing and doubles nothing in ${String(faultRuns)} runs, whatever fails on the way`,
      async () => {
        const troubled = await start(vendor.forgetfulSandbox);
        for (let run = 1; run <= faultRuns; run += 1) {
          const random = createRandom(run, `faults ${vendor.connector}`);
          const place = {
            clock: { now: () => troubled.world.now(), advance: troubled.clock.advance },
            troubles: troubles!(troubled),
            open: (skewMs: number) => open(troubled, { skewMs }),
          };
          const stores = await pollThroughFaults(place, random);
          expectSame(
            [`run ${String(run)}`, ...(await lines(stores, vendor))],
            [`run ${String(run)}`, ...known(troubled)],
          );
          await stores.close();
        }
      },
      faultRuns * 30_000,
    );

    it("asked, and was answered, as the vendor's own document says", () => {
      if (validation === null) return;
      if (!validation.isPresent)
        console.warn(`vendor specs absent: ${String(validation.count())} checks skipped (${root})`);
      expect(validation.findings()).toEqual([]);
      expect(validation.count()).toBeGreaterThan(20);
    });
  });
}

async function lines(stores: Stores, vendor: VendorCase): Promise<readonly string[]> {
  const all = (await storedInteractions(stores)).map(vendor.lineOf);
  return all.filter((line) => line !== null).sort();
}

/** Says what is missing and what is too much, not all there is. */
function expectSame(found: readonly string[], expected: readonly string[]): void {
  const [is, should] = [new Set(found), new Set(expected)];
  const difference = {
    counts: [found.length, expected.length],
    missing: expected.filter((line) => !is.has(line)).slice(0, 10),
    unexpected: found.filter((line) => !should.has(line)).slice(0, 10),
  };
  const { length } = expected;
  expect(difference).toEqual({ counts: [length, length], missing: [], unexpected: [] });
}
