// Why is the vendor's figure another one than ours? The reasons as counted steps from theirs to ours.
import type { Interaction } from '../../domain/interaction.js';
import { ourRule, type VendorFigure, type VendorRule } from '../../domain/vendor-figure.js';
import type { ReconciledFigure, ReconcileStep } from '../supplied-sections.js';
import { toSignificant } from '../rounding.js';
import { countedBy, type Counted, type CountingPlace } from './counted.js';
import { statisticOf } from './statistic.js';

/** More of the vendor's figure than this stays unexplained: then it is said so, not spread over the steps. */
const mostUnexplained = 0.02;

const reasons = {
  countsBots: 'bots',
  leavesOutUnanswered: 'unanswered',
  clock: 'closed_hours',
  countsShortAbandons: 'short_abandons',
  leavesOutMerges: 'merges',
  isPerThread: 'episodes',
  cohort: 'cohort',
} as const satisfies Record<keyof VendorRule, ReconcileStep['reason']>;

/** One vendor figure beside ours. `interactions`: all of the channel that any rule might count in the period. */
export function reconcile(
  figure: VendorFigure,
  rule: VendorRule,
  interactions: readonly Interaction[],
  place: CountingPlace,
): ReconciledFigure {
  const walk = { figure, interactions, place };
  const asTheirs = seenBy(rule, walk);
  const steps = stepsFrom(rule, walk);
  const ours = steps.at(-1)?.value ?? asTheirs.value;
  const rest = asTheirs.value === null ? figure.value : figure.value - asTheirs.value;
  const { channel, measure, statistic, from, to, value: theirs } = figure;
  return {
    channel,
    measure,
    statistic,
    from,
    to,
    theirs,
    steps,
    ours,
    difference: ours === null ? null : rounded(theirs - ours),
    unexplained: rounded(rest),
    isExplained: Math.abs(rest) <= mostUnexplained * Math.abs(theirs),
  };
}

interface Walk {
  readonly figure: VendorFigure;
  readonly interactions: readonly Interaction[];
  readonly place: CountingPlace;
}

interface Seen {
  readonly value: number | null;
  readonly counted: readonly Counted[];
}

function seenBy(rule: VendorRule, { figure, interactions, place }: Walk): Seen {
  const counted = countedBy(rule, figure, interactions, place);
  return { value: rounded(statisticOf(figure, counted)), counted };
}

/** One switch after the other, in a fixed order, from the vendor's setting to ours. */
function stepsFrom(rule: VendorRule, walk: Walk): readonly ReconcileStep[] {
  const ours = ourRule(walk.figure.measure);
  const steps: ReconcileStep[] = [];
  let present = rule;
  let before = seenBy(present, walk);
  for (const name of Object.keys(reasons) as (keyof VendorRule)[]) {
    if (present[name] === ours[name]) continue;
    present = { ...present, [name]: ours[name] };
    const after = seenBy(present, walk);
    const contacts = changedBetween(before.counted, after.counted);
    steps.push({ reason: reasons[name], contacts, value: after.value });
    before = after;
  }
  return steps;
}

/** How many contacts came in, went out or last another time. */
function changedBetween(before: readonly Counted[], after: readonly Counted[]): number {
  const known = new Map(before.map((one) => [one.key, one]));
  let changed = 0;
  for (const one of after) {
    const was = known.get(one.key);
    if (was?.endedSeconds !== one.endedSeconds || was.soFarSeconds !== one.soFarSeconds)
      changed += 1;
    known.delete(one.key);
  }
  return changed + known.size;
}

function rounded(value: number): number;
function rounded(value: number | null): number | null;
function rounded(value: number | null): number | null {
  return toSignificant(value, 6);
}
