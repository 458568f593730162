import { Inject, Injectable } from '@nestjs/common';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { Access, AnyConnector, Page } from '../connectors/connector.js';
import { connectorOf } from '../connectors/registry.js';
import type { Instant } from '../domain/clock.js';
import { InteractionStore } from '../storage/interaction.store.js';
import { SourceStore } from '../storage/source.store.js';
import type { PollOutcome } from '../storage/source.store.js';
import { AccessFactory } from './access.service.js';
import { ingestPage } from './ingest-page.js';
import { mappingOf } from './source-mapping.js';
import type { CutContext } from '../domain/episode.js';

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

interface Reading {
  readonly source: SourceConfiguration;
  readonly connector: AnyConnector;
  readonly access: Access<unknown>;
  readonly mapping: CutContext;
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

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    private readonly interactions: InteractionStore,
    private readonly sources: SourceStore,
    private readonly accesses: AccessFactory,
  ) {}

  sourceIds(): readonly string[] {
    return this.configuration.sources.map(({ id }) => id);
  }

  /** Ends running polls after the page they are at. */
  stop(): void {
    this.stopping.abort();
  }

  /** Polls one source to its last page. Throws what the connector throws, after the source's health is stored. */
  async poll(id: string, onRows?: (rows: number) => void): Promise<PollResult> {
    const reading = this.open(id);
    try {
      const result = await this.readPages(reading, onRows);
      await this.sources.recordHealth(id, { health: 'ok', reason: null });
      return result;
    } catch (error) {
      await this.sources.recordHealth(id, failureOf(error));
      throw error;
    }
  }

  private open(id: string): Reading {
    const source = this.configuration.sources.find((each) => each.id === id);
    if (source === undefined)
      throw new Error(`sources.${id}: no such source; name one of the configuration.`);
    const connector = connectorOf(source.connector);
    const mapping = mappingOf(source, this.configuration, connector.measurable(source.options));
    return {
      source,
      connector,
      mapping,
      access: this.accesses.open(source, connector, this.stopping.signal),
    };
  }

  private async readPages(reading: Reading, onRows?: (rows: number) => void): Promise<PollResult> {
    const { source, connector, access } = reading;
    let result: PollResult = { source: source.id, ...nothingYet };
    let state: unknown = await this.sources.state(source.id);
    for (let isLast = false; !isLast && !this.stopping.signal.aborted;) {
      const page = await connector.readPage(access, state, { kind: 'incremental' });
      result = await this.savePage(reading, page, result);
      onRows?.(result.stored + result.updated + result.unchanged + result.skipped);
      ({ next: state, isLast } = page);
    }
    return result;
  }

  private async savePage(
    reading: Reading,
    page: Page<unknown>,
    before: PollResult,
  ): Promise<PollResult> {
    const { interactions, skipped } = ingestPage(page, reading.mapping);
    const saved = await this.interactions.savePage({
      source: reading.source.id,
      interactions,
      recut: [],
      skipped,
      state: page.next,
      completeUntil: page.completeUntil,
      leaseEpoch: null,
    });
    return {
      source: before.source,
      pages: before.pages + 1,
      stored: before.stored + saved.stored,
      updated: before.updated + saved.updated,
      unchanged: before.unchanged + saved.unchanged,
      skipped: before.skipped + saved.skipped,
      completeUntil: page.completeUntil ?? before.completeUntil,
    };
  }
}

/** The health a failure leaves behind, and its sentence. */
function failureOf(error: unknown): PollOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  const isAuth = error instanceof Error && 'reason' in error && error.reason === 'auth';
  return { health: isAuth ? 'auth_failed' : 'degraded', reason };
}
