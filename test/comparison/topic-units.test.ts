import { finishUnits, openRawUnits, type RawUnits } from '../../src/comparison/raw-units.js';
import {
  addTopics,
  openScores,
  putScore,
  scoreAt,
  sumRows,
} from '../../src/comparison/score-column.js';
import {
  copyUnit,
  copyWithout,
  noteUnit,
  openTopicRows,
  openTopicUnits,
  type TopicUnits,
} from '../../src/comparison/topic-units.js';
import type { RawUnit, UnitScore } from '../../src/comparison/unit-scores.js';

/** A unit of no size but its own. */
const waits = (size: number): RawUnit => ({
  ...{ score: size / 3, weight: size, varianceNull: size / 7 },
  ...{ strata: size, contactsA: 2 * size, contactsB: 3 * size, spreads: null },
});

/** Half of the values one above, half one below the mean, which is 3. */
const ratings = (size: number): RawUnit => {
  const side = { n: 10 * size, sum: 30 * size, within: 10 * size, squares: 100 * size };
  return {
    ...{ score: size, weight: 5 * size, varianceNull: 0 },
    ...{ strata: size, contactsA: 10 * size, contactsB: 10 * size },
    spreads: { strata: size, a: side, b: side },
  };
};

const topics = Array.from({ length: 30 }, (_, at) => `topic ${at}`);

function weekOf(unitOf: (size: number) => RawUnit): TopicUnits {
  const units = openTopicUnits();
  topics.forEach((topic, at) => {
    noteUnit(units, topic, unitOf(at + 1));
  });
  return units;
}

function readWaits(units: TopicUnits, topic: string): UnitScore {
  const raw = openRawUnits(1, 'duration');
  copyUnit(units, topic, raw, 0);
  return scoreAt(raw.scores, 0);
}

const scoreOf = (unit: RawUnit) => ({ ...unit, spreads: undefined });
const nothing = { score: 0, weight: 0, varianceNull: 0, strata: 0, contactsA: 0, contactsB: 0 };

describe('what a week says of a pair', () => {
  it('is read as it was noted, however many topics there are, and as nothing on any other', () => {
    const units = weekOf(waits);
    topics.forEach((topic, at) => {
      expect(readWaits(units, topic)).toEqual(scoreOf(waits(at + 1)));
    });
    expect(readWaits(units, 'another')).toEqual(nothing);
  });

  it('can be said again without some topics, and noted on them anew, while what was said stays', () => {
    const before = weekOf(waits);
    const after = copyWithout(before, ['topic 4', 'topic 20', 'another']);
    expect(['topic 4', 'topic 20'].map((topic) => readWaits(after, topic))).toEqual([
      nothing,
      nothing,
    ]);
    noteUnit(after, 'topic 4', waits(99));
    expect(readWaits(after, 'topic 4')).toEqual(scoreOf(waits(99)));
    expect(readWaits(after, 'topic 5')).toEqual(scoreOf(waits(6)));
    expect(readWaits(before, 'topic 4')).toEqual(scoreOf(waits(5)));
  });

  it('forgets how far values lay from each other together with the topic', () => {
    const left = copyWithout(weekOf(ratings), ['topic 1']);
    const raw = openRawUnits(3, 'rating');
    for (const [row, topic] of ['topic 0', 'topic 1', 'topic 2'].entries())
      copyUnit(left, topic, raw, row);
    const scores = finishUnits(raw, [0, 1, 2], 4);
    // Of topics 0 and 2: 4 strata, 80 contacts, 80 squared steps.
    const variance = 80 / (80 - 2 * 4);
    expect(scoreAt(scores, 1)).toEqual(nothing);
    expect(scoreAt(scores, 2).varianceNull).toBeCloseTo(15 * variance, 12);
  });
});

describe('what weeks say of a topic, a row each', () => {
  const weeks = [weekOf(waits), undefined, weekOf(waits), weekOf(waits)];
  const said = ({ scores }: RawUnits): UnitScore[] => weeks.map((_, row) => scoreAt(scores, row));

  it('is what each of them says, and nothing where there is none', () => {
    const seven = scoreOf(waits(7));
    const rowsOf = openTopicRows('topic 6', 'duration');
    expect(said(rowsOf(weeks))).toEqual([seven, nothing, seven, seven]);
  });

  it('follows the weeks that are others now, and leaves what was handed out as it was', () => {
    const rowsOf = openTopicRows('topic 6', 'duration');
    const first = rowsOf(weeks);
    const other = openTopicUnits();
    noteUnit(other, 'topic 6', waits(50));
    const now = rowsOf([copyWithout(weeks[0]!, ['topic 6']), other, undefined, weeks[3]]);
    expect(said(now)).toEqual([nothing, scoreOf(waits(50)), nothing, scoreOf(waits(7))]);
    expect(said(first)).toEqual(said(openTopicRows('topic 6', 'duration')(weeks)));
  });

  it('is as long as there are weeks', () => {
    const rowsOf = openTopicRows('topic 0', 'rating');
    const lengths = [3, 4, 1].map((length) => rowsOf(weeks.slice(0, length)).scores.length);
    expect(lengths).toEqual(
      [3, 4, 1].map((length) => openRawUnits(length, 'rating').scores.length),
    );
  });
});

describe('finished units', () => {
  it('take their variance from the rows that are pooled alone; waits bring their own', () => {
    const week = weekOf(ratings);
    noteUnit(week, 'wide', {
      ...ratings(1),
      spreads: { ...ratings(1).spreads!, a: { n: 10, sum: 30, within: 400, squares: 490 } },
    });
    const raw = openRawUnits(2, 'rating');
    copyUnit(week, 'topic 0', raw, 0);
    copyUnit(week, 'wide', raw, 1);
    expect(scoreAt(finishUnits(raw, [0], 4), 1).varianceNull).toBeCloseTo(5 * (20 / 18), 12);

    const own = openRawUnits(1, 'duration');
    copyUnit(weekOf(waits), 'topic 6', own, 0);
    expect(scoreAt(finishUnits(own, [0], 1), 0)).toEqual(scoreOf(waits(7)));
  });
});

describe('a column of scores', () => {
  const columnOf = (...sizes: readonly number[]) => {
    const column = openScores(sizes.length);
    sizes.forEach((size, row) => {
      putScore(column, row, waits(size));
    });
    return column;
  };

  it('adds up over the rows that are asked for', () => {
    const { score, contactsB } = sumRows(columnOf(1, 10, 5), [0, 2]);
    expect([score, contactsB]).toEqual([1 / 3 + 5 / 3, 18]);
    expect(sumRows(columnOf(1), [])).toEqual(nothing);
  });

  it('adds up over topics row by row, passing over what weighs nothing', () => {
    const weightless = columnOf(4, 4);
    putScore(weightless, 1, { ...waits(4), weight: 0 });
    const sum = addTopics([columnOf(1, 2), weightless]);
    expect([scoreAt(sum, 0).strata, scoreAt(sum, 1).strata]).toEqual([5, 2]);
    expect(addTopics([])).toHaveLength(0);
  });
});
