// The two channels' contacts of one topic in one block of time, stratum by stratum.
import { matchStrata, type MatchedStratum } from '../comparison/matched-strata.js';
import { contactsOf, sumTallies, type Contacts } from '../comparison/tallies.js';
import type { Tally } from '../domain/cell.js';
import type { BlockStrata, EvidenceBook } from './evidence-book.js';
import type { Watch } from './watch.js';

function isCoarse(strata: BlockStrata): boolean {
  for (const sheet of strata.values()) if (sheet.dateOnly > 0) return true;
  return false;
}

/** Strata without the part of the day: what is left where only dates are known. */
function withoutDayparts(strata: BlockStrata): ReadonlyMap<number, Tally> {
  const groups = new Map<number, Tally[]>();
  for (const [key, tally] of strata) {
    const coarse = (key % 2) + 8 * Math.floor(key / 8);
    groups.set(coarse, [...(groups.get(coarse) ?? []), tally]);
  }
  return new Map([...groups].map(([key, tallies]) => [key, sumTallies(tallies)]));
}

/** Where in a book to look. */
export interface TopicBlock {
  readonly topic: string;
  /** ISO week, or day. */
  readonly block: string;
}

/** The strata of a block in which both channels had contacts. Dates without a time on either side: no parts of the day. */
export function matchedBlock(
  book: EvidenceBook,
  { measure: { metric, a, b } }: Watch,
  { topic, block }: TopicBlock,
): readonly MatchedStratum[] {
  const strataA = book.strataOf({ metric: metric.id, ...a, topic }, block);
  const strataB = book.strataOf({ metric: metric.id, ...b, topic }, block);
  if (strataA.size === 0 || strataB.size === 0) return [];
  const coarse = isCoarse(strataA) || isCoarse(strataB);
  const contactsIn = (strata: BlockStrata): ReadonlyMap<number, Contacts> => {
    const contacts = new Map<number, Contacts>();
    for (const [key, tally] of coarse ? withoutDayparts(strata) : strata) {
      const known = contactsOf(metric.kind, tally);
      if (known) contacts.set(key, known);
    }
    return contacts;
  };
  return matchStrata(contactsIn(strataA), contactsIn(strataB));
}
