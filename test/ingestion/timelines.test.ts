import fc from 'fast-check';
import type { Page } from '../../src/connectors/connector.js';
import type { ConversationRead } from '../../src/domain/conversation.js';
import { onEachDatabase } from '../storage/databases.js';
import { brussels } from '../support/interactions.js';
import {
  anEvent,
  aPart,
  aSink,
  save,
  storedInteractions,
  storesInMemory,
} from '../support/page.js';

const at = (time: string): number => brussels(`2026-10-19 ${time}`);

onEachDatabase('timelines that arrive in fragments', (database) => {
  it('measures the first human answer whichever fragment comes first', async () => {
    const question = aPart('t1', [anEvent('q', at('09:00'), 'customer')]);
    const answer = aPart('t1', [anEvent('a', at('09:47'), 'human')], { channel: '' });
    for (const order of [
      [question, answer],
      [answer, question],
    ]) {
      const stores = await database.fresh();
      const sink = aSink(stores);
      for (const conversation of order) await save(sink, 'mail', { conversations: [conversation] });
      const [interaction, ...others] = await storedInteractions(stores);
      expect(others).toEqual([]);
      expect(interaction).toMatchObject({
        id: 't1',
        openedAt: at('09:00'),
        firstResponseAt: at('09:47'),
      });
    }
  });

  it('keeps a fragment that names no channel until the one that does', async () => {
    const stores = await database.fresh();
    const saved = await save(aSink(stores), 'mail', {
      conversations: [aPart('t1', [anEvent('a', at('09:47'), 'human')], { channel: '' })],
    });
    expect(saved).toMatchObject({ stored: 0, skipped: 0 });
    expect((await stores.timelines.read('mail', ['t1'])).get('t1')?.events).toHaveLength(1);
  });

  it('unites threads that turn out to be one, and takes away what stood under the other id', async () => {
    const stores = await database.fresh();
    const sink = aSink(stores);
    const joins = [
      { from: 'm:1', into: 't1' },
      { from: 'm:2', into: 't2' },
    ];
    await save(sink, 'mail', {
      conversations: [aPart('t1', [anEvent('1', at('09:00'), 'customer')])],
      joins: joins.slice(0, 1),
    });
    await save(sink, 'mail', {
      conversations: [aPart('t2', [anEvent('2', at('11:00'), 'customer')])],
      joins: joins.slice(1),
    });
    expect(await storedInteractions(stores)).toHaveLength(2);
    await save(sink, 'mail', {
      conversations: [aPart('t2', [anEvent('3', at('12:00'), 'human')])],
      joins: [{ from: 'm:1', into: 't2' }],
    });
    const [one, ...others] = await storedInteractions(stores);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 't1', openedAt: at('09:00'), firstResponseAt: at('12:00') });
    await save(sink, 'mail', {
      conversations: [aPart('t2', [anEvent('0', at('08:00'), 'customer')])],
    });
    expect(await storedInteractions(stores)).toMatchObject([{ id: 't1', openedAt: at('08:00') }]);
  });

  it('lets a merged ticket keep its wait and leaves the outcome to the one it went into', async () => {
    const stores = await database.fresh();
    const sink = aSink(stores);
    const away = aPart('1', [
      anEvent('1a', at('09:00'), 'customer'),
      anEvent('1b', at('10:00'), 'system', { kind: 'merged', into: '2' }),
    ]);
    const survivor = aPart('2', [
      anEvent('2a', at('09:30'), 'customer'),
      anEvent('2b', at('10:20'), 'human'),
      anEvent('2c', at('10:40'), 'human', { kind: 'solved' }),
    ]);
    await save(sink, 'mail', { conversations: [away] });
    await save(sink, 'mail', { conversations: [survivor] });
    expect(await storedInteractions(stores)).toMatchObject([
      { id: '1', end: 'merged', firstResponseAt: at('10:20'), mergedInto: '2' },
      { id: '2', end: 'solved', openedAt: at('09:00'), resolvedAt: at('10:40') },
    ]);
  });

  it('forgets what the vendor asks us to forget', async () => {
    const stores = await database.fresh();
    const sink = aSink(stores);
    await save(sink, 'mail', {
      conversations: [aPart('t1', [anEvent('q', at('09:00'), 'customer')])],
    });
    await save(sink, 'mail', { withdrawn: ['t1'] });
    expect(await storedInteractions(stores)).toEqual([]);
    expect((await stores.timelines.read('mail', ['t1'])).get('t1')?.events).toEqual([]);
  });

  it('notes a stretch that can no longer be read', async () => {
    const stores = await database.fresh();
    const hole = { from: at('09:00'), to: at('12:00'), reason: 'history_too_short' };
    await save(aSink(stores), 'mail', { holes: [hole] });
    expect(await stores.skipped.samples('mail', 5)).toMatchObject([
      { reason: 'hole_history_too_short' },
    ]);
  });
});

onEachDatabase('what is said of a conversation elsewhere', (database) => {
  const rating = { metric: 'csat', value: 4, scale: '1-5', answeredAt: at('15:00') } as const;
  const late = { conversation: 't1', source: 'mail', rating, answerCorrect: true };
  const question = aPart('t1', [anEvent('q', at('09:00'), 'customer')]);

  it.each(['before', 'after'])(
    'is attached whether the survey comes %s its conversation',
    async (when) => {
      const stores = await database.fresh();
      const sink = aSink(stores);
      if (when === 'after') await save(sink, 'mail', { conversations: [question] });
      await save(sink, 'survey', { lateRatings: [late] });
      if (when === 'before') await save(sink, 'mail', { conversations: [question] });
      expect(await storedInteractions(stores)).toMatchObject([
        { source: 'mail', csat: 4, answerCorrect: true },
      ]);
    },
  );

  it('survives a newer whole reading of the conversation, and its own repetition', async () => {
    const stores = await database.fresh();
    const sink = aSink(stores);
    const whole: ConversationRead = { ...question, coverage: 'whole', updatedAt: at('10:00') };
    await save(sink, 'mail', { conversations: [whole] });
    await save(sink, 'survey', { lateRatings: [late] });
    await save(sink, 'mail', {
      conversations: [{ ...whole, updatedAt: at('16:00'), status: 'open' }],
    });
    const again = await save(sink, 'survey', { lateRatings: [late] });
    expect(again).toMatchObject({ stored: 0, updated: 0 });
    expect(await storedInteractions(stores)).toMatchObject([{ csat: 4, status: 'open' }]);
  });

  it('finds its conversation by another name for it', async () => {
    const stores = await database.fresh();
    const sink = aSink(stores);
    await save(sink, 'survey', { lateRatings: [{ ...late, conversation: 'root-post' }] });
    await save(sink, 'mail', {
      conversations: [question],
      joins: [{ from: 'root-post', into: 't1' }],
    });
    expect(await storedInteractions(stores)).toMatchObject([{ id: 't1', csat: 4 }]);
  });

  it('is counted with its reason where no source has that name', async () => {
    const stores = await database.fresh();
    await save(aSink(stores), 'survey', { lateRatings: [{ ...late, source: 'fax' }] });
    expect(await stores.skipped.samples('survey', 5)).toMatchObject([
      { reason: 'unknown_source', key: 't1' },
    ]);
  });
});

describe('the order of pages', () => {
  it('changes nothing: any order, any repetition, the same interactions', async () => {
    const pages: Partial<Page<unknown>>[] = [
      {
        conversations: [aPart('b', [anEvent('1', at('09:00'), 'customer')])],
        joins: [{ from: 'm1', into: 'b' }],
      },
      {
        conversations: [aPart('a', [anEvent('2', at('09:30'), 'human')], { channel: '' })],
        joins: [
          { from: 'm1', into: 'a' },
          { from: 'm2', into: 'a' },
        ],
      },
      {
        conversations: [aPart('c', [anEvent('3', at('12:00'), 'customer')])],
        joins: [{ from: 'm2', into: 'c' }],
      },
      {
        conversations: [
          aPart('d', [anEvent('4', at('08:00'), 'customer')]),
          aPart('d', [anEvent('5', at('13:00'), 'human')]),
        ],
      },
      {
        lateRatings: [
          {
            conversation: 'm2',
            rating: { metric: 'csat', value: 5, scale: '1-5', answeredAt: at('18:00') },
          },
        ],
      },
      { lateRatings: [{ conversation: 'd', rating: null, answerCorrect: false }] },
    ];
    const outcome = async (order: readonly number[]): Promise<unknown> => {
      const stores = await storesInMemory();
      const sink = aSink(stores);
      for (const place of order) await save(sink, 'mail', pages[place]!);
      const interactions = await storedInteractions(stores);
      await stores.close();
      return interactions;
    };
    const inOrder = await outcome([0, 1, 2, 3, 4, 5]);
    expect(inOrder).toMatchObject([
      { id: 'a', openedAt: at('09:00'), firstResponseAt: at('09:30'), csat: 5 },
      { id: 'd', firstResponseAt: at('13:00'), answerCorrect: false },
    ]);
    const orders = fc.tuple(
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      fc.array(fc.nat(5), { maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([order, repeats]) => {
        expect(await outcome([...order, ...repeats])).toEqual(inOrder);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
