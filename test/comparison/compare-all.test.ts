import { compareAll } from '../../src/comparison/compare-all.js';
import type { Comparison } from '../../src/domain/comparison.js';
import { dayStart } from '../../src/domain/zone.js';
import {
  blocksOf,
  compare,
  flow,
  inputOf,
  rowOf,
  seeded,
  waitAround,
  zone,
  type Contact,
} from './evidence-builder.js';

const minute = 60;
const hour = 3600;

/** Two channels, one topic, `perWeek` contacts each a week for 13 weeks, with waits around two medians. */
function twoWaits(medians: readonly [number, number], perWeek = 30, seed = 7): readonly Contact[] {
  const next = seeded(seed);
  const [phone, email] = medians;
  return [
    ...flow(
      {
        channel: 'phone',
        topic: 'billing',
        perWeek,
        outcome: (random) => ({ waited: waitAround(phone, random) }),
      },
      next,
    ),
    ...flow(
      {
        channel: 'email',
        topic: 'billing',
        perWeek,
        outcome: (random) => ({ waited: waitAround(email, random) }),
      },
      next,
    ),
  ];
}

/** Hard case 10: the same waits per topic on both channels, but 80:20 against 20:80. */
function mixOnly(): readonly Contact[] {
  const next = seeded(20);
  const perWeek = { phone: { billing: 62, fault: 15 }, email: { billing: 15, fault: 62 } };
  const medians = { billing: 10 * minute, fault: 60 * minute };
  return (['phone', 'email'] as const).flatMap((channel) =>
    (['billing', 'fault'] as const).flatMap((topic) =>
      flow(
        {
          channel,
          topic,
          perWeek: perWeek[channel][topic],
          outcome: (random) => ({ waited: waitAround(medians[topic], random, 0.25) }),
        },
        next,
      ),
    ),
  );
}

describe('hard case 10: another mix, the same service', () => {
  const rows = compare(mixOnly());
  const all = rowOf(rows, { metric: 'first_response', topic: null });

  it('finds no gap where only the mix of topics differs', () => {
    expect(all.verdict).toBe('consistent');
    expect(all.timesOutOf100).toBeLessThan(54);
    expect(rows.filter(({ verdict }) => verdict === 'gap')).toEqual([]);
  });

  it('shows the raw figures at about 80 against e-mail and says composition, not service', () => {
    const { timesOutOf100, composition, difference, service, mix } = all.unadjusted;
    const againstEmail = all.worse === 'email' ? timesOutOf100 : 100 - (timesOutOf100 ?? 0);
    expect(againstEmail).toBeGreaterThan(77);
    expect(againstEmail).toBeLessThan(83);
    expect(composition).toBe(true);
    expect((service ?? NaN) + (mix ?? NaN)).toBeCloseTo(difference ?? NaN, 6);
    expect(Math.abs(service ?? NaN)).toBeLessThan(0.2 * Math.abs(mix ?? NaN));
  });

  it('standardises both channels to one mix, so that their medians meet', () => {
    const [phone, email] = [all.estimates['phone'], all.estimates['email']];
    expect(email!.median! / phone!.median!).toBeGreaterThan(4);
    expect(email!.standardised.median! / phone!.standardised.median!).toBeLessThan(1.3);
    expect(all.difference.value).toBe(
      all.estimates[all.worse]!.standardised.median! -
        all.estimates[all.better]!.standardised.median!,
    );
  });
});

describe('hard case 11: too few', () => {
  const contacts = ['phone', 'email'].flatMap((channel) =>
    [0, 1, 2, 3].map((weekday): Contact => ({
      channel,
      topic: 'billing',
      day: `2026-06-0${1 + weekday}`,
      outcome: { waited: channel === 'phone' ? 2 * minute : 9 * hour },
    })),
  );
  const row = rowOf(compare(contacts), { topic: 'billing' });

  it('refuses a verdict on four contacts a channel, however far apart', () => {
    expect(row.verdict).toBe('inconclusive');
    expect(row.reasonCode).toBe('too_few_contacts');
    expect(row.ratio).toBeGreaterThan(200);
    expect(row.q).toBeNull();
  });

  it('says how many more it would take', () => {
    // W is four strata of 1 x 1 / 3 contacts; five are asked for
    expect(row.moreContactsNeeded).toBe(Math.ceil(4 * (5 / (4 / 3) - 1)));
    expect(row.reason).toBe(
      'too few contacts: email 4, phone 4, where each needs 8; about 11 more contacts a channel needed',
    );
  });
});

describe('a real gap', () => {
  const rows = compare(twoWaits([10 * minute, 20 * minute]));
  const row = rowOf(rows, { topic: 'billing' });

  it('is called, with the ratio inside its interval and beyond the margin', () => {
    expect(row.verdict).toBe('gap');
    expect([row.better, row.worse]).toEqual(['phone', 'email']);
    expect(row.ratio).toBeGreaterThan(1.7);
    expect(row.ratio).toBeLessThan(2.3);
    expect(row.ratioLow).toBeGreaterThan(1.15);
    expect(row.ratioLow).toBeLessThan(row.ratio!);
    expect(row.ratioHigh).toBeGreaterThan(row.ratio!);
    expect(row.q).toBeLessThan(0.05);
    expect(row.severity).toBe('major');
    expect(row.timesOutOf100).toBeGreaterThan(75);
  });

  it('carries its footing: weeks, days, strata, coverage, effective sample', () => {
    expect(row.days).toBe(91);
    expect(row.strata).toBe(13 * 6);
    expect(row.coverage).toBe(1);
    expect(row.overdispersion).toBeGreaterThanOrEqual(1);
    expect(row.effectiveN).toBe(Math.round(390 / row.overdispersion!));
    expect(row.isProvisional).toBe(false);
    expect(row.isCoarse).toBe(false);
    expect(row.definition).toBe('first_response@1');
    expect(row.id).toBe('first_response|customer|billing|email|phone|customer|customer');
  });

  it('says why in one sentence', () => {
    expect(row.reason).toMatch(
      /^email waits [\d.]+ times as long \([\d.]+-[\d.]+\); 1.15 times counts as material$/,
    );
  });

  it('is the same row for the cell of all topics where there is but one topic', () => {
    const all = rowOf(rows, { topic: null });
    expect(all.ratio).toBe(row.ratio);
    expect(all.estimates).toEqual(row.estimates);
  });
});

describe('what may not be judged', () => {
  it('gives two channels without a shared topic one row, outside the tests', () => {
    const next = seeded(3);
    const contacts = [
      ...flow({ channel: 'phone', topic: 'a', perWeek: 20, outcome: () => ({ waited: 60 }) }, next),
      ...flow({ channel: 'email', topic: 'b', perWeek: 20, outcome: () => ({ waited: 90 }) }, next),
    ];
    const rows = compare(contacts);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      topic: null,
      verdict: 'inconclusive',
      reasonCode: 'no_shared_topic',
      q: null,
      ratio: null,
      coverage: 0,
      reason: 'email and phone share no topic',
    });
    expect(rows[0]!.estimates['phone']!.median).toBeGreaterThan(59);
  });

  it('never counts unmapped contacts as a shared topic', () => {
    const unmapped = twoWaits([60, 600]).map((contact) => ({ ...contact, topic: null }));
    expect(compare(unmapped).map(({ reasonCode }) => reasonCode)).toEqual(['no_shared_topic']);
  });

  it('judges no topic of a channel with less than 80 % mapped, but still all topics together', () => {
    const contacts = twoWaits([10 * minute, 20 * minute]);
    const unmapped = contacts
      .filter(({ channel }, index) => channel === 'email' && index % 2 === 0)
      .map((contact) => ({ ...contact, topic: null }));
    const rows = compare([...contacts, ...unmapped]);
    expect(rowOf(rows, { topic: 'billing' }).reasonCode).toBe('topics_unmapped');
    expect(rowOf(rows, { topic: null }).verdict).toBe('gap');
    expect(rowOf(rows, { topic: null }).coverage).toBeLessThan(0.85);
  });

  it('waits for six complete weeks before it calls a gap', () => {
    const contacts = twoWaits([10 * minute, 60 * minute], 60);
    const early = rowOf(compare(contacts, { to: '2026-07-06' }), { topic: 'billing' });
    expect(early.reasonCode).toBe('history_too_short');
    expect([early.ratioLow, early.ratioHigh, early.q]).toEqual([null, null, null]);
    expect(early.ratio).toBeGreaterThan(4);
    const later = rowOf(compare(contacts, { to: '2026-07-13' }), { topic: 'billing' });
    expect(later.verdict).toBe('gap');
  });

  it('borrows the scatter of the family for a topic that is new, and says so', () => {
    const known = twoWaits([10 * minute, 20 * minute]);
    const fresh = twoWaits([10 * minute, 20 * minute], 60, 8)
      .map((contact) => ({ ...contact, topic: 'new' }))
      .filter(({ day }) => day >= '2026-08-03');
    const rows = compare([...known, ...fresh]);
    expect(rowOf(rows, { topic: 'new' })).toMatchObject({ isProvisional: true, verdict: 'gap' });
    expect(rowOf(rows, { topic: 'billing' }).isProvisional).toBe(false);
  });

  it('takes days as blocks in a history shorter than a week, and calls nothing', () => {
    const contacts = twoWaits([10 * minute, 60 * minute], 140).filter(
      ({ day }) => day < '2026-06-06',
    );
    const row = rowOf(compare(contacts, { to: '2026-06-06' }), { topic: 'billing' });
    expect(row).toMatchObject({ reasonCode: 'history_too_short', isCoarse: true });
    expect(row.strata).toBe(5 * 3);
  });

  it('says so where both had contacts but never at the same time', () => {
    const contacts = twoWaits([600, 1200]).map((contact) => ({
      ...contact,
      daypart: contact.channel === 'phone' ? (1 as const) : (2 as const),
    }));
    expect(rowOf(compare(contacts), { topic: 'billing' }).reasonCode).toBe('no_counterpart');
  });
});

describe('dates without a time', () => {
  const day = 86_400;
  const dated = (medians: readonly [number, number]): readonly Contact[] =>
    twoWaits(medians).map((contact) => ({
      ...contact,
      daypart: contact.channel === 'phone' ? (1 as const) : (2 as const),
      isDateOnly: true,
    }));

  it('are matched without parts of the day, and the row says so', () => {
    const row = rowOf(compare(dated([4 * day, 12 * day])), { topic: 'billing' });
    expect(row).toMatchObject({ isCoarse: true, verdict: 'gap', strata: 26 });
  });

  it('never make a gap of less than a day', () => {
    const row = rowOf(compare(dated([0.5 * day, 1.2 * day])), { topic: 'billing' });
    expect(row.reasonCode).toBe('below_one_day');
    expect(row.severity).toBeNull();
  });

  it('count a day in days on the promise basis too', () => {
    const hours = dated([0.5 * day, 1.2 * day]);
    const promised = hours.map((contact): Contact => ({ ...contact, variant: 'promise' }));
    const row = rowOf(compare([...hours, ...promised]), { topic: 'billing', basis: 'promise' });
    expect(row.reasonCode).toBe('below_one_day');
    const long = dated([4 * day, 12 * day]);
    const ofLongPromise = twoWaits([0.2 * day, 0.6 * day]).map((contact, index): Contact => ({
      ...long[index]!,
      variant: 'promise',
      outcome: contact.outcome,
    }));
    const row2 = rowOf(compare([...long, ...ofLongPromise]), {
      topic: 'billing',
      basis: 'promise',
    });
    expect(row2.verdict).toBe('gap');
    expect(row2.difference.unit).toBe('of_promise');
    expect(row2.difference.value).toBeGreaterThan(0.3);
    expect(row2.difference.value).toBeLessThan(0.5);
  });
});

describe('shares and ratings', () => {
  const shares = (phone: number, email: number, perWeek = 40): readonly Contact[] => {
    const next = seeded(11);
    return (['phone', 'email'] as const).flatMap((channel) =>
      flow(
        {
          channel,
          topic: 'billing',
          perWeek,
          outcome: (random) => ({ said: random() < (channel === 'phone' ? phone : email) }),
        },
        next,
      ).map((contact): Contact => ({ ...contact, metric: 'answer_correct', variant: 'none' })),
    );
  };

  it('gives a share its difference in percentage points, with the interval, and no ratio', () => {
    const row = rowOf(compare(shares(0.9, 0.7)), { topic: 'billing', metric: 'answer_correct' });
    expect(row).toMatchObject({
      verdict: 'gap',
      worse: 'email',
      ratio: null,
      timesOutOf100: null,
      margin: 4,
      difference: { unit: 'percentage_points' },
    });
    expect(row.difference.value).toBeGreaterThan(14);
    expect(row.difference.value).toBeLessThan(26);
    expect(row.difference.low).toBeGreaterThan(4);
    const { phone, email } = row.estimates;
    expect(100 * (phone!.share! - email!.share!)).toBeCloseTo(row.unadjusted.difference!, 9);
    expect(100 * (phone!.standardised.share! - email!.standardised.share!)).toBeCloseTo(
      row.difference.value!,
      9,
    );
    expect(email!.numerator! / email!.denominator!).toBe(email!.share);
  });

  it('does not take thirty-nine right answers on either side for proof of consistency', () => {
    const row = rowOf(compare(shares(1, 1, 3)), { metric: 'answer_correct' });
    expect(row.difference.value).toBe(0);
    expect(row.verdict).toBe('inconclusive');
    const ample = rowOf(compare(shares(1, 1, 60)), { metric: 'answer_correct' });
    expect(ample.verdict).toBe('consistent');
  });

  it('compares kept promises of first response with the like, and of resolution with the like', () => {
    const contacts = shares(0.9, 0.7);
    const both = (['of_first_response', 'of_resolution'] as const).flatMap((variant) =>
      contacts.map((contact): Contact => ({ ...contact, metric: 'promise_kept', variant })),
    );
    const rows = compare(both).filter(({ topic }) => topic === 'billing');
    expect(rows.map(({ id, definition }) => [id.split('|')[1], definition])).toEqual([
      ['of_first_response', 'promise_kept@1'],
      ['of_resolution', 'promise_kept@1'],
    ]);
  });

  it('scales the margin of a rating with its scale', () => {
    const next = seeded(5);
    const rated = (['phone', 'email'] as const).flatMap((channel) =>
      flow(
        {
          channel,
          topic: 'billing',
          perWeek: 40,
          outcome: (random) => ({ rated: 1 + Math.floor(random() * 10) }),
        },
        next,
      ).map((contact): Contact => ({ ...contact, metric: 'csat', variant: 'scale_1_10' })),
    );
    const row = rowOf(compare(rated), { topic: 'billing', metric: 'csat' });
    expect(row.margin).toBeCloseTo(0.15 * (9 / 4), 12);
    expect(row.difference.unit).toBe('points');
    const counts = row.estimates['phone']!.counts!;
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(13 * 40);
  });

  it('refuses to compare ratings on unlike scales', () => {
    const contacts = shares(0.5, 0.5).map((contact): Contact => ({
      ...contact,
      metric: 'csat',
      variant: contact.channel === 'phone' ? 'scale_1_5' : 'scale_1_10',
      outcome: { rated: 4 },
    }));
    const rows = compare(contacts);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ reasonCode: 'unlike_scales', topic: null, q: null });
  });

  it('refuses to compare first-contact resolution that one source supplies with one tracked here', () => {
    const contacts = shares(0.9, 0.5).map((contact): Contact => ({
      ...contact,
      metric: 'first_contact_resolution',
      variant: contact.channel === 'phone' ? 'supplied' : 'none',
    }));
    const rows = compare(contacts);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ reasonCode: 'unlike_definitions', topic: null, q: null });
    expect(rows[0]!.reason).toMatch(/measured by unlike definitions/);
  });
});

describe('clocks and bases', () => {
  it('reads a channel without a calendar by its one clock when staffed time is asked for', () => {
    const contacts = twoWaits([10 * minute, 60 * minute]);
    const staffed = contacts
      .filter(({ channel }) => channel === 'email')
      .map((contact): Contact => ({ ...contact, variant: 'staffed', outcome: { waited: 600 } }));
    const row = rowOf(compare([...contacts, ...staffed], { clock: 'staffed' }), {
      topic: 'billing',
    });
    expect(row.clock).toBe('staffed');
    expect(row.estimates['email']!.median).toBeCloseTo(600, -1);
    expect(row.ratio).toBeLessThan(1.15);
  });

  it('has a promise row only where both channels promise something', () => {
    const contacts = twoWaits([10 * minute, 60 * minute]);
    const promised = contacts
      .filter(({ channel }) => channel === 'email')
      .map((contact): Contact => ({ ...contact, variant: 'promise' }));
    expect(compare([...contacts, ...promised]).some(({ basis }) => basis === 'promise')).toBe(
      false,
    );
  });
});

describe('the window', () => {
  const contacts = twoWaits([10 * minute, 20 * minute], 42);

  it('scores the weeks it cuts from their own days and teaches phi from complete weeks only', () => {
    const row = rowOf(compare(contacts, { from: '2026-08-05', to: '2026-08-20' }), {
      topic: 'billing',
    });
    expect(row.days).toBe(15);
    expect(row.estimates['phone']!.n).toBe(15 * 6);
    expect(row.estimates['phone']!.n * row.coverage).toBe(15 * 6);
    expect(row.overdispersion).not.toBeNull();
  });

  it('is cut inside a day where the blocks say so', () => {
    const input = inputOf(contacts);
    const blocks = input.blocks.map((block) => ({
      ...block,
      isInWindow: block.stratum.day > '2026-08-05' || block.stratum.daypart >= 2,
    }));
    const row = rowOf(compareAll({ ...input, blocks }), { topic: 'billing' });
    const morningsOut = contacts.filter(
      ({ channel, day, daypart }) =>
        channel === 'phone' && (day > '2026-08-05' || (daypart ?? 1) >= 2),
    );
    expect(row.estimates['phone']!.n).toBe(morningsOut.length);
  });

  it('ends where either channel is no longer known to be whole', () => {
    const end = dayStart('2026-08-17', zone);
    const row = rowOf(compare(contacts, { completeUntil: () => end }), { topic: 'billing' });
    expect(row.days).toBe(77);
    expect(row.completeUntil).toBe(end);
  });
});

describe('waits that never end', () => {
  const next = seeded(9);
  const contacts = [
    ...flow(
      { channel: 'phone', topic: 'billing', perWeek: 30, outcome: () => ({ waited: 60 }) },
      next,
    ),
    ...flow(
      { channel: 'email', topic: 'billing', perWeek: 30, outcome: () => ({ gaveUpAfter: 90_000 }) },
      next,
    ),
  ];
  const row: Comparison = rowOf(compare(contacts), { topic: 'billing' });

  it('are a gap beyond every ratio, written without infinities', () => {
    expect(row).toMatchObject({
      verdict: 'gap',
      severity: 'major',
      worse: 'email',
      timesOutOf100: 100,
      ratio: null,
      ratioLow: null,
      ratioHigh: null,
    });
    expect(row.difference.value).toBeNull();
    expect(row.estimates['email']!.median).toBeNull();
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  it('say nothing where they never end on either side', () => {
    const silent = blocksOf(contacts.map((c) => ({ ...c, outcome: { gaveUpAfter: 90_000 } })));
    const both = compareAll({ ...inputOf(contacts), blocks: silent });
    expect(rowOf(both, { topic: 'billing' }).verdict).toBe('inconclusive');
  });
});
