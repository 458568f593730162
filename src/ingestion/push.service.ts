import { Inject, Injectable } from '@nestjs/common';
import { clockToken, configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { PushConfig } from '../connectors/push/config.js';
import type { Access } from '../connectors/connector.js';
import { createPushReader } from '../connectors/push/normalise.js';
import { connectorOf } from '../connectors/registry.js';
import type { Clock } from '../domain/clock.js';
import type { CutContext } from '../domain/episode.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { AccessFactory } from './access.service.js';
import { createPushQueue, type PushQueue } from './push-queue.js';
import {
  givenRow,
  pageOfGiven,
  placeOf,
  toldOf,
  type GivenRow,
  type PushedRow,
} from './pushed-rows.js';
import { mappingOf } from './source-mapping.js';

/** The source that a push names is not there, or none is named and there is not exactly one. */
export class PushSourceError extends Error {
  override readonly name = 'PushSourceError';
}

/** Rows read and stored at a time; between two such steps others get their turn. */
const rowsAtOnce = 500;

/** Stores what is pushed to a source by the rules of its rows; many small pushes share a transaction. Safe to repeat. */
@Injectable()
export class PushService {
  private readonly queues = new Map<string, PushQueue<GivenRow>>();

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(storesToken) private readonly stores: Pick<Stores, 'interactions'>,
    @Inject(clockToken) private readonly clock: Clock,
    private readonly accesses: AccessFactory,
  ) {}

  /**
   * Stores records (undefined = a line that is no JSON) and answers for each, in their order, what became of it. `named`
   * may be left out where only one source is pushed to. Throws PushSourceError, and what the store throws; rows answered
   * for by then stay stored.
   */
  async push(named: string | undefined, records: Iterable<unknown>): Promise<readonly PushedRow[]> {
    const source = this.sourceOf(named);
    const read = this.readerOf(source);
    const told: PushedRow[] = [];
    let given: GivenRow[] = [];
    const flush = async (): Promise<void> => {
      await this.queueOf(source.id)(given);
      told.push(...given.map(toldOf));
      given = [];
    };
    let row = 0;
    for (const record of records) {
      given.push(read((row += 1), record));
      if (given.length === rowsAtOnce) await flush();
    }
    if (given.length > 0) await flush();
    return told;
  }

  private sourceOf(named: string | undefined): SourceConfiguration {
    const pushed = this.configuration.sources.filter(({ connector }) => connector === 'push');
    const ids = pushed.map(({ id }) => id).join(', ');
    if (pushed.length === 0)
      throw new PushSourceError(
        'sources: no source is pushed to; add one with connector: push to the configuration.',
      );
    const found = named === undefined && pushed.length === 1 ? pushed[0] : undefined;
    const source = found ?? pushed.find(({ id }) => id === named);
    if (source === undefined)
      throw new PushSourceError(`source: name the source that is pushed to, one of ${ids}.`);
    return source;
  }

  private readerOf(source: SourceConfiguration): (row: number, record: unknown) => GivenRow {
    const connector = connectorOf('push');
    const signal = new AbortController().signal;
    const access = this.accesses.open(source, connector, signal) as Access<PushConfig>;
    const measurable = connector.measurable(source.options);
    const mapping: CutContext = mappingOf(source, this.configuration, measurable);
    const read = createPushReader(access);
    const now = this.clock.now();
    return (row, record) => givenRow(row, read(record, placeOf(row)), mapping, now);
  }

  private queueOf(source: string): PushQueue<GivenRow> {
    let queue = this.queues.get(source);
    if (queue === undefined) {
      const save = async (rows: readonly GivenRow[]): Promise<void> => {
        await this.stores.interactions.savePage(pageOfGiven(source, rows));
      };
      this.queues.set(source, (queue = createPushQueue(save, rowsAtOnce)));
    }
    return queue;
  }
}
