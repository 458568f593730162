// The data revision: what caches are keyed by.
import { keptAnswer } from './kept-answer.js';
import { askRevision, revisionOf } from './revision.js';
import type { StoreContext } from './store-context.js';

export class RevisionStore {
  /** A text that changes with each change of stored figures, gaps or source health, and with the database. */
  readonly read: () => Promise<string>;

  constructor({ database }: StoreContext) {
    this.read = keptAnswer(database, askRevision, revisionOf).ask;
  }
}
