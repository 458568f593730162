// What every store is built on.
import type { Clock } from '../domain/clock.js';
import type { Measurer } from '../domain/measure.js';
import type { Database } from './database.js';

export interface StoreContext {
  readonly database: Database;
  readonly measurer: Measurer;
  readonly clock: Clock;
  /** Report zone (IANA): days, weeks and months are cut in it. */
  readonly zone: string;
  /** Width of the smallest segment, milliseconds: an hour, or a quarter where the zone's offset needs it. */
  readonly segmentMs: number;
  /** Whether cells are kept apart by language. */
  readonly isLanguageStratum: boolean;
  /** Identity of everything that decides stored figures: promises, calendars, definitions, mapping, zone. */
  readonly fingerprint: string;
}
