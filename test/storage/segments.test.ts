import { crc32 } from 'node:zlib';
import {
  addSlot,
  emptyCell,
  listSlots,
  openColumns,
  Repeats,
  type ListedSlots,
} from '../../src/storage/cell-slots.js';
import fc from 'fast-check';
import { bucketValue } from '../../src/domain/cell.js';
import { catalogue } from '../../src/domain/metric.js';
import {
  cellKey,
  languageCode,
  languageOf,
  measureCode,
  mostChannels,
  parseCellKey,
  placeKey,
  readingOf,
  topicCodes,
} from '../../src/storage/cell-key.js';
import { topicHash } from '../../src/storage/names.js';
import { decodeSegment, encodeSegment, segmentFormat } from '../../src/storage/segment-blob.js';
import { mergeSegment } from '../../src/storage/merge-segment.js';
import { createSegmentDeltas } from '../../src/storage/segment-deltas.js';
import {
  mergeEntries,
  noEntries,
  sumEntries,
  type SegmentEntries,
} from '../../src/storage/segment-entries.js';
import { countDuration } from '../../src/storage/slots.js';
import { tallyOf } from '../../src/storage/tally-of.js';

const step = fc.record({
  place: fc.constantFrom(0, 1, 7, placeKey(topicCodes - 1, mostChannels - 1, 1023)),
  measure: fc.integer({ min: 0, max: 511 }),
  slot: fc.integer({ min: 0, max: 3000 }),
  count: fc.integer({ min: 1, max: 2 ** 40 }),
});
const steps = fc.array(step, { maxLength: 40 });

function entriesOf(
  list: readonly { place: number; measure: number; slot: number; count: number }[],
  sign = 1,
): SegmentEntries {
  const deltas = createSegmentDeltas();
  for (const { place, measure, slot, count } of list) {
    deltas.selectPlace(0, place);
    deltas.selectMeasure(measure);
    deltas.count(slot, sign * count);
  }
  return deltas.finish().get(0) ?? noEntries;
}

describe('a segment', () => {
  it('reads back what was written, up to the largest key and count', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const entries = entriesOf(list);
        expect(decodeSegment(encodeSegment(entries))).toEqual(entries);
      }),
    );
  });

  it('does not depend on the order in which it was counted', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const [one, other] = [entriesOf(list), entriesOf([...list].reverse())];
        expect(encodeSegment(one).equals(encodeSegment(other))).toBe(true);
      }),
    );
  });

  it('is empty again once everything is taken out', () => {
    fc.assert(
      fc.property(steps, (list) => {
        expect(mergeEntries(entriesOf(list), entriesOf(list, -1))).toEqual(noEntries);
      }),
    );
  });

  it('adds up the same piece by piece as at once', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 5 }), (lists) => {
        expect(sumEntries(lists.map((list) => entriesOf(list)))).toEqual(entriesOf(lists.flat()));
      }),
    );
  });

  it('takes a change into its bytes as though it were read, added to and written anew', () => {
    fc.assert(
      fc.property(steps, steps, fc.boolean(), (before, change, isTakenBack) => {
        const stored = entriesOf(before);
        const delta = isTakenBack ? entriesOf(before.slice(1), -1) : entriesOf(change);
        const bytes = stored.cells.length === 0 ? null : encodeSegment(stored);
        const sum = mergeEntries(stored, delta);
        const expected = sum.cells.length === 0 ? null : encodeSegment(sum);
        expect(mergeSegment(bytes, delta)).toEqual(expected);
      }),
    );
  });

  it('takes no change into damaged bytes, and nothing out that is not in', () => {
    const one = [{ place: 3, measure: 8, slot: 9, count: 5 }];
    const bytes = encodeSegment(entriesOf(one));
    bytes[2]! ^= 1;
    expect(() => mergeSegment(bytes, entriesOf(one))).toThrow('is damaged');
    expect(() => mergeSegment(null, entriesOf(one, -1))).toThrow('not -5');
  });

  it('holds nothing of a row that was counted and forgotten', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean())), (list) => {
        const deltas = createSegmentDeltas();
        for (const [{ place, measure, slot, count }, isForgotten] of list) {
          const mark = deltas.mark();
          deltas.selectPlace(0, place);
          deltas.selectMeasure(measure);
          deltas.count(slot, count);
          if (isForgotten) deltas.forget(mark);
        }
        const kept = list.filter(([, isForgotten]) => !isForgotten).map(([one]) => one);
        expect(deltas.finish().get(0) ?? noEntries).toEqual(entriesOf(kept));
      }),
    );
  });

  it('shows any flipped bit', () => {
    const bytes = encodeSegment(entriesOf([{ place: 3, measure: 8, slot: 9, count: 5 }]));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7));
      expect(() => decodeSegment(flipped)).toThrow('is damaged');
    }
  });

  it('of another format is refused by its number, in a sentence that says what mends it', () => {
    const bytes = encodeSegment(entriesOf([{ place: 3, measure: 8, slot: 9, count: 5 }]));
    bytes[0] = segmentFormat + 1;
    bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
    const sentence = `a stored segment is damaged (format ${segmentFormat + 1}); run "unison verify" to find and mend it`;
    expect(() => decodeSegment(bytes)).toThrow(sentence);
    expect(() => mergeSegment(bytes, noEntries)).toThrow(sentence);
  });

  it('refuses to hold fewer than none', () => {
    const taken = entriesOf([{ place: 1, measure: 8, slot: 1, count: 1 }], -1);
    expect(() => encodeSegment(taken)).toThrow('not -1');
  });
});

describe('a cell key', () => {
  it('is exact and reversible up to the last code', () => {
    const place = placeKey(topicCodes - 1, mostChannels - 1, 1023);
    expect(Number.isSafeInteger(cellKey(place, 511))).toBe(true);
    expect(parseCellKey(cellKey(place, 511))).toEqual({
      topic: topicCodes - 1,
      channel: mostChannels - 1,
      language: 1023,
      measure: 511,
    });
  });

  const variantsOfKind = {
    rating: ['scale_1_5', 'scale_0_10', 'scale_0_1'],
    duration: ['customer', 'staffed', 'promise'],
    share: ['in_channel', 'supplied', 'surveyed', 'of_first_response', 'of_resolution', 'none'],
  } as const;

  it('tells every reading of every metric apart', () => {
    const codes = catalogue.flatMap((metric) => {
      const variants = variantsOfKind[metric.kind];
      return variants.map((variant) => {
        const code = measureCode(metric.id, variant);
        expect(readingOf(code)).toEqual({ metric, variant });
        return code;
      });
    });
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('knows languages by their first two letters', () => {
    expect(['nl-BE', 'FR', 'zz'].map((one) => languageOf(languageCode(one)))).toEqual([
      'nl',
      'fr',
      'zz',
    ]);
    expect([languageOf(languageCode('gsw')), languageOf(languageCode(null))]).toEqual([
      'other',
      null,
    ]);
  });

  it('takes a topic number from its name alone, never the one of unmapped contacts', () => {
    expect(topicHash('billing')).toBe(topicHash('billing'));
    expect(topicHash('billing')).toBeGreaterThan(0);
    expect(topicHash('billing')).toBeLessThan(topicCodes);
  });
});

describe('a tally', () => {
  const slotsOf = (outcome: 'ended' | 'open', seconds: number): ListedSlots => {
    const cell = emptyCell();
    const count = (slot: number, count: number): void => {
      addSlot(cell, slot, count);
    };
    countDuration(outcome, seconds, 1, { count });
    return listSlots(cell);
  };

  it('keeps a wait within one per cent, and its sum to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2e7 }), (seconds) => {
        const tally = tallyOf('duration', slotsOf('ended', seconds), openColumns());
        const [bucket] = [...tally.ended.keys()];
        expect(Math.abs(bucketValue(bucket!) / seconds - 1)).toBeLessThanOrEqual(0.0101);
        expect(tally).toMatchObject({ n: 1, sum: seconds });
      }),
    );
  });

  it('counts an open wait among the censored', () => {
    const tally = tallyOf('duration', slotsOf('open', 90), openColumns());
    expect(tally).toMatchObject({ n: 1, open: 1, sum: 0 });
    expect([...tally.censored.values()]).toEqual([1]);
  });

  it('is known to repeat the one before it only where every slot and count is the same', () => {
    const repeats = new Repeats();
    expect(repeats.isRepeated(slotsOf('ended', 90))).toBe(false);
    expect(repeats.isRepeated(slotsOf('ended', 90))).toBe(true);
    expect(repeats.isRepeated(slotsOf('open', 90))).toBe(false);
    expect(repeats.isRepeated(slotsOf('ended', 9000))).toBe(false);
    expect(repeats.isRepeated(slotsOf('ended', 9000))).toBe(true);
  });
});
