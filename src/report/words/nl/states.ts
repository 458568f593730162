// What a page says when it has no report to show, what was left out, the glossary and how to read it, in Dutch.
import type { states as english } from '../en/states.js';

export const states: Readonly<Record<keyof typeof english, string>> = {
  'state.noSource.title': 'Nog geen bron',
  'state.noSource.one': '1. Beschrijf een bron in config/unison.yaml.',
  'state.noSource.two': '2. Controleer ze met "npx unison check".',
  'state.noSource.three':
    '3. Start de dienst; het rapport vult zich naarmate er contacten binnenkomen.',
  'state.noSource.demo': 'Of kijk eerst rond: "npm run demo" start een nagebootst bedrijf.',
  'state.tooLittle.title': 'Nog niet genoeg gegevens',
  'state.tooLittle.when': 'In het huidige tempo zijn er rond {when} genoeg.',
  'state.tooLittle.need': 'Er ontbreekt: {what}.',
  'state.nothingFound.title': 'Niets voldoet aan deze filters',
  'state.nothingFound.nearest': 'Dichtstbijzijnde periode met contacten: {period}.',
  'state.oneChannel.title': 'Nog niets te vergelijken',
  'state.oneChannel.text':
    'Voor een vergelijking zijn twee kanalen nodig; tot nu toe heeft alleen {channel} contacten.',
  'state.notAllowed.title': 'Niet toegestaan',
  'state.notAllowed.text':
    'Voor deze pagina is een sleutel met het recht {scope} nodig; vraag die aan wie Unison beheert.',
  'state.error.title': 'Er ging iets mis',
  'state.error.text':
    'Spoor {trace}. Probeer opnieuw; blijft het, meld het dan aan wie Unison beheert.',
  'state.error.retry': 'Opnieuw proberen',
  'state.error.lastGood': 'Laatste rapport dat lukte',
  'state.notFound.title': 'Pagina bestaat niet',
  'state.notFound.text': 'Op dit adres staat niets.',
  'state.notice': 'Let op',
  'state.late.title': 'Gegevens zijn te laat',

  'query.unknown': 'De parameter "{name}" is niet bekend; bedoelt u "{nearest}"?',
  'query.unknownBare': 'De parameter "{name}" is niet bekend.',
  'query.value': '{parameter}: "{value}" is niet bekend; bedoelt u "{nearest}"?',
  'query.valueBare': '{parameter}: "{value}" is niet bekend.',
  'query.date':
    '{parameter}: "{value}" is geen datum (2026-10-19) en geen tijdstip (2026-10-19T08:00:00Z).',
  'query.order': 'to: moet na "from" liggen.',
  'query.relative': '{parameter}: "{value}" zegt al de hele periode; laat "to" weg.',
  'query.once': '{parameter}: geef dit één keer.',

  'excluded.internal_channel': 'intern kanaal',
  'excluded.outbound_unanswered': 'door ons begonnen, nooit beantwoord',
  'excluded.spam': 'spam',
  'excluded.test': 'test',
  'excluded.settled_by_bot': 'door een bot alleen afgehandeld',
  'excluded.unreadable': 'niet te lezen',
  'excluded.unknown_channel': 'kanaal staat niet in de configuratie',
  'excluded.short_abandon': 'binnen 5 seconden opgehangen',
  'excluded.nothing_from_customer': 'niets van een klant erin',
  'excluded.first_response_before_opening':
    'eerste antwoord vóór het contact begon: die wachttijd telt niet mee',
  'excluded.resolution_before_opening': 'opgelost vóór het contact begon: die duur telt niet mee',
  'excluded.abandoned_before_opening':
    'afgehaakt vóór het contact begon: die wachttijd telt niet mee',
  'excluded.end_in_the_future': 'einde in de toekomst: die duur telt niet mee',
  'excluded.rating_outside_scale': 'beoordeling buiten de schaal: telt niet mee',
  'excluded.missing_id': 'zonder kenmerk',
  'excluded.missing_channel': 'zonder kanaal',
  'excluded.missing_opened_at': 'zonder het begintijdstip',
  'excluded.wrong_column_count': 'te weinig of te veel kolommen',
  'excluded.not_an_object': 'geen gegevensrij',
  'excluded.not_json': 'geen JSON',
  'excluded.field': '{field} niet te lezen',

  'reading.one':
    'We vergelijken dezelfde vraag, gesteld in hetzelfde deel van dezelfde week, op twee kanalen.',
  'reading.two':
    '"93 van de 100 keer" betekent: van honderd paren van zulke contacten was het betere kanaal zo vaak eerst.',
  'reading.three':
    'Het bereik tussen haakjes zegt hoe zeker het cijfer is; 90 van de 100 keer ligt het ware cijfer erin.',
  'reading.four':
    'Een kloof is een verschil dat duidelijk groter is dan wat telt; consistent is duidelijk kleiner; anders zijn er nog niet genoeg gegevens.',
  'reading.five': 'Wie nog wacht, telt mee als wachtend en valt nooit weg.',
  'reading.more': 'Alle definities en de methode',

  'glossary.title': 'Begrippen',
  'glossary.interaction': 'Contact',
  'glossary.interaction.text':
    'Eén episode van een gesprek: vanaf het eerste onbeantwoorde woord van de klant tot het voorbij is.',
  'glossary.comparison': 'Vergelijking',
  'glossary.comparison.text':
    'Twee kanalen, één maatstaf, één onderwerp of alle gedeelde onderwerpen.',
  'glossary.gap': 'Kloof',
  'glossary.gap.text':
    'Een vergelijking waarin één kanaal wezenlijk slechter is, door de tijd heen gevolgd.',
  'glossary.inconclusive': 'Nog niet genoeg gegevens',
  'glossary.inconclusive.text':
    'Met deze contacten is een kloof niet aan te tonen, en consistentie evenmin.',
  'glossary.promise': 'Belofte',
  'glossary.promise.text': 'Wat een kanaal in het openbaar toezegt, zoals antwoord binnen het uur.',
  'glossary.stillWaiting': 'Wacht nog',
  'glossary.stillWaiting.text':
    'De wachttijd is nog niet voorbij; ze telt als minstens zo lang als ze al duurt.',
  'glossary.index': 'Consistentie-index',
  'glossary.index.text':
    '0 tot 100: hoe gelijk de kanalen dezelfde vraag behandelen; 100 betekent nergens een verschil dat telt.',
  'glossary.coverage': 'Had een tegenhanger',
  'glossary.coverage.text':
    'Het aandeel contacten waarvoor het andere kanaal hetzelfde kreeg in hetzelfde deel van dezelfde week.',
  'glossary.completeUntil': 'Volledig tot',
  'glossary.completeUntil.text':
    'Tot dit tijdstip is alles bekend wat de bron heeft; verder worden kanalen niet vergeleken.',
  'glossary.composition': 'Samenstelling',
  'glossary.composition.text':
    'Het deel van een ruw verschil dat zit in welke vragen binnenkomen, niet in hoe ze worden behandeld.',
};
