import fc from 'fast-check';
import { shareAxis, waitAxis } from '../../../src/web/chart/axis.js';
import { placeLabels } from '../../../src/web/chart/label-lanes.js';
import { labelledWidth, layoutRow } from '../../../src/web/chart/row-layout.js';
import { spread } from '../../../src/web/chart/spread.js';
import { textWidth } from '../../../src/web/chart/text-width.js';

const runs = { numRuns: process.env.UNISON_FULL ? 5000 : 400, seed: 20261026 };
const spots = fc
  .array(
    fc.record({
      middle: fc.double({ min: 0, max: 640, noNaN: true }),
      width: fc.integer({ min: 1, max: 180 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((found) => [...found].sort((a, b) => a.middle - b.middle));
const waits = fc.array(fc.integer({ min: 1, max: 20_000_000 }), { minLength: 1, maxLength: 6 });

describe('spread', () => {
  it('keeps order and room between all, whatever is asked', () => {
    fc.assert(
      fc.property(spots, (wanted) => {
        const middles = spread(wanted);
        wanted.slice(1).forEach(({ width }, index) => {
          const room = (width + wanted[index]!.width) / 2;
          expect(middles[index + 1]! - middles[index]!).toBeGreaterThanOrEqual(room - 1e-6);
        });
      }),
      runs,
    );
  });

  it('moves nothing that has room already', () => {
    expect(
      spread([
        { middle: 10, width: 10 },
        { middle: 40, width: 10 },
      ]),
    ).toEqual([10, 40]);
  });

  it('shares the move where two want the same place', () => {
    expect(
      spread([
        { middle: 50, width: 20 },
        { middle: 50, width: 20 },
      ]),
    ).toEqual([40, 60]);
  });
});

describe('labels', () => {
  it('never touch and never leave the drawing, nor in a drawing three times as wide', () => {
    fc.assert(
      fc.property(spots, fc.constantFrom(1, 1.7, 3), (wanted, scale) => {
        const wishes = wanted.map(({ middle, width }) => ({ anchor: middle, width }));
        const boxes = placeLabels(wishes, 640).map(({ shift, lane }, index) => {
          const middle = wishes[index]!.anchor * scale + shift;
          return {
            lane,
            from: middle - wishes[index]!.width / 2,
            to: middle + wishes[index]!.width / 2,
          };
        });
        boxes.forEach((box, index) => {
          expect(box.from).toBeGreaterThanOrEqual(-1e-6);
          expect(box.to).toBeLessThanOrEqual(640 * scale + 1e-6);
          for (const other of boxes.slice(index + 1)) {
            if (other.lane === box.lane)
              expect(other.from - box.to).toBeGreaterThanOrEqual(14 - 1e-6);
          }
        });
      }),
      runs,
    );
  });

  it('use one lane where one holds them near their marks, else one more', () => {
    const lanesOf = (anchors: readonly number[]): readonly number[] =>
      placeLabels(
        anchors.map((anchor) => ({ anchor, width: 110 })),
        640,
      ).map(({ lane }) => lane);
    expect(lanesOf([80, 200, 320, 440])).toEqual([0, 0, 0, 0]);
    expect(lanesOf([600, 605, 610, 615])).toEqual([0, 1, 0, 1]);
  });
});

describe('a row of marks', () => {
  it('shows equal values side by side and in order, inside the drawing', () => {
    fc.assert(
      fc.property(waits, fc.nat({ max: 2 }), (seconds, unreached) => {
        const axis = waitAxis([...seconds, 1, 40_000_000]);
        const values = [
          ...[...seconds].sort((a, b) => a - b),
          ...Array<null>(unreached).fill(null),
        ];
        const places = layoutRow(
          values.map((value) => ({ value, labelWidth: 60 })),
          axis,
        );
        for (const width of [288, labelledWidth, 1200]) {
          const middles = places.map(({ percent, shift }) => (percent / 100) * width + shift);
          middles.forEach((middle, index) => {
            expect(middle).toBeGreaterThanOrEqual(6);
            expect(middle).toBeLessThanOrEqual(width - 6);
            if (index > 0) expect(middle - middles[index - 1]!).toBeGreaterThanOrEqual(13.9);
          });
        }
      }),
      runs,
    );
  });
});

describe('axes', () => {
  it('hold every wait and keep their ticks apart', () => {
    fc.assert(
      fc.property(waits, (seconds) => {
        const axis = waitAxis(seconds);
        for (const value of seconds) {
          expect(axis.percentOf(value)).toBeGreaterThanOrEqual(0);
          expect(axis.percentOf(value)).toBeLessThanOrEqual(100);
        }
        const positions = axis.ticks.map((tick) => axis.percentOf(tick));
        positions.slice(1).forEach((position, index) => {
          expect(position - positions[index]!).toBeGreaterThanOrEqual(17);
        });
      }),
      runs,
    );
  });

  it('grow with the wait, so that each step right is a longer wait', () => {
    const axis = waitAxis([60, 86_400]);
    const positions = [60, 600, 3600, 86_400].map((value) => axis.percentOf(value));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('show shares from 0 to 100 %', () => {
    expect(shareAxis().percentOf(0)).toBe(4);
    expect(shareAxis().percentOf(1)).toBe(96);
  });
});

describe('the width of a text', () => {
  it('is at least what DejaVu Sans takes, the widest of the usual fonts', () => {
    expect(textWidth('X (Twitter) 49 min', 100)).toBeGreaterThanOrEqual(911);
    expect(textWidth('漢', 12)).toBeGreaterThan(8);
  });
});
