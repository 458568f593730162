/** One poll of one source: what is new to its last page, once a day its last days again, then a share of the backfill. */
import type { Access, AnyConnector, Page, Range } from '../connectors/connector.js';
import type { Instant } from '../domain/clock.js';
import type { CutContext } from '../domain/episode.js';
import type { SavedPage } from '../storage/page.js';
import { nextBackfill, sourceStateOf, type SourceState } from './source-state.js';
import { storePage, type PageSink } from './store-page.js';

export interface Reading {
  readonly connector: AnyConnector;
  readonly access: Access<unknown>;
  readonly mapping: CutContext;
  readonly leaseEpoch: number | null;
}

/** A page that has been saved. */
export interface ReadPage {
  readonly saved: SavedPage;
  readonly completeUntil: Instant | null;
  readonly holes: number;
}

const dayMs = 86_400_000;
/** A backfill takes what the live reading leaves: so many pages a poll. */
const backfillPages = 20;

/**
 * Reads on from a stored state and reports each page after it is saved with its state in one transaction.
 * Throws what the connector or the store throws; what was saved until then stays.
 */
export async function* readSource(
  sink: PageSink,
  reading: Reading,
  stored: unknown,
): AsyncGenerator<ReadPage, void, undefined> {
  const { connector, access } = reading;
  let state = sourceStateOf(stored, connector);
  const save = async (
    page: Page<unknown>,
    next: SourceState,
    isLive: boolean,
  ): Promise<ReadPage> => {
    const completeUntil = isLive ? page.completeUntil : null;
    const progress = { state: next, completeUntil, leaseEpoch: reading.leaseEpoch };
    const saved = await storePage(sink, { mapping: reading.mapping, page }, progress);
    state = next;
    return { saved, completeUntil, holes: page.holes.length };
  };
  for (let step: Step | null = 'live'; step !== null;) {
    yield* pagesOf(step, { reading, state: () => state, save });
    if (access.signal.aborted) return;
    step = nextStep(step, { state, connector, now: access.clock.now() });
  }
}

type Step = 'live' | 'tail' | 'backfill';

interface Stepping {
  readonly reading: Reading;
  readonly state: () => SourceState;
  readonly save: (page: Page<unknown>, next: SourceState, isLive: boolean) => Promise<ReadPage>;
}

/** All pages of one step, each saved; of a backfill only so many. */
async function* pagesOf(step: Step, stepping: Stepping): AsyncGenerator<ReadPage, void, undefined> {
  const { reading, save } = stepping;
  const { connector, access } = reading;
  const now = access.clock.now();
  let left = step === 'backfill' ? backfillPages : Infinity;
  for (let isLast = false; !isLast && left > 0 && !access.signal.aborted; left -= 1) {
    const state = stepping.state();
    const { range, cursor } = turnOf(step, { state, connector, now });
    const page = await connector.readPage(access, cursor, range);
    yield await save(page, after(step, { state, page, now, range }), step === 'live');
    isLast = page.isLast;
  }
}

interface Standing {
  readonly state: SourceState;
  readonly connector: AnyConnector;
  readonly now: Instant;
}

/** What is asked for in this step, and from where. */
function turnOf(
  step: Step,
  { state, connector, now }: Standing,
): { range: Range; cursor: unknown } {
  if (step === 'live') return { range: { kind: 'incremental' }, cursor: state.live };
  if (step === 'backfill')
    return {
      range: { kind: 'backfill', ...state.backfill!.window },
      cursor: state.backfill!.state,
    };
  const from = state.tail?.from ?? now - connector.traits.tailDays * dayMs;
  return { range: { kind: 'tail', from }, cursor: state.tail?.state ?? null };
}

interface Outcome {
  readonly state: SourceState;
  readonly page: Page<unknown>;
  readonly now: Instant;
  readonly range: Range;
}

/** The state after a page: only the member of its own step moves. */
function after(step: Step, { state, page, now, range }: Outcome): SourceState {
  if (step === 'live') return { ...state, live: page.next, tailedAt: state.tailedAt ?? now };
  if (step === 'backfill') {
    const backfill = { ...state.backfill!, state: page.next };
    return { ...state, backfill: page.isLast ? nextBackfill(backfill) : backfill };
  }
  if (page.isLast) return { ...state, tail: undefined, tailedAt: now };
  return { ...state, tail: { from: range.kind === 'tail' ? range.from : now, state: page.next } };
}

/** The tail once a day, a window of the backfill last; null = this poll is done. */
function nextStep(step: Step, { state, connector, now }: Standing): Step | null {
  if (step === 'backfill') return null;
  if (step === 'live' && connector.traits.tailDays > 0 && isTailDue(state, now)) return 'tail';
  return state.backfill === undefined ? null : 'backfill';
}

function isTailDue({ tail, tailedAt }: SourceState, now: Instant): boolean {
  return tail !== undefined || now - (tailedAt ?? now) >= dayMs;
}
