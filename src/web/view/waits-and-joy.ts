// Where a typical wait and satisfaction are both known.
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { lookupOf } from './cells.js';
import { satisfiedShare } from './satisfied.js';

export interface WaitAndJoy {
  readonly topic: string;
  readonly channel: string;
  /** Typical wait for a first answer, seconds. */
  readonly wait: number;
  /** Satisfied (4 or 5 of 5), 0..1. */
  readonly share: number;
}

/** Fewer answers say nothing of a share. */
const fewestAnswers = 8;

/** One per topic and channel, where the wait is reached and at least eight said how satisfied they were. */
export function waitsAndJoy(report: ConsistencyReport): readonly WaitAndJoy[] {
  const shareOf = satisfiedShare(report);
  const { cells } = lookupOf(report);
  return report.topics.flatMap(({ id: topic }) =>
    cells('csat', topic).flatMap((cell) => {
      const { channel, n } = cell;
      const wait = cells('first_response', topic).find((one) => one.channel === channel)?.median;
      const share = shareOf(cell);
      const isKnown = wait !== null && wait !== undefined && share !== null && n >= fewestAnswers;
      return isKnown ? [{ topic, channel, wait, share }] : [];
    }),
  );
}
