// The sentences the verdicts speak, in Dutch.
import type { sentences as english } from '../en/sentences.js';

export const sentences: Readonly<Record<keyof typeof english, string>> = {
  'headline.gap':
    'Niet consistent: {k} van {n, plural, one {# onderwerp} other {de # onderwerpen}}',
  'headline.gapOverAll':
    'Niet consistent over alle gedeelde onderwerpen, al springt geen enkel onderwerp eruit',
  'headline.consistent':
    'Consistent: {n, plural, one {het enige onderwerp} other {alle # onderwerpen}}',
  'headline.inconclusive': 'Nog niet te zeggen',
  'headline.was': '(was {k})',
  'headline.notEnough':
    '{k, plural, one {# onderwerp} other {# onderwerpen}}: nog niet genoeg gegevens',
  'headline.why': 'waarom?',
  'headline.index':
    'index {value} van 100: proces {process} · inhoud {content} · uitkomst {outcome}',
  'headline.indexBefore': 'de periode ervoor: {value}',
  'headline.evidence':
    'steunt op {share} van de contacten; voor de rest zijn er nog niet genoeg gegevens',
  'headline.noIndex': 'nog geen index',

  'gap.first_response':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: {x} van de 100 keer krijgt u via {better} eerder antwoord (tussen {low} en {high}).',
  'gap.first_response.practically':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: dan krijgt u via {better} bijna altijd eerder antwoord (meer dan 99 van de 100 keer).',
  'gap.resolution':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: {x} van de 100 keer is het via {better} eerder opgelost (tussen {low} en {high}).',
  'gap.resolution.practically':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: dan is het via {better} bijna altijd eerder opgelost (meer dan 99 van de 100 keer).',
  'gap.promise':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: gemeten aan de eigen belofte is {better} {x} van de 100 keer sneller (tussen {low} en {high}).',
  'gap.promise.practically':
    'Stel dezelfde vraag over {topic} via {better} en via {worse}: gemeten aan de eigen belofte is {better} bijna altijd sneller (meer dan 99 van de 100 keer).',
  'gap.share':
    '{metric}: {p} via {better}, {q} via {worse}; {d} procentpunt verschil (tussen {low} en {high}).',
  'gap.answer_correct':
    'Antwoorden over {topic} klopten {p} van de 100 keer via {better} en {q} keer via {worse}.',
  'gap.rating': '{metric}: {m} via {better}, {k} via {worse}, op een schaal tot {max}.',

  'wait.typical': 'Meestal wacht u {a} tegenover {b}.',
  'wait.typical.resolution': 'Meestal duurt het {a} tegenover {b} tot het is opgelost.',
  'wait.typical.promise': 'Meestal wacht u {a} keer de belofte tegenover {b} keer.',
  'wait.unreached':
    'Via {better} wacht u meestal {a}; via {worse} heeft minder dan de helft antwoord gekregen.',
  'wait.unreached.resolution':
    'Via {better} duurt het meestal {a} tot het is opgelost; via {worse} is minder dan de helft opgelost.',
  'wait.still':
    '{k, plural, one {# contact wacht nog; dat telt mee.} other {# contacten wachten nog; die tellen mee.}}',

  'consistent.first_response': '{a} en {b} zijn voor {topic} ongeveer even snel.',
  'consistent.resolution': 'Voor {topic} is het via {a} en via {b} ongeveer even snel opgelost.',
  'consistent.promise':
    'Gemeten aan de eigen belofte zijn {a} en {b} voor {topic} ongeveer even snel.',
  'consistent.share': '{metric}: {a} en {b} zijn voor {topic} ongeveer gelijk.',
  'consistent.answer_correct':
    '{a} en {b} geven over {topic} ongeveer even vaak het juiste antwoord.',
  'consistent.rating': '{metric}: {a} en {b} krijgen voor {topic} ongeveer dezelfde score.',

  'inconclusive.few':
    'Voor {topic} weten we het nog niet: maar {n, plural, one {# contact} other {# contacten}} via {channel}.',
  'inconclusive.wide':
    'Voor {topic} weten we het nog niet: ergens tussen {low} en {high} van de 100 keer.',
  'inconclusive.wide.share':
    'Voor {topic} weten we het nog niet: bij {metric} ligt het verschil tussen {better} en {worse} ergens tussen {low} en {high} procentpunt.',
  'inconclusive.wide.rating':
    'Voor {topic} weten we het nog niet: bij {metric} ligt het verschil tussen {better} en {worse} ergens tussen {low} en {high} punten.',
  'inconclusive.no_shared_topic':
    '{a} en {b} hadden geen onderwerp gemeen; er valt dus niets te vergelijken.',
  'inconclusive.no_counterpart':
    'Voor {topic} weten we het nog niet: {a} en {b} kregen bijna nooit vragen in hetzelfde deel van dezelfde week.',
  'inconclusive.history_too_short':
    'Voor {topic} weten we het nog niet: er zijn te weinig volledige weken om te weten wat normaal is.',
  'inconclusive.false_discovery_control':
    'Voor {topic} weten we het nog niet: apart bekeken valt het op, maar bij zoveel vergelijkingen kan het toeval zijn.',
  'inconclusive.topics_unmapped':
    'Voor {topic} weten we het nog niet: te veel contacten via {a} of {b} hebben geen onderwerp.',
  'inconclusive.unlike_definitions':
    'Niet vergeleken voor {topic}: {a} en {b} meten {metric} niet op dezelfde manier.',
  'inconclusive.unlike_scales':
    'Niet vergeleken voor {topic}: {a} en {b} vragen naar {metric} op een andere schaal.',
  'inconclusive.review_sampling_differs':
    'Voor {topic} weten we het nog niet: de nagekeken antwoorden via {a} en via {b} zijn op een andere manier gekozen.',
  'inconclusive.below_one_day':
    'Voor {topic} weten we het nog niet: de bronnen geven datums zonder uur, en het verschil is kleiner dan een dag.',
  'inconclusive.not_linkable':
    'Voor {topic} weten we het nog niet: te weinig klanten van {a} en {b} zijn in het andere kanaal te herkennen.',
  'inconclusive.more':
    'Met ongeveer {n, plural, one {# contact} other {# contacten}} meer weten we genoeg.',

  'remark.surveys':
    'De enquêtes zijn op verschillende manieren afgenomen ({modeA}, {modeB}); een deel van het verschil kan daardoor komen.',
  'remark.questions':
    'Klanten kregen niet dezelfde vraag ("{questionA}", "{questionB}"); een deel van het verschil kan daardoor komen.',
  'remark.surveysDiffer':
    'De enquêtes zijn op verschillende manieren afgenomen; een deel van het verschil kan daardoor komen.',
  'remark.responseRates':
    'Het ene kanaal hoort van veel meer klanten dan het andere ({rateA}, {rateB}); een deel van het verschil kan daardoor komen.',
  'remark.reversed': 'Zonder gelijke vragen te vergelijken lijkt het andersom.',
  'remark.composition':
    'Samenstelling, geen service: het verschil in de ruwe cijfers zit in wat er gevraagd wordt, niet in hoe dezelfde vraag wordt behandeld.',
  'remark.coverage':
    'Maar {share} van deze contacten had een tegenhanger in hetzelfde deel van dezelfde week.',
  'remark.provisional': 'Voorlopig: dit kan nog veranderen.',
  'remark.coarse': 'Vergeleken over grotere stukken tijd dan gewoonlijk.',
  'remark.late':
    'De gegevens van {source} zijn {age} oud. Cijfers met {channel} kunnen nog veranderen.',

  'sure.line': 'Zekerheid: {level}, {a} en {b} contacten.',
  'sure.high': 'hoog',
  'sure.fair': 'redelijk',
  'sure.low': 'laag',
};
