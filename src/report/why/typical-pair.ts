// Two contacts to look at side by side: the same question, asked at alike hours, each waiting about as long as most there.
import type { ExampleContact } from '../report-sections.js';
import type { WhyContact } from './why-contact.js';

/** From the stratum both channels have most contacts in, of each the one in the middle; null where they share none. */
export function typicalPair(
  worse: readonly WhyContact[],
  better: readonly WhyContact[],
): { readonly worse: ExampleContact; readonly better: ExampleContact } | null {
  const stratum = busiestShared(worse, better);
  if (stratum === null) return null;
  const of = (contacts: readonly WhyContact[]): ExampleContact =>
    exampleOf(middleOf(contacts.filter((contact) => contact.stratum === stratum)));
  return { worse: of(worse), better: of(better) };
}

function busiestShared(a: readonly WhyContact[], b: readonly WhyContact[]): string | null {
  const countsA = countByStratum(a);
  const countsB = countByStratum(b);
  let busiest: string | null = null;
  let most = 0;
  for (const [stratum, count] of countsA) {
    const shared = Math.min(count, countsB.get(stratum) ?? 0);
    if (shared > most) [busiest, most] = [stratum, shared];
  }
  return busiest;
}

function countByStratum(contacts: readonly WhyContact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of contacts) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}

function middleOf(contacts: readonly WhyContact[]): WhyContact {
  const wait = ({ pieces: { closed, queue, after } }: WhyContact): number => closed + queue + after;
  const sorted = [...contacts].sort(
    (a, b) => wait(a) - wait(b) || a.contact.openedAt - b.contact.openedAt,
  );
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function exampleOf({ contact }: WhyContact): ExampleContact {
  const { openedAt, firstResponseAt, resolvedAt, transfers, reopenedAt } = contact;
  const since = (at: number | null): number | null =>
    at === null ? null : Math.round((at - openedAt) / 1000);
  return {
    openedAt,
    firstResponseSeconds: since(firstResponseAt),
    resolvedSeconds: since(resolvedAt),
    reopenedSeconds: since(reopenedAt),
    transfers,
  };
}
