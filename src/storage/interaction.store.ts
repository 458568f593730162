// Interactions: pages of them saved with everything that follows from them, and read back.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import { erase, erasedSince, type Erasure, type Tombstone } from './erase.js';
import { idPlace, interactionOf, place, storedColumns } from './interaction-row.js';
import { conditionOf, type Condition, type InteractionQuery } from './interaction-query.js';
import { readNames } from './names.js';
import type { PageToSave, SavedPage } from './page.js';
import { countRetired, retireRows } from './retire.js';
import { savePage } from './save-page.js';
import { settleAll } from './settle-all.js';
import { firstRow, rows, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** A stored interaction, with what the store knows of it. */
export interface StoredInteraction {
  readonly interaction: Interaction;
  /** Row number: stable while the row exists. */
  readonly rowId: number;
  /** When it was last stored or changed. */
  readonly changedAt: Instant;
}

/** Where a page of a list ended. */
export interface InteractionKey {
  readonly changedAt: Instant;
  readonly rowId: number;
}

export interface ListOptions {
  readonly limit: number;
  /** The last row of the page before; null = from the beginning. */
  readonly after: InteractionKey | null;
}

const prefixed = storedColumns.replace(/(\w+)/g, 'i.$1');
/** Few at once: what is read ahead stays in memory while a slow reader takes its time. */
const scannedAtOnce = 100;

export class InteractionStore {
  constructor(private readonly context: StoreContext) {}

  /**
   * Saves a page in one transaction: rows, segments, the connector's state, `completeUntil`. Saving it again changes nothing.
   * Throws LeaseLostError, or DatabaseError where the stored figures were made by other rules; then nothing is stored.
   */
  async savePage(page: PageToSave): Promise<SavedPage> {
    const { context } = this;
    const { saved, isSettling } = await context.database.write(() => savePage(context, page));
    if (isSettling) await settleAll(context, page.source);
    return saved;
  }

  /** Rows in the order they changed; the next page begins after the last row of this one. */
  list(query: InteractionQuery, options: ListOptions): Promise<readonly StoredInteraction[]> {
    const { limit, after } = options;
    const key = after && { at: after.changedAt, rowId: after.rowId };
    return this.page(query, { limit, order: 'changed_at', after: key });
  }

  /**
   * Every row of a query, page by page, without holding more than a page: in the order of their opening where the query
   * has a beginning or an end, else as they changed. Either way the next page is found by an index, not by sorting again.
   */
  async *scan(query: InteractionQuery): AsyncGenerator<StoredInteraction, void, undefined> {
    const isByOpening = query.from !== undefined || query.to !== undefined;
    const order = isByOpening ? 'opened_at' : 'changed_at';
    let after: OrderKey | null = null;
    for (;;) {
      const asked: PageAsked = { limit: scannedAtOnce, order, after };
      const batch = await this.page(query, asked);
      yield* batch;
      const last = batch.at(-1);
      if (last === undefined || batch.length < scannedAtOnce) return;
      after = { at: isByOpening ? last.interaction.openedAt : last.changedAt, rowId: last.rowId };
    }
  }

  /** How many rows a query has. */
  count(query: InteractionQuery): Promise<number> {
    const { database } = this.context;
    const { sql, values } = conditionOf(query, database.dialect);
    return database.read(function* () {
      const row = yield* firstRow<[number]>(`SELECT count(*) FROM interaction i ${sql}`, values);
      return row?.[0] ?? 0;
    });
  }

  /** Erases on request; answers how many interactions are gone. Figures follow, and a later poll does not bring them back. */
  erase(erasure: Erasure): Promise<number> {
    return this.context.database.write(() => erase(this.context, erasure));
  }

  /** What was erased at or after an instant: nothing but row number and time. */
  erasedSince(since: Instant): Promise<readonly Tombstone[]> {
    return this.context.database.read(() => erasedSince(since));
  }

  /** Retention: takes settled rows opened before the instant away; figures stay. Dry, it only counts them. */
  retire(before: Instant, isDryRun = false): Promise<number> {
    const { context } = this;
    return isDryRun
      ? context.database.read(() => countRetired(context, before))
      : context.database.write(() => retireRows(context, before));
  }

  private page(query: InteractionQuery, asked: PageAsked): Promise<readonly StoredInteraction[]> {
    const { database } = this.context;
    return database.read(() => listRows(conditionOf(query, database.dialect), asked));
  }
}

/** Where a page in some order ended. */
interface OrderKey {
  readonly at: Instant;
  readonly rowId: number;
}

interface PageAsked {
  readonly limit: number;
  readonly order: 'changed_at' | 'opened_at';
  readonly after: OrderKey | null;
}

function* listRows(
  { sql, values }: Condition,
  { limit, order, after }: PageAsked,
): Work<readonly StoredInteraction[]> {
  const beyond = after === null ? '' : `AND (i.${order}, i.id) > (?, ?)`;
  const found = yield* rows(
    `SELECT ${prefixed} FROM interaction i ${sql} ${beyond} ORDER BY i.${order}, i.id LIMIT ?`,
    [...values, ...(after === null ? [] : [after.at, after.rowId]), limit],
  );
  const names = yield* readNames();
  return found.map((row: Row) => ({
    interaction: interactionOf(row, names),
    rowId: row[idPlace] as number,
    changedAt: row[place.changed_at] as number,
  }));
}
