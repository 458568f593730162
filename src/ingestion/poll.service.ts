import { Inject, Injectable } from '@nestjs/common';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import { connectorOf } from '../connectors/registry.js';
import type { Instant } from '../domain/clock.js';
import type { CutContext } from '../domain/episode.js';
import type { Window } from '../domain/window.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { AccessFactory } from './access.service.js';
import { healthAfter, healthOf } from './poll-outcome.js';
import { readSource, type Reading, type ReadPage } from './read-source.js';
import { mappingOf } from './source-mapping.js';
import { sourceStateOf, withBackfill } from './source-state.js';
import { createTurns } from './source-turns.js';
import { SuppliedService } from './supplied.service.js';
import type { PageSink } from './store-page.js';

/** What one poll of one source brought. */
export interface PollResult {
  readonly source: string;
  readonly pages: number;
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly completeUntil: Instant | null;
}

export interface PollOptions {
  /** Epoch of the lease this process holds; null on the command line. */
  readonly leaseEpoch?: number | null;
  /** Hears after each page how many rows were read. */
  readonly onRows?: (rows: number) => void;
}

const nothingYet = {
  pages: 0,
  stored: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  completeUntil: null,
};

/** Reads a source page by page; each page is saved with its cursor in one transaction, so a crash repeats at most one. */
@Injectable()
export class PollService {
  private readonly stopping = new AbortController();
  private readonly sink: PageSink;

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(storesToken)
    private readonly stores: Pick<Stores, 'interactions' | 'sources' | 'timelines'>,
    private readonly accesses: AccessFactory,
    private readonly supplied: SuppliedService,
  ) {
    const { interactions, timelines } = stores;
    const turns = createTurns();
    const known = (id: string): CutContext | null => this.mappingOf(id);
    this.sink = { interactions, timelines, turns, mappingOf: known };
  }

  sourceIds(): readonly string[] {
    return this.configuration.sources.map(({ id }) => id);
  }

  /** Ends running polls after the page they are at. */
  stop(): void {
    this.stopping.abort();
  }

  /** Polls one source to its last page. Throws what the connector throws, after the source's health is stored. */
  async poll(id: string, { leaseEpoch = null, onRows }: PollOptions = {}): Promise<PollResult> {
    const reading = this.open(id, leaseEpoch);
    let result: PollResult = { source: id, ...nothingYet };
    let holes = 0;
    try {
      for await (const page of readSource(
        this.sink,
        reading,
        await this.stores.sources.state(id),
      )) {
        result = withPage(result, page);
        holes += page.holes;
        onRows?.(result.stored + result.updated + result.unchanged + result.skipped);
      }
      await this.supplied.refresh(id, leaseEpoch);
      await this.stores.sources.recordHealth(id, healthAfter(holes));
      return result;
    } catch (error) {
      await this.stores.sources.recordHealth(id, healthOf(error));
      throw error;
    }
  }

  /** Asks for a stretch of history to be read again: newest window first, a share with each poll, beside the live cursor. */
  async backfill(id: string, window: Window): Promise<void> {
    const { connector } = this.open(id, null);
    const state = withBackfill(
      sourceStateOf(await this.stores.sources.state(id), connector),
      window,
    );
    const nothing = { interactions: [], recut: [], skipped: [], completeUntil: null };
    await this.stores.interactions.savePage({ source: id, ...nothing, state, leaseEpoch: null });
  }

  private open(id: string, leaseEpoch: number | null): Reading {
    const source = this.find(id);
    const mapping = this.mappingOf(id);
    if (source === undefined || mapping === null)
      throw new Error(`sources.${id}: no such source; name one of the configuration.`);
    const connector = connectorOf(source.connector);
    const access = this.accesses.open(source, connector, this.stopping.signal);
    return { connector, access, mapping, leaseEpoch };
  }

  private find(id: string): SourceConfiguration | undefined {
    return this.configuration.sources.find((each) => each.id === id);
  }

  private mappingOf(id: string): CutContext | null {
    const source = this.find(id);
    if (source === undefined) return null;
    const connector = connectorOf(source.connector);
    return mappingOf(source, this.configuration, connector.measurable(source.options));
  }
}

function withPage(before: PollResult, { saved, completeUntil }: ReadPage): PollResult {
  return {
    source: before.source,
    pages: before.pages + 1,
    stored: before.stored + saved.stored,
    updated: before.updated + saved.updated,
    unchanged: before.unchanged + saved.unchanged,
    skipped: before.skipped + saved.skipped,
    completeUntil: completeUntil ?? before.completeUntil,
  };
}
