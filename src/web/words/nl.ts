// The few words only the pages need, in Dutch.
import type { en } from './en.js';

export const nl: Readonly<Record<keyof typeof en, string>> = {
  'banner.demo': 'Demo: een gesimuleerd bedrijf, geen echte klanten',

  'index.of100': 'van 100',
  'filter.on': 'Filters die aan staan',
  'filter.remove': 'Verwijder',

  'gap.andMore': '{n, plural, one {Nog # kloof} other {Nog # kloven}}',
  'gap.byClock': 'Op de klok: {waits}.',
  'gap.also': 'Trager, en vaker fout.',
  'gap.alsoWorse': 'Ook slechter.',
  'verdict.provisional': 'voorlopig',

  'section.ledger': 'Beloften gedaan, gehouden en gebroken',

  'cell.p90': '9 op 10 binnen {wait}',
  'cell.stillWaiting': '{n} wachten nog',
  'cell.between': 'tussen {low} en {high}',
  'cell.of': 'van {n}',
  'cell.apart': '{d} punten',
  'cell.apartOf': '{d} op {max}',

  'note.sources': 'Bronnen: {sources} · {zone} · {n} contacten · {clock} ·',
  'note.promises':
    'Welk deel van zijn beloften elk kanaal hield, per onderwerp. Het teken vergelijkt elk kanaal met het beste van zijn rij.',
  'note.varies': 'belofte per onderwerp',
  'note.answers':
    'Alle onderwerpen samen, dan de onderwerpen met de grootste kloof; de tabellen tonen elk onderwerp.',
  'note.satisfied': 'Tevreden: 4 of 5 op een schaal tot 5.',
  'note.responseRates': 'Antwoorden op opgeloste contacten: {rates}.',
  'note.reviewed': 'Nagekeken van de beantwoorde contacten: {shares}.',
  'note.hidden':
    'In één keer opgelost telt een terugkeer via elk kanaal; ziet een kanaal alleen zichzelf, dan claimt het zoveel punten meer: {points}.',
  'note.promiseBasis':
    'Waar twee kanalen een belofte hebben, meet het oordeel elke wachttijd aan de eigen belofte.',
  'note.gapMarks':
    'Een driehoek omhoog is een kloof die ontstond, een driehoek omlaag een die voorbij is.',

  'sampling.all': 'allemaal',
  'sampling.random': 'door loting',
  'sampling.complaint': 'na klachten',

  'closed.note': 'Deel van de wachttijd op een eerste antwoord waarin het kanaal gesloten was.',
  'closed.never': 'altijd open',

  'escape.title': 'Wie het ene kanaal voor het andere verlaat',
  'escape.note':
    'Hoeveel van de contacten links binnen een week via het kanaal erboven terugkwamen.',
  'escape.from': 'Van',
  'escape.to': 'naar',

  'said.title': 'Gezegd, gedaan, gehoord',
  'said.note': 'Wat elk kanaal belooft, wat het doet en wat klanten ervan zeggen.',
  'said.says': 'Belooft',
  'said.wait': 'Gewone wachttijd',
  'said.views': 'Ons nazicht en de klanten',
  'said.agree': 'zijn het eens',
  'said.ours_better': 'ons nazicht is milder',
  'said.theirs_better': 'klanten zijn milder',

  'causes.turned': 'Waar de samenstelling misleidt',
  'why.title': 'Eén verschil ontleed',
  'why.says.service': 'Het ligt aan hoe dezelfde vraag behandeld wordt, niet aan de mix.',
  'why.says.mix': 'Het ligt vooral aan de mix, niet aan hoe dezelfde vraag behandeld wordt.',
  'why.says.both': 'Het ligt deels aan de mix, deels aan hoe dezelfde vraag behandeld wordt.',
  'why.says.turned': 'Gemiddeld is {worse} niet de traagste; bij gelijke vragen wel.',
  'why.text':
    '{metric}, {topic}: de gemiddelde wachttijd via {worse} ({n}) min die via {better} ({m}). De delen vormen samen het geheel.',
  'why.total': 'Verschil',
  'why.opening_hours': 'Buiten de openingsuren',
  'why.queue': 'Wachten terwijl het open is',
  'why.transfers': 'Doorgegeven, heropend',
  'why.mix': 'Andere vragen en uren',
  'why.times': 'Op andere uren gevraagd',
  'why.rest': 'De rest',

  'state.firstRead.title': 'Uw bronnen worden voor het eerst gelezen',
  'state.firstRead.text':
    'Het rapport verschijnt zodra een bron tot nu toe gelezen is; kijk over een minuut opnieuw.',
  'state.nothingFound.until': 'Er zijn contacten tot {when}.',
};
