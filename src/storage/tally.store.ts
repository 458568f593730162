// Tallies of any window, from segments; and the proof that segments say what the rows say.
import type { CellTally } from '../domain/cell.js';
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { foldPeriods, hasStale } from './fold-periods.js';
import { lockWriters } from './lock-writers.js';
import { grain, periodEnd, periodStart, type PeriodGrain } from './periods.js';
import { readAnew, type OtherRules } from './read-anew.js';
import {
  addSegments,
  addUnsettled,
  openReading,
  readSettled,
  readStretch,
  readTallies,
  readWaiting,
  listed,
  type GroupOf,
  type KeptGrouping,
  type MarkOf,
  type StretchTallies,
  type WaitsAsOf,
} from './read-tallies.js';
import { markAllStale } from './flush-segments.js';
import { bumpRevision, writeMeta } from './revision.js';
import { run } from './sql.js';
import type { StoreContext } from './store-context.js';
import { readWeekStates, type WeekStates } from './week-stamps.js';
import { fingerprintKey, rebuildingMark } from './readiness.js';
import {
  rebuildSegments,
  verifiableStarts,
  verifySegment,
  type SegmentFault,
} from './verify-segments.js';

const rebuiltAtOnce = 50;

export interface Verification {
  readonly checked: number;
  readonly faults: readonly SegmentFault[];
}

/** Which segments to look at: every n-th, beginning with `offset`; left out = all. */
export interface Sample {
  readonly every: number;
  readonly offset?: number;
}

export class TallyStore {
  constructor(private readonly context: StoreContext) {}

  /** The same as `read`, by rules that are not in force: to see their effect before they are taken. Writes nothing. */
  readAnew(
    rules: OtherRules,
    window: Window,
    groupOf: GroupOf,
    markOf?: MarkOf,
  ): Promise<ReadonlyMap<string, readonly CellTally[]>> {
    const grouping = { groupOf, ...(markOf && { markOf }) };
    return this.context.database.read(() => readAnew(this.context, rules, window, grouping));
  }

  /**
   * Tallies of the window [from, to), gathered in the groups `groupOf` names (null = not wanted), with the bits that
   * `markOf` gives. Waits still open are censored at their source's `completeUntil`. Throws SegmentDamagedError.
   */
  read(
    window: Window,
    groupOf: GroupOf,
    markOf?: MarkOf,
  ): Promise<ReadonlyMap<string, readonly CellTally[]>> {
    const grouping = { groupOf, ...(markOf && { markOf }) };
    return this.context.database.read(() => readTallies(this.context, window, grouping));
  }

  /**
   * The same of one stretch in columns, open waits counted up to where `waitsAsOf` says, and whether the mere passing of time can
   * still change it. Throws SegmentDamagedError.
   */
  readStretch(
    window: Window,
    grouping: KeptGrouping,
    waitsAsOf: WaitsAsOf,
  ): Promise<StretchTallies> {
    return this.context.database.read(() => readStretch(this.context, window, grouping, waitsAsOf));
  }

  /** How often each ISO week of the window has changed, and up to where every source is complete. */
  readWeekStates(window: Window): Promise<WeekStates> {
    return this.context.database.read(() => readWeekStates(window));
  }

  /** Of `read`, only what is settled: the whole segments that start in the window. Throws SegmentDamagedError. */
  readSettled(
    window: Window,
    groupOf: GroupOf,
  ): Promise<ReadonlyMap<string, readonly CellTally[]>> {
    return this.context.database.read(() => readSettled(this.context, window, groupOf));
  }

  /** Of `read`, only waits that have not ended: what is not settled, without the shares still pending. */
  readWaiting(
    window: Window,
    groupOf: GroupOf,
  ): Promise<ReadonlyMap<string, readonly CellTally[]>> {
    return this.context.database.read(() => readWaiting(this.context, window, groupOf));
  }

  /**
   * Tallies per whole day or month (report zone) that starts in the window, by its first instant.
   * Periods that changed are folded first.
   */
  async readPeriods(
    window: Window,
    period: PeriodGrain,
  ): Promise<ReadonlyMap<Instant, readonly CellTally[]>> {
    const { context } = this;
    await this.fold(window, period);
    const groups = await context.database.read(function* () {
      const end = periodEnd(period, periodStart(period, window.to - 1, context.zone), context.zone);
      const groupOf: GroupOf = (start) => {
        const from = periodStart(period, start, context.zone);
        return from >= window.from && from < window.to ? String(from) : null;
      };
      const reading = yield* openReading(context, { groupOf });
      yield* addSegments(reading.groups, grain[period], window);
      yield* addUnsettled(reading, { from: window.from, to: end });
      return listed(reading);
    });
    return new Map([...groups].map(([start, tallies]) => [Number(start), tallies]));
  }

  /** Folds stale days and months of the window; done on reading, and by a job so that readers need not wait. */
  async fold(window: Window, period: PeriodGrain): Promise<void> {
    const { context } = this;
    if (!(await context.database.read(() => hasStale(period, window)))) return;
    await context.database.write(function* () {
      yield* lockWriters(context.database.dialect);
      yield* foldPeriods(context, period, window);
    });
  }

  /** Counts segments again from their rows and compares them bit for bit. */
  async verify(sample: Sample = { every: 1 }): Promise<Verification> {
    const { context } = this;
    const all = await context.database.read(() => verifiableStarts(context));
    const chosen = all.filter(
      (_, index) => index % sample.every === (sample.offset ?? 0) % sample.every,
    );
    const faults: SegmentFault[] = [];
    for (const start of chosen) {
      const fault = await context.database.read(() => verifySegment(context, start));
      if (fault !== null) faults.push(fault);
    }
    return { checked: chosen.length, faults };
  }

  /** Mends the segments with these starts from their rows. */
  async rebuild(starts: readonly Instant[]): Promise<void> {
    const { context } = this;
    for (let from = 0; from < starts.length; from += rebuiltAtOnce) {
      const some = starts.slice(from, from + rebuiltAtOnce);
      await context.database.write(function* () {
        yield* lockWriters(context.database.dialect);
        yield* rebuildSegments(context, some);
        yield* bumpRevision();
      });
    }
  }

  /**
   * Counts everything anew: needed once promises, calendars, definitions, mapping or zone have changed.
   * `onProgress` hears the share done, 0..1. Interrupted, it starts over at the next start.
   */
  async rebuildAll(onProgress: (share: number) => void = () => undefined): Promise<void> {
    const { context } = this;
    await context.database.write(function* () {
      yield* writeMeta(fingerprintKey, rebuildingMark);
      yield* run('DELETE FROM segment WHERE grain <> ?', [grain.hour]);
      yield* run('DELETE FROM stale_period');
      yield* markAllStale(context);
    });
    const starts = await context.database.read(() => verifiableStarts(context));
    for (let from = 0; from < starts.length; from += rebuiltAtOnce) {
      await this.rebuild(starts.slice(from, from + rebuiltAtOnce));
      onProgress(Math.min(1, (from + rebuiltAtOnce) / starts.length));
    }
    await context.database.write(() => writeMeta(fingerprintKey, context.fingerprint));
  }
}
