import { canonicalJson } from '../../src/domain/canonical-json.js';
import { isCourtesy } from '../../src/domain/courtesy.js';
import { checkDefinitions, definitionHash } from '../../src/domain/definition-hash.js';
import { joinReads } from '../../src/domain/join-reads.js';
import { catalogue, definitionId, metricIds, metricOf } from '../../src/domain/metric.js';
import { promiseFor } from '../../src/domain/promise.js';
import type { ServicePromise } from '../../src/domain/promise.js';
import { createTopicMap } from '../../src/domain/topic.js';
import { aConversation, event } from '../support/interactions.js';

describe('the catalogue', () => {
  it('defines every metric once, with a code that is never reused', () => {
    expect(catalogue.map((metric) => metric.id).sort()).toEqual([...metricIds].sort());
    expect(catalogue.map((metric) => metric.code)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
    ]);
  });
  it('asks its question in both languages and states margin below full gap', () => {
    for (const metric of catalogue) {
      for (const words of [metric.name, metric.question])
        expect([words.en.length > 3, words.nl.length > 3]).toEqual([true, true]);
      expect(metric.fullGap).toBeGreaterThan(metric.margin);
      expect([metric.from, metric.to, metric.population].every((text) => text !== '')).toBe(true);
    }
  });
  it('names a definition with its version', () => {
    expect(definitionId(metricOf('first_response'))).toBe('first_response@1');
    expect(() => metricOf('happiness' as never)).toThrow('No metric is called happiness');
  });
});

describe('the hash of a definition', () => {
  const wait = metricOf('first_response');
  it('does not depend on the order of keys, nor on words or margins', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
      '{"b":[1,{"c":"x","d":null}]}',
    );
    const same = {
      ...Object.fromEntries(Object.entries(wait).reverse()),
      margin: 9,
      name: { en: 'x', nl: 'y' },
    } as typeof wait;
    expect(definitionHash(same)).toBe(definitionHash(wait));
    expect(definitionHash(wait)).toMatch(/^[0-9a-f]{64}$/);
  });
  it('changes with the meaning', () => {
    expect(definitionHash({ ...wait, censoring: 'none' })).not.toBe(definitionHash(wait));
    expect(new Set(catalogue.map(definitionHash)).size).toBe(13);
  });
  it('refuses a changed definition under an old version, naming both hashes', () => {
    const stored = catalogue.map((metric) => ({
      id: metric.id,
      version: metric.version,
      hash: definitionHash(metric),
    }));
    expect(() => {
      checkDefinitions(stored, catalogue);
    }).not.toThrow();
    const changed = { ...wait, to: 'first like' };
    const check = () => {
      checkDefinitions(stored, [changed]);
    };
    expect(check).toThrow(definitionHash(wait));
    expect(check).toThrow(definitionHash(changed));
    expect(() => {
      checkDefinitions(stored, [{ ...changed, version: 2 }]);
    }).not.toThrow();
  });
});

describe('topics', () => {
  const topics = [
    {
      id: 'billing',
      name: { en: 'Billing', nl: 'Facturen' },
      match: ['billing', 'invoice', 'queue:Invoices'],
    },
    {
      id: 'delivery',
      name: { en: 'Delivery', nl: 'Levering' },
      match: ['parcel', 'invoices', 'invoice'],
    },
  ];
  const map = createTopicMap(topics, 'other');
  it('lets a queue rule beat a bare word, and the value set last beat an earlier one', () => {
    expect(map(['queue:Invoices', 'parcel'])).toEqual({ topic: 'billing', raw: 'queue:Invoices' });
    expect(map(['billing', 'parcel']).topic).toBe('delivery');
    expect(map(['parcel', 'billing']).topic).toBe('billing');
  });
  it('takes the first topic of the file where two claim one word, and lets a bare word mean a queue', () => {
    expect(map([' Invoice ']).topic).toBe('billing');
    expect(map(['queue:parcel']).topic).toBe('delivery');
  });
  it('keeps an unknown value as a topic of its own, or counts it as unmapped', () => {
    expect(map(['Sanitation'])).toEqual({ topic: null, raw: 'Sanitation' });
    expect(createTopicMap(topics, 'keep')(['x', 'Sanitation ', ''])).toEqual({
      topic: 'Sanitation',
      raw: 'Sanitation ',
    });
    expect(createTopicMap([], 'keep')([])).toEqual({ topic: null, raw: null });
  });
  it('knows a topic by its own id', () => {
    expect(map(['delivery']).topic).toBe('delivery');
  });
});

describe('promises', () => {
  const promise = (fields: Partial<ServicePromise>): ServicePromise => ({
    channel: 'email',
    metric: 'first_response',
    withinSeconds: 1,
    clock: 'customer',
    topic: null,
    from: null,
    ...fields,
  });
  const promises = [
    promise({}),
    promise({ from: 1000, withinSeconds: 2 }),
    promise({ topic: 'billing', withinSeconds: 3 }),
    promise({ channel: 'phone', withinSeconds: 4 }),
    promise({ metric: 'resolution', withinSeconds: 5 }),
  ];
  const within = (
    topic: string | null,
    openedAt: number,
    metric: ServicePromise['metric'] = 'first_response',
    channel = 'email',
  ) => promiseFor(promises, { channel, topic, openedAt }, metric)?.withinSeconds;
  it('fits the most specific, then the one that stood when the interaction opened', () => {
    expect([
      within('billing', 5000),
      within('other', 999),
      within('other', 1000),
      within(null, 1000),
    ]).toEqual([3, 1, 2, 2]);
    expect([within(null, 0, 'resolution'), within(null, 0, 'first_response', 'chat')]).toEqual([
      5,
      undefined,
    ]);
  });
});

describe('a courtesy', () => {
  it.each([
    'Thanks!',
    'Thanks, top!',
    'Thank you so much for your quick help',
    '👍',
    'Bedankt :)',
    'Hartelijk dank voor de snelle reactie',
    'Dank je wel, fijne dag',
    'Merci beaucoup 🙏🏽',
    'Vielen Dank für die schnelle Antwort',
    'Super, merci',
    'ok thx',
    'Danke schön',
  ])('is "%s"', (text) => {
    expect(isCourtesy(text)).toBe(true);
  });
  it.each([
    'Thanks, but where is it?',
    'Thanks, still broken',
    'hi, help',
    'No',
    '',
    '   ',
    'thanks?',
    'Bedankt maar het werkt niet',
    '123',
    'thank you '.repeat(20),
  ])('is not "%s"', (text) => {
    expect(isCourtesy(text)).toBe(false);
  });
});

describe('joining reads of a conversation', () => {
  const [first, second, third] = [
    event(1000, 'customer'),
    event(2000, 'human'),
    event(3000, 'human', 'solved'),
  ];
  const part = (events: Parameters<typeof aConversation>[0], fields = {}) =>
    aConversation(events, { coverage: 'part', ...fields });
  it('unites parts by event id and keeps what one of them knows', () => {
    const joined = joinReads(
      part([first, second], { customer: 'ann', updatedAt: 5 }),
      part([second, third], { updatedAt: 9, status: 'closed' }),
    );
    expect(joined.events.map((each) => each.id)).toEqual([first.id, second.id, third.id]);
    expect(joined).toMatchObject({ customer: 'ann', status: 'closed', updatedAt: 9 });
  });
  it('replaces by a whole read, unless that is older', () => {
    const stored = aConversation([first, second], { updatedAt: 5 });
    expect(joinReads(stored, aConversation([first], { updatedAt: 6 })).events).toHaveLength(1);
    expect(joinReads(stored, aConversation([first], { updatedAt: 4 }))).toBe(stored);
  });
  it('lets an older part fill in but not overwrite', () => {
    const joined = joinReads(
      part([third], { updatedAt: 9, language: 'nl' }),
      part([first], { updatedAt: 5, language: 'en', segment: 'vip' }),
    );
    expect(joined).toMatchObject({ language: 'nl', segment: 'vip', updatedAt: 9 });
  });
});
