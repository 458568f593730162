// What was handed in beside the contacts, as far as it falls into the window.
import type { PromoterCount, TeamCount } from '../../domain/ambassadors.js';
import type { Window } from '../../domain/window.js';
import { localDay } from '../../domain/zone.js';
import type { PrideRow, SilentPromoterRow } from '../supplied-sections.js';
import { toDecimals } from '../rounding.js';
import { groupBy } from './group-by.js';

/** Fewer answers than this are not shown: they would be somebody's. */
const leastAnswers = 10;

/** The days of a window, both ends included, in the report zone. */
interface Days {
  readonly first: string;
  readonly last: string;
}

export function daysOf({ from, to }: Window, zone: string): Days {
  return { first: localDay(from, zone), last: localDay(to - 1, zone) };
}

/** One row per channel and topic with promoters in the window. */
export function silentPromoterRows(
  counts: readonly PromoterCount[],
  { first, last }: Days,
): readonly SilentPromoterRow[] {
  const inside = counts.filter(({ day }) => day >= first && day <= last);
  const groups = groupBy(inside, ({ channel, topic }) => JSON.stringify([channel, topic]));
  return [...groups.values()].map((rows) => {
    const { channel, topic } = rows[0]!;
    const promoters = sum(rows, 'promoters');
    const silent = sum(rows, 'silent');
    return { channel, topic, promoters, silent, share: toDecimals(silent / promoters, 4) ?? 0 };
  });
}

/** One row per team (and its channel) with ten answers or more in the months the window touches. */
export function prideRows(
  counts: readonly TeamCount[],
  { first, last }: Days,
): readonly PrideRow[] {
  const inside = counts.filter(
    ({ month }) => month >= first.slice(0, 7) && month <= last.slice(0, 7),
  );
  const groups = groupBy(inside, ({ team, channel }) => JSON.stringify([team, channel]));
  return [...groups.values()].flatMap((rows) => {
    const { team, channel } = rows[0]!;
    const answers = sum(rows, 'answers');
    if (answers < leastAnswers) return [];
    const net = sum(rows, 'promoters') - sum(rows, 'detractors');
    return [{ team, channel, answers, score: Math.round((100 * net) / answers), ...proudOf(rows) }];
  });
}

/** Fewer than ten asked are not shown either. */
function proudOf(rows: readonly TeamCount[]): Pick<PrideRow, 'proudShare'> {
  const asked = sum(rows, 'asked');
  const isShown = asked >= leastAnswers;
  return { proudShare: isShown ? toDecimals(sum(rows, 'proud') / asked, 4) : null };
}

function sum<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
  name: Name,
): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
