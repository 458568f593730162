// Where nothing can be said yet: what is missing, and when it will be enough at today's rate.
import type { Comparison } from '../../domain/comparison.js';
import { Band } from '../frame/section.js';
import { judgedOf } from '../view/judged.js';
import type { SectionProps } from './report-page.js';

const dayMilliseconds = 86_400_000;

export function TooLittle({ view: { page, report } }: SectionProps) {
  if (report.headline.verdict !== 'inconclusive') return null;
  const nearest = nearestToEnough(judgedOf(report));
  if (!nearest) return null;
  const days = (report.window.to - report.window.from) / dayMilliseconds;
  const wait = daysUntilEnough(nearest, days);
  return (
    <Band kind="notice">
      {page.say('state.tooLittle.need', {
        what: page.say('unit.contacts', { n: nearest.moreContactsNeeded ?? 0 }),
      })}{' '}
      {wait === null
        ? null
        : page.say('state.tooLittle.when', {
            when: page.write.day(report.window.to + wait * dayMilliseconds),
          })}
    </Band>
  );
}

/** The comparison that needs fewest further contacts. */
function nearestToEnough(comparisons: readonly Comparison[]): Comparison | null {
  return comparisons.reduce<Comparison | null>((nearest, one) => {
    const [a, b] = [one.moreContactsNeeded, nearest?.moreContactsNeeded ?? null];
    return a !== null && (b === null || a < b) ? one : nearest;
  }, null);
}

function daysUntilEnough(comparison: Comparison, days: number): number | null {
  const sides = Object.values(comparison.estimates).map(({ n }) => n);
  const perDay = Math.min(...sides) / days;
  const more = comparison.moreContactsNeeded;
  return more === null || perDay <= 0 ? null : Math.ceil(more / perDay);
}
