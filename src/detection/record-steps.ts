// Steps of the monitor written to the store, each once however often the day is judged.
import { civilDay, dayNumber } from '../domain/civil-day.js';
import type { Clock } from '../domain/clock.js';
import type { Gap } from '../domain/gap.js';
import type { MonitorState } from './advance-day.js';
import type { DetectionStores } from './detection-stores.js';
import { gapId, recordStep, type RecordedStep } from './gap-record.js';
import type { GapStep } from './gap-step.js';
import type { ToldStep } from './judge-stretch.js';
import type { Onset } from './onset.js';
import type { DetectionRoom } from './room-settings.js';

export interface Recording {
  readonly stores: Pick<DetectionStores, 'gaps'>;
  readonly room: DetectionRoom;
  readonly clock: Clock;
  readonly leaseEpoch: number | null;
}

const dayMs = 86_400_000;

/** On these days of a gap's life its onset is looked for. */
function isOnsetDay({ kind, day, openedOn }: GapStep, reviewAfterDays: number): boolean {
  const age = dayNumber(day) - dayNumber(openedOn);
  return kind === 'opened' || (kind === 'seen' && age >= reviewAfterDays);
}

/** Looks for the onset in the half year that ends with a day. */
export type OnsetOf = (step: GapStep, lastDay: string) => Promise<Onset | null>;

/** An onset is looked for with what was known on the day of opening; again four weeks later, never from further off. */
function lastDayOf({ kind, day, openedOn }: GapStep, reviewAfterDays: number): string {
  const review = civilDay(dayNumber(openedOn) + reviewAfterDays);
  return kind === 'opened' || day < review ? day : review;
}

/** What a gap became earlier in the same look, not stored yet. */
type Earlier = ReadonlyMap<string, readonly RecordedStep[]>;

async function recordOne(
  { stores, room }: Recording,
  { step, isHistory }: ToldStep,
  onsetOf: OnsetOf,
  earlier: Earlier,
): Promise<RecordedStep> {
  const { zone, settings } = room;
  const id = gapId(step);
  const fresh = earlier.get(id) ?? [];
  const known = fresh.at(-1)?.gap ?? (await stores.gaps.find(id));
  const isReviewed = known !== null && isReviewDone(step, known.updatedAt, room);
  const wantsOnset = isOnsetDay(step, settings.reviewAfterDays) && !isReviewed;
  const onset = wantsOnset ? await onsetOf(step, lastDayOf(step, settings.reviewAfterDays)) : null;
  const recorded = recordStep(known, step, { zone, onset, isHistory });
  if (known === null) return recorded;
  const told = [...(await stores.gaps.changesOf(id)), ...fresh.flatMap(({ changes }) => changes)];
  const isNew = ({ kind, at }: RecordedStep['changes'][number]): boolean =>
    !told.some((change) => change.kind === kind && change.at === at);
  return { ...recorded, changes: recorded.changes.filter(isNew) };
}

/** The onset is looked for again once, on the first look after four weeks. */
function isReviewDone(step: GapStep, updatedAt: number, { settings }: DetectionRoom): boolean {
  const due = civilDay(dayNumber(step.openedOn) + settings.reviewAfterDays);
  return step.kind === 'seen' && updatedAt > Date.parse(due) + dayMs;
}

/**
 * Writes steps, oldest first and all or nothing, with the onset where it is looked for. What people decided about a gap
 * stays.
 */
export async function recordSteps(
  recording: Recording,
  told: readonly ToldStep[],
  onsetOf: OnsetOf,
): Promise<void> {
  const recorded = new Map<string, readonly RecordedStep[]>();
  const steps: RecordedStep[] = [];
  for (const one of told) {
    const step = await recordOne(recording, one, onsetOf, recorded);
    recorded.set(step.gap.id, [...(recorded.get(step.gap.id) ?? []), step]);
    steps.push(step);
  }
  await recording.stores.gaps.save(steps, recording.leaseEpoch);
}

type GapAddress = Pick<Gap, 'metric' | 'basis' | 'topic' | 'better' | 'worse'>;

/** Does the monitor hold a gap of this address open? */
function isHeld(state: MonitorState, gap: GapAddress): boolean {
  return [...state.values()].some(({ key, latches }) => {
    const [metric, basis, , a, b] = key.split('|');
    const open = latches.get(gap.topic)?.gap;
    if (!open || metric !== gap.metric || basis !== gap.basis) return false;
    const [worse, better] = open.worse === 'a' ? [a, b] : [b, a];
    return gap.worse === worse && gap.better === better;
  });
}

/** After the rules have changed: open gaps that the new rules do not hold are closed, with the reason. */
export async function resolveForgotten(
  { stores, clock, leaseEpoch }: Recording,
  state: MonitorState,
): Promise<void> {
  const open = await stores.gaps.list({ state: 'open' });
  const at = clock.now();
  const closed = open
    .filter((gap) => !isHeld(state, gap))
    .map((gap) => ({
      gap: { ...gap, state: 'resolved' as const, resolvedAt: at, updatedAt: at },
      changes: [{ kind: 'corrected' as const, at, by: null, note: 'the rules have changed' }],
    }));
  await stores.gaps.save(closed, leaseEpoch);
}
