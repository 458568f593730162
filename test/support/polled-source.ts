// A source as the service would run it: from its configuration, over HTTP, into stores of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../../src/config/configuration.js';
import { channelOf } from '../../src/config/configuration.js';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import type { Access, AnyConnector, Page, Range } from '../../src/connectors/connector.js';
import { createCustomerHasher } from '../../src/connectors/customer-hash.js';
import { connectorOf, connectorSchemas } from '../../src/connectors/registry.js';
import type { Instant } from '../../src/domain/clock.js';
import type { CutContext } from '../../src/domain/cut.js';
import { readSource } from '../../src/ingestion/read-source.js';
import { addressFinder, createSourceLines } from '../../src/ingestion/source-lines.js';
import { mappingOf } from '../../src/ingestion/source-mapping.js';
import { createTurns } from '../../src/ingestion/source-turns.js';
import { storePage, type PageSink } from '../../src/ingestion/store-page.js';
import type { Stores } from '../../src/storage/create-stores.js';
import { storesInMemory } from './page.js';

/** Everything any connector logged; searched for personal data. */
export const logged: string[] = [];
const keep = (message: string): void => void logged.push(message);

export interface SourceSetup {
  /** Id of the source; also the name errors begin with. */
  readonly id: string;
  /** The keys below `sources.ID`. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly allowHosts: readonly string[];
  readonly now: () => Instant;
  /** Waits that last no time, for tests of many faults. */
  readonly isHurried?: boolean;
  /** How far our clock is ahead of the vendor's, in milliseconds. */
  readonly skewMs?: number;
}

const channels = {
  phone: { kind: 'voice' },
  twitter: { kind: 'social' },
  email: { kind: 'email' },
  web: { kind: 'web' },
};

/** The configuration a setup makes. Throws as at a start where it is wrong. */
export function configurationOf(setups: readonly SourceSetup[]): Configuration {
  const folder = mkdtempSync(join(tmpdir(), 'unison-source-'));
  const path = join(folder, 'unison.yaml');
  const sources = Object.fromEntries(setups.map(({ id, keys }) => [id, keys]));
  const allowHosts = setups.flatMap((setup) => setup.allowHosts);
  try {
    writeFileSync(
      path,
      JSON.stringify({ timezone: 'Europe/Brussels', channels, allowHosts, sources }),
    );
    const env = Object.assign({}, ...setups.map((setup) => setup.env)) as Record<string, string>;
    return loadConfiguration({ path, env, connectorSchemas });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface PollSums {
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly completeUntil: Instant | null;
}

/** What a poll needs of the stores. */
export interface PollStores extends Pick<PageSink, 'interactions' | 'timelines'> {
  readonly sources: Pick<Stores['sources'], 'state'>;
}

export class PolledSource {
  readonly connector: AnyConnector;
  readonly mapping: CutContext;
  private readonly lines;
  private readonly source;

  constructor(
    private readonly setup: SourceSetup,
    readonly configuration: Configuration = configurationOf([setup]),
  ) {
    this.source = configuration.sources.find(({ id }) => id === setup.id)!;
    this.connector = connectorOf(this.source.connector);
    this.mapping = mappingOf(
      this.source,
      configuration,
      this.connector.measurable(this.source.options),
    );
    const hurry = setup.isHurried === true ? { sleep: () => Promise.resolve() } : {};
    const { skewMs = 0 } = setup;
    const clock = { now: () => Date.now() + skewMs };
    this.lines = createSourceLines(configuration.allowHosts, { ...hurry, clock });
  }

  /** The access for one poll. */
  access(signal: AbortSignal = new AbortController().signal): Access<unknown> {
    const { id, timezone, options } = this.source;
    const budget = { remaining: () => Infinity, spend: () => undefined };
    return {
      source: { id, timezone, isLive: true, folder: this.configuration.folder },
      config: options,
      http: this.lines(this.source, this.connector, { signal, budget }),
      addressOf: addressFinder(this.source, this.connector, this.configuration.allowHosts),
      clock: { now: () => this.setup.now() + (this.setup.skewMs ?? 0) },
      log: { error: keep, warn: keep, info: keep },
      ...{ signal, budget },
      hashCustomer: createCustomerHasher('a key for tests'),
      mapChannel: channelOf(this.source, this.configuration.channels),
    };
  }

  /** Every page after a state, up to the last. */
  async pages(
    state: unknown = null,
    range: Range = { kind: 'incremental' },
  ): Promise<Page<unknown>[]> {
    const access = this.access();
    const pages: Page<unknown>[] = [];
    let next = state;
    do {
      pages.push(await this.connector.readPage(access, next, range));
      next = JSON.parse(JSON.stringify(pages.at(-1)!.next));
    } while (!pages.at(-1)!.isLast);
    return pages;
  }

  /** Saves pages as a poll would, whatever order they are in. */
  async save(stores: Stores, pages: readonly Page<unknown>[]): Promise<PollSums> {
    let sums: PollSums = { stored: 0, updated: 0, unchanged: 0, skipped: 0, completeUntil: null };
    for (const page of pages) {
      const { completeUntil } = page;
      const progress = { state: null, completeUntil, leaseEpoch: null };
      sums = added(
        sums,
        await storePage(this.sink(stores), { mapping: this.mapping, page }, progress),
        completeUntil,
      );
    }
    return sums;
  }

  /** Polls from the state the stores hold. */
  async poll(stores: PollStores, signal?: AbortSignal): Promise<PollSums> {
    const { connector, mapping } = this;
    const reading = { connector, mapping, access: this.access(signal), leaseEpoch: null };
    let sums: PollSums = { stored: 0, updated: 0, unchanged: 0, skipped: 0, completeUntil: null };
    const state = await stores.sources.state(this.setup.id);
    for await (const { saved, completeUntil } of readSource(this.sink(stores), reading, state))
      sums = added(sums, saved, completeUntil);
    return sums;
  }

  /** A poll into an empty store. */
  async pollAfresh(): Promise<
    PollSums & { readonly stores: Awaited<ReturnType<typeof storesInMemory>> }
  > {
    const stores = await storesInMemory();
    return { ...(await this.poll(stores)), stores };
  }

  private readonly turns = createTurns();

  private sink(stores: PollStores): PageSink {
    const mappings = (id: string): CutContext | null => {
      const source = this.configuration.sources.find((each) => each.id === id);
      if (source === undefined) return null;
      return mappingOf(
        source,
        this.configuration,
        connectorOf(source.connector).measurable(source.options),
      );
    };
    return {
      interactions: stores.interactions,
      timelines: stores.timelines,
      turns: this.turns,
      mappingOf: mappings,
    };
  }
}

function added(
  sums: PollSums,
  saved: Omit<PollSums, 'completeUntil'>,
  completeUntil: Instant | null,
): PollSums {
  return {
    stored: sums.stored + saved.stored,
    updated: sums.updated + saved.updated,
    unchanged: sums.unchanged + saved.unchanged,
    skipped: sums.skipped + saved.skipped,
    completeUntil: completeUntil ?? sums.completeUntil,
  };
}
