import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import { connectorOf } from '../connectors/registry.js';
import type { Access, AnyConnector } from '../connectors/connector.js';
import type { CutContext } from '../domain/episode.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import type { SavedPage } from '../storage/page.js';
import { AccessFactory } from './access.service.js';
import { importOptions } from './import-options.js';
import { createTurns } from './source-turns.js';
import { mappingOf } from './source-mapping.js';
import { storePage, type PageSink } from './store-page.js';

/** What an import has brought so far. */
export interface ImportProgress {
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
}

interface Importing {
  readonly connector: AnyConnector;
  readonly access: Access<unknown>;
  readonly mapping: CutContext;
}

const nothingYet: ImportProgress = { stored: 0, updated: 0, unchanged: 0, skipped: 0 };

/** Reads a file by the rules of a source, beside whatever that source polls: a page at a time, so memory stays bounded. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(storesToken) private readonly stores: Pick<Stores, 'interactions' | 'timelines'>,
    private readonly accesses: AccessFactory,
  ) {}

  /**
   * Stores every row of a file as the source's own; the source's own reading goes on where it stood. Safe to repeat.
   * Throws what the connector or the store throws; what was stored until then stays.
   */
  async import(
    file: string,
    sourceId: string,
    onPage: (progress: ImportProgress) => void = () => undefined,
  ): Promise<ImportProgress> {
    const importing = this.open(file, sourceId);
    const { connector, access, mapping } = importing;
    const sink = this.sink();
    let progress = nothingYet;
    let state: unknown = null;
    for (let isLast = false; !isLast;) {
      const page = await connector.readPage(access, state, { kind: 'incremental' });
      const { completeUntil } = page;
      const told = { state: undefined, completeUntil, leaseEpoch: null };
      progress = added(progress, await storePage(sink, { mapping, page }, told));
      ({ next: state, isLast } = page);
      onPage(progress);
      await setImmediate();
    }
    return progress;
  }

  private open(file: string, sourceId: string): Importing {
    const source = this.configuration.sources.find(({ id }) => id === sourceId);
    if (source === undefined)
      throw new Error(`sources.${sourceId}: no such source; name one of the configuration.`);
    const connector = connectorOf('file');
    const options = importOptions(source, resolve(file));
    const read: SourceConfiguration = { ...source, connector: 'file', isLive: false, options };
    const access = this.accesses.open(read, connector, new AbortController().signal);
    const measurable = connectorOf(source.connector).measurable(source.options);
    return { connector, access, mapping: mappingOf(source, this.configuration, measurable) };
  }

  private sink(): PageSink {
    const { interactions, timelines } = this.stores;
    return { interactions, timelines, turns: createTurns(), mappingOf: () => null };
  }
}

function added(before: ImportProgress, saved: SavedPage): ImportProgress {
  return {
    stored: before.stored + saved.stored,
    updated: before.updated + saved.updated,
    unchanged: before.unchanged + saved.unchanged,
    skipped: before.skipped + saved.skipped,
  };
}
