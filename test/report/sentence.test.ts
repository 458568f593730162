import { catalogue } from '../../src/domain/metric.js';
import type { Comparison } from '../../src/domain/comparison.js';
import type { Language } from '../../src/report/consistency-report.js';
import { roundComparison } from '../../src/report/rounding.js';
import { comparisonSentences, verdictSentence } from '../../src/report/sentence.js';
import { speakerOf } from '../../src/report/speaker.js';
import { surenessLine } from '../../src/report/sureness.js';
import {
  billingGap,
  channels,
  comparison,
  estimate,
  standardised,
  topics,
} from './comparison-fixture.js';

const speaker = (lang: Language) =>
  speakerOf({
    lang,
    channels,
    topics,
    definitions: catalogue.map(({ id, kind, name }) => ({ metric: id, kind, name })),
  });

const say = (changes: Partial<Comparison>, lang: Language = 'en') =>
  verdictSentence(roundComparison(comparison(changes)), speaker(lang));

const sayAll = (changes: Partial<Comparison>, lang: Language = 'en') =>
  comparisonSentences(roundComparison(comparison(changes)), speaker(lang));

const shareGap: Partial<Comparison> = {
  metric: 'promise_kept',
  variant: 'of_first_response',
  ratio: null,
  timesOutOf100: null,
  timesOutOf100Low: null,
  timesOutOf100High: null,
  difference: { value: 18.7, low: 15.2, high: 22.4, unit: 'percentage_points' },
  estimates: {
    twitter: estimate({ n: 900, answered: 880, standardised: { ...standardised, share: 0.813 } }),
    phone: estimate({ n: 400, answered: 390, standardised: { ...standardised, share: 0.626 } }),
  },
};

describe('the sentence of a gap in waits', () => {
  it('says it as the page does, the better channel first, whole numbers out of 100', () => {
    expect(comparisonSentences(roundComparison(billingGap), speaker('en'))).toEqual([
      'Ask the same question about Billing via X (Twitter) and via Phone: X (Twitter) answers first 93 times out of 100 (between 90 and 95).',
      'Typical wait: 49 min against 14 h 19 min.',
    ]);
  });

  it('says it in Dutch', () => {
    expect(comparisonSentences(roundComparison(billingGap), speaker('nl'))).toEqual([
      'Stel dezelfde vraag over Facturen via X (Twitter) en via Telefoon: 93 van de 100 keer krijgt u via X (Twitter) eerder antwoord (tussen 90 en 95).',
      'Meestal wacht u 49 min tegenover 14 uur 19 min.',
    ]);
  });

  it('says "practically every time" from 99.5 on, and not below', () => {
    expect(say({ timesOutOf100: 99.5 })).toContain(
      'X (Twitter) answers first practically every time (more than 99 out of 100).',
    );
    expect(say({ timesOutOf100: 99.5 }, 'nl')).toContain(
      'krijgt u via X (Twitter) bijna altijd eerder antwoord (meer dan 99 van de 100 keer).',
    );
    expect(say({ timesOutOf100: 99.4 })).toContain('99 times out of 100');
  });

  it('speaks of solving where the metric is resolution', () => {
    expect(say({ metric: 'resolution' })).toBe(
      'Ask the same question about Billing via X (Twitter) and via Phone: it is solved first via X (Twitter) 93 times out of 100 (between 90 and 95).',
    );
    expect(say({ metric: 'resolution' }, 'nl')).toContain(
      '93 van de 100 keer is het via X (Twitter) eerder opgelost',
    );
  });

  it('speaks of the promise on that basis, and gives the waits in promises', () => {
    const promised: Partial<Comparison> = {
      basis: 'promise',
      variant: 'promise',
      difference: { value: 1.41, low: null, high: null, unit: 'of_promise' },
      estimates: {
        twitter: estimate({ n: 9, standardised: { ...standardised, median: 0.812 } }),
        phone: estimate({ n: 9, standardised: { ...standardised, median: 2.25 } }),
      },
    };
    expect(sayAll(promised)).toEqual([
      'Ask the same question about Billing via X (Twitter) and via Phone: held against its own promise, X (Twitter) is faster 93 times out of 100 (between 90 and 95).',
      'Typical wait: 0.81 times the promise against 2.25 times.',
    ]);
    expect(sayAll(promised, 'nl')[1]).toBe(
      'Meestal wacht u 0,81 keer de belofte tegenover 2,25 keer.',
    );
  });

  it('does not invent a median the worse channel never reached', () => {
    const estimates = {
      ...billingGap.estimates,
      phone: estimate({ n: 499, stillWaiting: 300 }),
    };
    expect(sayAll({ estimates })).toEqual(
      expect.arrayContaining([
        'Typical wait via X (Twitter): 49 min; via Phone fewer than half have had an answer.',
        '300 contacts are still waiting; they count.',
      ]),
    );
  });
});

describe('the sentence of a gap in shares and ratings', () => {
  it('gives both shares, the points apart and their interval', () => {
    expect(say(shareGap)).toBe(
      'Promise kept: 81 % via X (Twitter), 63 % via Phone; 19 percentage points apart (between 15 and 22).',
    );
    expect(say(shareGap, 'nl')).toBe(
      'Belofte gehouden: 81 % via X (Twitter), 63 % via Telefoon; 19 procentpunt verschil (tussen 15 en 22).',
    );
  });

  it('says how often answers were right', () => {
    expect(say({ ...shareGap, metric: 'answer_correct' })).toBe(
      'Answers about Billing were right 81 times out of 100 via X (Twitter) and 63 via Phone.',
    );
    expect(say({ ...shareGap, metric: 'answer_correct' }, 'nl')).toBe(
      'Antwoorden over Facturen klopten 81 van de 100 keer via X (Twitter) en 63 keer via Telefoon.',
    );
  });

  it('names the top of the scale, with the language’s decimals', () => {
    const rated: Partial<Comparison> = {
      metric: 'csat',
      variant: 'scale_1_5',
      timesOutOf100: null,
      difference: { value: 0.34, low: 0.2, high: 0.5, unit: 'points' },
      estimates: {
        twitter: estimate({ standardised: { ...standardised, mean: 4.4 } }),
        phone: estimate({ standardised: { ...standardised, mean: 4.06 } }),
      },
    };
    expect(say(rated)).toBe(
      'Satisfaction (CSAT): 4.4 via X (Twitter), 4.06 via Phone, on a scale to 5.',
    );
    expect(say({ ...rated, variant: 'scale_1_10' }, 'nl')).toBe(
      'Tevredenheid (CSAT): 4,4 via X (Twitter), 4,06 via Telefoon, op een schaal tot 10.',
    );
  });
});

describe('the other verdicts', () => {
  it('says that two channels are about equally fast', () => {
    expect(say({ verdict: 'consistent' })).toBe(
      'X (Twitter) and Phone are about equally fast for Billing.',
    );
    expect(say({ verdict: 'consistent', topic: null }, 'nl')).toBe(
      'X (Twitter) en Telefoon zijn voor alle gedeelde onderwerpen ongeveer even snel.',
    );
  });

  it('names the channel with too few contacts and how many it has', () => {
    const few: Partial<Comparison> = {
      verdict: 'inconclusive',
      reasonCode: 'too_few_contacts',
      estimates: { twitter: estimate({ n: 848 }), phone: estimate({ n: 1 }) },
      moreContactsNeeded: 7,
    };
    expect(sayAll(few)).toEqual([
      'We cannot tell yet for Billing: only 1 contact via Phone.',
      'About 7 more contacts would be enough.',
    ]);
    expect(say(few, 'nl')).toBe(
      'Voor Facturen weten we het nog niet: maar 1 contact via Telefoon.',
    );
  });

  it('blames missing counterparts where contacts abound', () => {
    expect(say({ verdict: 'inconclusive', reasonCode: 'too_few_contacts' })).toContain(
      'hardly ever asked in the same part of the same week',
    );
  });

  it('gives the range where the interval is too wide', () => {
    const wide: Partial<Comparison> = {
      verdict: 'inconclusive',
      reasonCode: 'interval_spans_margin',
      timesOutOf100Low: 41.2,
      timesOutOf100High: 66,
    };
    expect(say(wide)).toBe(
      'We cannot tell yet for Billing: somewhere between 41 and 66 times out of 100.',
    );
    expect(say(wide, 'nl')).toBe(
      'Voor Facturen weten we het nog niet: ergens tussen 41 en 66 van de 100 keer.',
    );
  });

  it('has words for every reason in both languages', () => {
    const reasons: readonly Comparison['reasonCode'][] = [
      'beyond_margin',
      'within_margin',
      'interval_spans_margin',
      'too_few_contacts',
      'no_shared_topic',
      'history_too_short',
      'false_discovery_control',
      'no_counterpart',
      'topics_unmapped',
      'unlike_definitions',
      'unlike_scales',
      'survey_modes_differ',
      'review_sampling_differs',
      'below_one_day',
      'not_linkable',
    ];
    for (const reasonCode of reasons) {
      const [en, nl] = (['en', 'nl'] as const).map((lang) =>
        say({ verdict: 'inconclusive', reasonCode }, lang),
      );
      expect(en).toMatch(/\.$/);
      expect(nl).toMatch(/\.$/);
      expect(nl).not.toBe(en);
    }
  });
});

describe('what has to be known with a verdict', () => {
  const quiet = { verdict: 'consistent' } as const;

  it('says that the mix reverses it, or that it is composition and not service', () => {
    const { unadjusted } = billingGap;
    expect(sayAll({ ...quiet, unadjusted: { ...unadjusted, reversed: true } })[1]).toBe(
      'Without comparing the same questions it would look the other way round.',
    );
    expect(sayAll({ ...quiet, unadjusted: { ...unadjusted, composition: true } }, 'nl')[1]).toMatch(
      /^Samenstelling, geen service/,
    );
  });

  it('says when few contacts had a counterpart, and when figures may change', () => {
    expect(sayAll({ ...quiet, coverage: 0.31, isProvisional: true }).slice(1)).toEqual([
      'Only 31 % of these contacts had a counterpart in the same part of the same week.',
      'Provisional: this may still change.',
    ]);
  });

  it('says how sure it is with both numbers of contacts, the better channel first', () => {
    expect(surenessLine(billingGap, speaker('en'))).toBe('How sure: high, 848 and 499 contacts.');
    expect(surenessLine({ ...billingGap, isProvisional: true }, speaker('nl'))).toBe(
      'Zekerheid: redelijk, 848 en 499 contacten.',
    );
  });
});
