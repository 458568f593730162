import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockToken, configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import { canonicalJson } from '../domain/canonical-json.js';
import type { Clock } from '../domain/clock.js';
import { withSeen, type FigureBook } from '../domain/figure-book.js';
import { figuresKey, suppliedKey, type SuppliedMemo } from '../domain/supplied-memo.js';
import type { VendorFigure } from '../domain/vendor-figure.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { readVendorFigures, suppliedReaders, type SuppliedKind } from './supplied-files.js';
import { stampOf } from './table.js';

/** Reads what a company hands in beside its sources whenever a file has changed; a broken file is named and left alone. */
@Injectable()
export class SuppliedService {
  private readonly log = new Logger('ingestion');

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(storesToken) private readonly stores: Pick<Stores, 'memos' | 'tallies'>,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  /** Looks at the files of `supplied`, and at the vendor's figures of one source. */
  async refresh(source: string, leaseEpoch: number | null): Promise<void> {
    const { supplied = {}, sources } = this.configuration;
    for (const kind of Object.keys(supplied) as SuppliedKind[]) {
      const path = supplied[kind];
      if (path !== undefined) await this.attempt(() => this.refreshFile(kind, path, leaseEpoch));
    }
    const polled = sources.find(({ id }) => id === source);
    if (polled?.figures) await this.attempt(() => this.refreshFigures(polled, leaseEpoch));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn(error instanceof Error ? error.message : String(error));
    }
  }

  private async refreshFile(kind: SuppliedKind, path: string, lease: number | null): Promise<void> {
    const file = resolve(this.configuration.folder, path);
    const key = suppliedKey(kind);
    const known = (await this.stores.memos.read(key)) as SuppliedMemo<unknown> | null;
    const stamp = stampOf(file);
    if (known?.stamp === stamp) return;
    const memo: SuppliedMemo<unknown> = { stamp, content: suppliedReaders[kind](file) };
    await this.stores.memos.writeShown(key, memo, lease);
  }

  private async refreshFigures(source: SourceConfiguration, lease: number | null): Promise<void> {
    const file = resolve(this.configuration.folder, source.figures!.path);
    const key = figuresKey(source.id);
    const known = (await this.stores.memos.read(key)) as SuppliedMemo<FigureBook> | null;
    const stamp = stampOf(file);
    if (known?.stamp === stamp) return;
    let book = known?.content ?? [];
    for (const figure of readVendorFigures(file, this.configuration.timezone)) {
      const ours = await this.identityOf(figure);
      book = withSeen(book, figure, { at: this.clock.now(), ours });
    }
    await this.stores.memos.writeShown(key, { stamp, content: book }, lease);
  }

  /** The identity of our own stored figures of that channel and period: the same as long as not one of them changed. */
  private async identityOf({ channel, from, to }: VendorFigure): Promise<string> {
    const groups = await this.stores.tallies.read({ from, to }, () => 'all');
    const cells = (groups.get('all') ?? []).filter(({ cell }) => cell.channel === channel);
    const plain = JSON.stringify(cells, (_, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    return createHash('sha256')
      .update(canonicalJson(JSON.parse(plain)))
      .digest('hex');
  }
}
