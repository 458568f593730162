// The words around the figures in messages, in every language of the report; the sentences themselves come from the report.
import type { Language } from '../report/consistency-report.js';

export interface AlertWords {
  readonly digest: string;
  readonly index: (value: string) => string;
  readonly indexBefore: (value: string) => string;
  readonly process: string;
  readonly content: string;
  readonly outcome: string;
  readonly evidence: string;
  readonly largestGaps: string;
  readonly moreGaps: (count: number) => string;
  readonly better: string;
  readonly held: string;
  readonly snoozedUntil: (name: string, day: string) => string;
  readonly acceptedUntil: (name: string, day: string) => string;
  readonly hasWorsened: string;
  readonly missing: string;
  readonly since: (day: string) => string;
  readonly completeUntil: (instant: string) => string;
  readonly neverComplete: string;
  readonly zone: (zone: string) => string;
  readonly mayStillChange: string;
  readonly nothing: string;
  readonly openReport: string;
  readonly resolved: string;
  readonly andMore: (count: number) => string;
  readonly onIt: (who: string, when: string) => string;
  readonly actions: {
    readonly acknowledge: string;
    readonly snooze: string;
    readonly oneDay: string;
    readonly oneWeek: string;
    readonly nextDigest: string;
    readonly accept: string;
    readonly notUseful: string;
  };
}

const en: AlertWords = {
  digest: 'Consistency digest',
  index: (value) => `Consistency index ${value} of 100`,
  indexBefore: (value) => `was ${value}`,
  process: 'process',
  content: 'content',
  outcome: 'outcome',
  evidence: 'evidence',
  largestGaps: 'Largest gaps',
  moreGaps: (count) => `and ${String(count)} more`,
  better: 'What got better',
  held: 'Snoozed and accepted',
  snoozedUntil: (name, day) => `${name}: snoozed until ${day}`,
  acceptedUntil: (name, day) => `${name}: accepted until ${day}`,
  hasWorsened: 'it has worsened since',
  missing: 'Data missing',
  since: (day) => `Since ${day}.`,
  completeUntil: (instant) => `complete until ${instant}`,
  neverComplete: 'no data yet',
  zone: (zone) => `times in ${zone}`,
  mayStillChange: 'may still change: data for this period are still coming in',
  nothing: 'No gaps and nothing to report.',
  openReport: 'Open report',
  resolved: 'Resolved',
  andMore: (count) => `and ${String(count)} more`,
  onIt: (who, when) => `${who} is on it since ${when}`,
  actions: {
    acknowledge: "I'm on it",
    snooze: 'Snooze',
    oneDay: '1 day',
    oneWeek: '1 week',
    nextDigest: 'Until the next digest',
    accept: 'Accept…',
    notUseful: 'Not useful',
  },
};

const nl: AlertWords = {
  digest: 'Consistentieoverzicht',
  index: (value) => `Consistentie-index ${value} van de 100`,
  indexBefore: (value) => `was ${value}`,
  process: 'proces',
  content: 'inhoud',
  outcome: 'resultaat',
  evidence: 'bewijs',
  largestGaps: 'Grootste verschillen',
  moreGaps: (count) => `en nog ${String(count)}`,
  better: 'Wat beter werd',
  held: 'Uitgesteld en aanvaard',
  snoozedUntil: (name, day) => `${name}: uitgesteld tot ${day}`,
  acceptedUntil: (name, day) => `${name}: aanvaard tot ${day}`,
  hasWorsened: 'sindsdien erger geworden',
  missing: 'Ontbrekende gegevens',
  since: (day) => `Sinds ${day}.`,
  completeUntil: (instant) => `volledig tot ${instant}`,
  neverComplete: 'nog geen gegevens',
  zone: (zone) => `tijden in ${zone}`,
  mayStillChange: 'kan nog veranderen: er komen nog gegevens van deze periode binnen',
  nothing: 'Geen verschillen en niets te melden.',
  openReport: 'Rapport openen',
  resolved: 'Opgelost',
  andMore: (count) => `en nog ${String(count)}`,
  onIt: (who, when) => `${who} is ermee bezig sinds ${when}`,
  actions: {
    acknowledge: 'Ik neem dit op',
    snooze: 'Uitstellen',
    oneDay: '1 dag',
    oneWeek: '1 week',
    nextDigest: 'Tot het volgende overzicht',
    accept: 'Aanvaarden…',
    notUseful: 'Niet nuttig',
  },
};

/** The words of one language. */
export function alertWords(lang: Language): AlertWords {
  return lang === 'nl' ? nl : en;
}
