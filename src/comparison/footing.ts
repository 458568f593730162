// On how much a comparison rests: days, strata, counterparts, overdispersion.
import type { Comparison } from '../domain/comparison.js';
import { countDays } from './days.js';
import type { Dispersion } from './dispersion.js';
import { contactCount, type Finding } from './finding.js';
import type { Run } from './run.js';
import type { UnitScore } from './unit-scores.js';

export type Footing = Pick<
  Comparison,
  'strata' | 'days' | 'coverage' | 'overdispersion' | 'effectiveN' | 'isProvisional' | 'isCoarse'
>;

/** Days of the window on which either channel had contacts of the cell. */
function daysOf(run: Run, { context, topic }: Finding): number {
  const { a, b } = context.measure;
  return countDays(run.daysOf(context, a, topic), run.daysOf(context, b, topic));
}

function scatterOf(
  dispersion: Dispersion | null,
  contacts: number,
): Pick<Footing, 'overdispersion' | 'effectiveN' | 'isProvisional'> {
  if (dispersion === null) return { overdispersion: null, effectiveN: null, isProvisional: false };
  const { phi, isProvisional } = dispersion;
  return { overdispersion: phi, effectiveN: Math.round(contacts / phi), isProvisional };
}

const neverMet: Pick<UnitScore, 'strata' | 'contactsA' | 'contactsB'> = {
  strata: 0,
  contactsA: 0,
  contactsB: 0,
};

/** The footing of one finding. The effective sample is that of the channel with fewer matched contacts. */
export function footingOf(run: Run, finding: Finding): Footing {
  const { cell, dispersion, context } = finding;
  const { strata, contactsA, contactsB } = cell?.window ?? neverMet;
  const all = contactCount(finding.a) + contactCount(finding.b);
  return {
    strata,
    days: daysOf(run, finding),
    coverage: all > 0 ? (contactsA + contactsB) / all : 0,
    ...scatterOf(dispersion, Math.min(contactsA, contactsB)),
    isCoarse: context.layout.isCoarse || context.layout.timetable.isYoung,
  };
}
