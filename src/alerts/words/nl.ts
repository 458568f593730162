// Dutch.
import type { AlertWords } from './alert-words.js';

export const nl: AlertWords = {
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
  title: {
    answersLater: ({ topic, better, worse, isFar }) =>
      `${topic}: via ${worse} komt het antwoord ${isFar ? 'veel ' : ''}later dan via ${better}`,
    solvesLater: ({ topic, better, worse, isFar }) =>
      `${topic}: via ${worse} is het ${isFar ? 'veel ' : ''}later opgelost dan via ${better}`,
    doesWorse: ({ topic, better, worse, metric, isFar }) =>
      `${topic}: ${metric} is via ${worse} ${isFar ? 'veel ' : ''}slechter dan via ${better}`,
  },
  figures: {
    contacts: (figure, contacts) => `${figure} (${contacts} contacten)`,
    promise: 'Belofte',
    kept: 'Nagekomen',
    keptAgainst: (better, worse) => `${better} tegenover ${worse}`,
    since: 'Sinds',
    atOpening: 'Sinds het begin',
    nowAgainst: (now, opening) => `${now}, was ${opening}`,
  },
  lines: {
    first: (title) => `Nieuw: ${title}`,
    worsened: (title, now) => `Erger: ${title} (nu ${now})`,
    reopened: (title) => `Opnieuw open: ${title}`,
    resolved: (title, days) =>
      `Opgelost na ${String(days)} ${days === 1 ? 'dag' : 'dagen'}: ${title}`,
    corrected: (title) => `Rechtgezet: latere gegevens namen weg waar dit op rustte: ${title}`,
    acted: (title) => `Genoteerd: ${title}`,
  },
  source: {
    late: (source) => `De gegevens van ${source} zijn te laat`,
    broken: (source) => `${source} kan niet gelezen worden`,
    silent: (source) => `${source} stuurt niets`,
    returned: (source) => `${source} is terug`,
    muted:
      'Verschillen van deze kanalen wachten tot de bron terug is; cijfers ermee kunnen nog veranderen.',
  },
  history: (count) =>
    count === 1
      ? '1 verschil stond al open toen het toezicht begon'
      : `${String(count)} verschillen stonden al open toen het toezicht begon`,
  historySince: (title, day) => `${title}, sinds ${day}`,
  storm: (count) => `Nog ${String(count)} verschillen vandaag`,
  stormHow: 'Ze staan in het rapport; vandaag volgen geen berichten meer.',
  routeClosed: (route, answer) => `Berichten aan "${route}" komen niet aan (${answer})`,
  routeClosedHow: 'De route blijft dicht tot de configuratie verandert en de dienst opnieuw start.',
  howSure: (contacts) => `op basis van ${contacts} contacten`,
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
