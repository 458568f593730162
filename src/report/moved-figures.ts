// Which figures differ between two reports of the same window: what a changed rule would do, before it is taken.
import type { ConsistencyReport, MatrixCell, PromiseRow } from './consistency-report.js';

/** One figure of one channel and topic; null = there is or was none. Seconds, shares (0..1), points or counts. */
export interface MovedFigure {
  /** `matrix first_response`, `promise resolution`, `closed hours`. */
  readonly what: string;
  readonly channel: string;
  /** null = over all topics. */
  readonly topic: string | null;
  readonly figure: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface MovedVerdict {
  /** The comparison's id: metric, reading, topic, pair, clock and basis. */
  readonly comparison: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Movement {
  readonly figures: readonly MovedFigure[];
  readonly verdicts: readonly MovedVerdict[];
}

/** Everything that differs, in the order of the later report; what only the earlier one had comes last. */
export function movedBetween(before: ConsistencyReport, after: ConsistencyReport): Movement {
  const old = figuresIn(before);
  const fresh = figuresIn(after);
  const verdictsBefore = verdictsIn(before);
  const verdictsAfter = verdictsIn(after);
  return {
    figures: keysOf(fresh, old).flatMap((key) => {
      const was = old.get(key);
      const is = fresh.get(key);
      const place = (is ?? was)!.place;
      const one = was?.value ?? null;
      const other = is?.value ?? null;
      return one === other ? [] : [{ ...place, before: one, after: other }];
    }),
    verdicts: keysOf(verdictsAfter, verdictsBefore).flatMap((comparison) => {
      const was = verdictsBefore.get(comparison) ?? null;
      const is = verdictsAfter.get(comparison) ?? null;
      return was === is ? [] : [{ comparison, before: was, after: is }];
    }),
  };
}

type Place = Omit<MovedFigure, 'before' | 'after'>;
interface Figure {
  readonly place: Place;
  readonly value: number | null;
}

const ofCell = ['n', 'answered', 'median', 'p90', 'share', 'mean'] as const;
const ofPromise = ['withinSeconds', 'made', 'kept', 'missed', 'pending'] as const;

function figuresIn(report: ConsistencyReport): ReadonlyMap<string, Figure> {
  const found = [
    ...report.matrix.flatMap((cell) => named(`matrix ${cell.metric}`, cell, ofCell)),
    ...report.promises.flatMap((row) => named(`promise ${row.metric}`, row, ofPromise)),
    ...(report.closedHours ?? []).flatMap((row) => named('closed hours', row, ['closedSeconds'])),
  ];
  return new Map(found.map((figure) => [JSON.stringify(figure.place), figure]));
}

function named<Name extends string>(
  what: string,
  row: Pick<MatrixCell | PromiseRow, 'channel' | 'topic'> &
    Readonly<Partial<Record<Name, number | null>>>,
  figures: readonly Name[],
): readonly Figure[] {
  const { channel, topic } = row;
  return figures.map((figure) => ({
    place: { what, channel, topic, figure },
    value: row[figure] ?? null,
  }));
}

function verdictsIn({ comparisons }: ConsistencyReport): ReadonlyMap<string, string> {
  return new Map(
    comparisons.map(({ id, verdict, severity }) => [
      id,
      severity === null ? verdict : `${severity} ${verdict}`,
    ]),
  );
}

function keysOf(first: ReadonlyMap<string, unknown>, then: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...first.keys(), ...then.keys()])];
}
