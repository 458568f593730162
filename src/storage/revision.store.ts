// The data revision: what caches are keyed by.
import { askRevision, revisionOf } from './revision.js';
import type { StoreContext } from './store-context.js';

export class RevisionStore {
  constructor(private readonly context: StoreContext) {}

  /** A text that changes with each change of stored figures, gaps or source health, and with the database. */
  async read(): Promise<string> {
    return revisionOf(await this.context.database.ask(askRevision));
  }
}
