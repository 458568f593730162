// What alerts work with: stores, reports, routes and the clock, handed in.
import type { AlertRoute } from '../config/alerts.js';
import type { Clock } from '../domain/clock.js';
import type { ConsistencyReport, ReportQuery, SourceState } from '../report/consistency-report.js';
import type { GapStore } from '../storage/gap.store.js';
import type { MemoStore } from '../storage/memo.store.js';
import type { OutboxStore } from '../storage/outbox.store.js';
import type { ThreadStore } from '../storage/thread.store.js';
import type { Notifier } from './notifier.js';

export interface AlertStores {
  readonly gaps: GapStore;
  readonly outbox: OutboxStore;
  readonly threads: ThreadStore;
  readonly memos: MemoStore;
}

export interface AlertParts {
  readonly stores: AlertStores;
  readonly reportOf: (query: ReportQuery) => Promise<ConsistencyReport>;
  /** The sources as the report has them, without a report being made. */
  readonly sourcesOf: () => Promise<readonly SourceState[]>;
  readonly routes: readonly AlertRoute[];
  /** The report zone (IANA). */
  readonly zone: string;
  /** Where links point to. */
  readonly publicUrl: string;
  readonly clock: Clock;
  /** null = the route has nowhere to post to. */
  readonly notifierOf: (route: string) => Notifier | null;
}

/** The whole report over a window (null = the usual one), on both bases, as the customer's clock has it. */
export function wholeReport(window: { from: number; to: number } | null): ReportQuery {
  return {
    from: window?.from ?? null,
    to: window?.to ?? null,
    topics: null,
    channels: null,
    metrics: null,
    clock: 'customer',
    basis: 'both',
    lang: 'en',
  };
}
