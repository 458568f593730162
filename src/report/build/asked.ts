// How ratings and reviews came about: what stands beside each of them.
import type { Tally } from '../../domain/cell.js';
import { massTotal } from '../../statistics/mass.js';
import type { ReviewRow, SurveyRow } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import type { PlacedCells } from './places.js';
import { readingsOf } from './readings.js';

const questions = ['csat', 'nps', 'ces'] as const;

/** One row per channel and question that was answered. */
export function surveyRows(places: readonly PlacedCells[]): readonly SurveyRow[] {
  return wholeChannels(places).flatMap(({ channel, cells }) => {
    const readings = readingsOf(cells);
    const solved = endedIn(readings.tally('resolution', 'customer'));
    return questions.flatMap((metric) => {
      const shown = readings.shown(metric);
      if (shown === null) return [];
      const answers = shown.tally.n;
      const responseRate = solved === null ? null : toDecimals(answers / solved, 4);
      return [{ channel, metric, answers, solved, responseRate, modes: modesOf(shown.tally) }];
    });
  });
}

/** One row per channel whose answers are reviewed. */
export function reviewRows(
  places: readonly PlacedCells[],
  sampling: Readonly<Record<string, string>>,
): readonly ReviewRow[] {
  return wholeChannels(places).flatMap(({ channel, cells }) => {
    const readings = readingsOf(cells);
    const reviews = readings.tally('answer_correct', 'none');
    if (reviews === null) return [];
    const answered = endedIn(readings.tally('first_response', 'customer'));
    const share = answered === null ? null : toDecimals(reviews.n / answered, 4);
    return [{ channel, reviewed: reviews.n, answered, share, sampling: sampling[channel] ?? null }];
  });
}

function wholeChannels(places: readonly PlacedCells[]): readonly PlacedCells[] {
  return places.filter(({ topic }) => topic === null);
}

/** How many waits ended; null where none did or none is measured. */
function endedIn(tally: Tally | null): number | null {
  const ended = tally === null ? 0 : massTotal(tally.ended);
  return ended === 0 ? null : ended;
}

function modesOf({ beside }: Tally): Readonly<Record<string, number>> {
  const modes = [...(beside ?? [])].filter(([name]) => name.startsWith('mode:'));
  return Object.fromEntries(modes.map(([name, count]) => [name.slice(5), count]));
}
