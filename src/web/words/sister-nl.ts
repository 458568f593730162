// The words of the report's sister pages, in Dutch.
import type { sisterEn } from './sister-en.js';

export const sisterNl: Readonly<Record<keyof typeof sisterEn, string>> = {
  'topic.is.gap': 'Niet consistent',
  'topic.is.consistent': 'Consistent',
  'topic.is.inconclusive': 'Nog niet te zeggen',
  'section.channels': 'Elk kanaal',
  'channels.note':
    'De dikke balk is de gewone wachttijd, de dunne negen op tien, de staande streep de belofte; elke stap naar rechts is langer wachten.',
  'channels.drawing': 'Wachttijd en belofte',
  'channels.before': 'De periode ervoor',
  'channels.slope': 'Van toen tot nu',
  'spread.note':
    'Hoeveel van de honderd een eerste antwoord hadden binnen die tijd. Wie nog wacht telt mee: een lijn die onder 100 % blijft heeft er nog.',
  'spread.within': 'Binnen',
  'section.joy': 'Snel maar ontevreden?',
  'joy.note':
    'Elk teken is een onderwerp op een kanaal: naar rechts is de gewone wachttijd langer, hoger zijn meer klanten tevreden. Andere onderwerpen zijn bleek.',
  'examples.title': 'Dezelfde vraag, naast elkaar',
  'examples.note':
    'Eén doorsnee contact via elk kanaal, op gelijkaardige uren gesteld. Alleen tijden, geen tekst.',
  'examples.asked': 'gesteld',
  'examples.answered': 'eerste antwoord',
  'examples.solved': 'opgelost',
  'cell.alike': 'bij gelijke vragen {figure}',

  'state.refused.title': 'Dat kan niet',
  'snapshot.until': 'deze link vervalt op {when}',
  'page.freeze': 'Dit rapport bevriezen',

  'pairs.unknown':
    '{n, plural, one {# paar zonder genoeg gegevens} other {# paren zonder genoeg gegevens}}',

  'gap.count':
    '{n, plural, =0 {Er staat geen kloof open} one {Er staat # kloof open} other {Er staan # kloven open}}',
  'gap.group.open': 'Open',
  'gap.group.acknowledged': 'Iemand is ermee bezig',
  'gap.group.snoozed': 'Gesluimerd',
  'gap.group.accepted': 'Aanvaard als bedoeld',
  'gap.group.resolved': 'Opgelost',
  'gap.effects': 'Bij het begin {opening} slechter, het laatst {now}.',
  'gap.actions': 'Wat te doen',
  'gap.decisions': 'Berichten erover',
  'decision.send': 'verstuurd',
  'decision.hold': 'opgehouden',

  'head.route': 'Route',
  'head.when': 'Wanneer',
  'head.connector': 'Koppeling',
  'head.withTopic': 'Met onderwerp',
  'head.id': 'Id',
  'head.sample': 'Rij',
  'head.firstAnswer': 'Eerste antwoord na',
  'head.solved': 'Opgelost na',
  'head.outcome': 'Uitkomst',

  'source.freshness': 'Hoe vers',
  'source.finished': 'afgesloten',
  'source.coverage': 'Wat bruikbaar was',
  'source.coverageNote':
    'Een kanaal met een onderwerp bij minder dan 80 % van zijn contacten krijgt geen oordeel per onderwerp.',
  'source.unmapped': 'Waarden zonder onderwerp, de vaakst voorkomende eerst',
  'source.samples': 'Weggelaten rijen, ter inzage',
  'health.ok': 'bij',
  'health.late': 'te laat',
  'health.broken': 'niet te lezen',
  'health.silent': 'stil',

  'vendor.title': 'De cijfers van de leverancier en de onze',
  'vendor.note': 'Eén naam, andere regels: elke stap zet één van hun schakelaars op de onze.',
  'vendor.mean': 'gemiddelde',
  'vendor.median': 'mediaan',
  'vendor.share': 'aandeel',
  'vendor.count': 'aantal',
  'vendor.theirs': 'Van hen',
  'vendor.ours': 'Van ons',
  'vendor.way': 'Waarom ze verschillen',
  'vendor.unexplained': '{rest} blijft onverklaard',
  'vendor.step.bots': 'een robot antwoordt niet',
  'vendor.step.unanswered': 'onbeantwoorde tellen mee',
  'vendor.step.closed_hours': 'op de klok van de klant',
  'vendor.step.short_abandons': 'zonder wie binnen 5 seconden ophing',
  'vendor.step.merges': 'samengevoegde contacten houden hun wachttijd',
  'vendor.step.episodes': 'elke terugkeer is een nieuw contact',
  'vendor.step.cohort': 'naar de dag waarop het begon',

  'snapshot.revoke': 'Deze link beëindigen',
  'settings.note': 'Wat van kracht is, om te lezen: wijzigen doet u in het bestand.',
  'settings.general': 'Algemeen',
  'settings.channels': 'Kanalen',
  'settings.topics': 'Onderwerpen',
  'settings.promises': 'Beloften',
  'settings.sources': 'Bronnen',
  'settings.routes': 'Waar alarmen heen gaan',
  'settings.keys': 'Sleutels',
  'settings.noKeys': 'Nog geen sleutel: alleen deze machine mag kijken.',
  'settings.name': 'Naam',
  'settings.scopes': 'Mag',
  'settings.made': 'Gemaakt',
  'settings.used': 'Laatst gebruikt',
  'settings.ends': 'Vervalt',
  'settings.frozen': 'Bevroren rapporten',
  'settings.audit': 'Wat er gedaan is',
  'settings.who': 'Door wie',
  'settings.did': 'Handeling',
  'settings.what': 'Waarop',

  'interactions.note':
    'Pseudonieme rijen: geen namen, geen adressen, geen tekst. Elke rij leidt terug naar haar bron.',
  'end.open': 'open',
  'end.solved': 'opgelost',
  'end.abandoned': 'haakte af',
  'end.merged': 'samengevoegd',
  'end.closed_unanswered': 'gesloten zonder antwoord',
  'outcome.kept': 'belofte gehouden',
  'outcome.missed': 'belofte gebroken',
  'outcome.transfers': '{n, plural, one {één keer doorverbonden} other {# keer doorverbonden}}',
  'outcome.reopened': 'kwam terug',
  'outcome.right': 'juist antwoord',
  'outcome.wrong': 'fout antwoord',

  'definition.start': 'Van',
  'definition.end': 'Tot',
  'definition.numerator': 'Telt',
  'definition.denominator': 'Op',
  'definition.population': 'Populatie',
  'definition.censoring': 'Nog niet afgelopen',
  'definition.window': 'Opvolging',
  'definition.scale': 'Schaal',
  'definition.better': 'Beter is',
  'definition.better.lower': 'lager',
  'definition.better.higher': 'hoger',
  'definition.part': 'Deel van de index',
  'definition.margin': 'Telt als wezenlijk vanaf',
  'definition.hash': 'Vingerafdruk',

  'section.method': 'Methode',
  'method.alike':
    'Gelijk met gelijk: contacten over hetzelfde onderwerp, in hetzelfde deel van de dag, op een weekdag of in het weekend, binnen dezelfde week. Contacten zonder tegenhanger in het andere kanaal zeggen niets over het verschil.',
  'method.waiting':
    'Wachttijden die nog lopen tellen als minstens zo lang als ze al duren (Kaplan-Meier); stilte flatteert een kanaal dus nooit.',
  'method.noise':
    'Klanten van hetzelfde slechte uur delen hun wachttijd. De intervallen zijn verbreed met wat de weken ervoor daarvan laten zien.',
  'method.verdict':
    'Een kloof: het hele interval van 90 % ligt voorbij de marge. Consistent: het ligt er helemaal binnen. Anders zijn er nog niet genoeg gegevens, en de pagina zegt hoeveel contacten volstaan.',
  'method.many':
    'Bij veel vergelijkingen valt er altijd wel een op door toeval; het deel valse kloven blijft onder 5 % (Benjamini-Hochberg), vóór elke filter.',
  'method.monitor':
    'De monitor mag kijken zo vaak hij wil: zijn budget aan vals alarm geldt over de tijd, niet per keer.',
  'method.index':
    'De index geeft elke vergelijking 100 punten binnen haar marge, dalend tot 0 bij een volle kloof, gewogen naar contacten; proces, inhoud en uitkomst tellen even zwaar.',
  'section.limits': 'Grenzen',
  'limits.few': 'Onder 8 contacten op een kanaal is er geen oordeel, wat de cijfers ook zeggen.',
  'limits.survey':
    'Enquêtes die anders zijn afgenomen verschillen alleen al daardoor; de pagina zegt het en er volgt nooit een alarm uit.',
  'limits.cause': 'Wat samengaat is daarom nog geen oorzaak en gevolg.',
  'limits.mix':
    'Alle onderwerpen samen worden vergeleken over een mix die beide kanalen delen; vragen die maar één van beide krijgt blijven terzijde.',
};
