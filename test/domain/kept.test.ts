import { openKeptList } from '../../src/domain/kept-list.js';
import { lastPerObject, perObject } from '../../src/domain/per-object.js';
import { isSameList, openSameLists } from '../../src/domain/same-list.js';

describe('what is kept by object', () => {
  it('is made once an object, null and undefined included', () => {
    let made = 0;
    const lengthOf = perObject((list: readonly number[]) => {
      made += 1;
      return list.length > 0 ? list.length : undefined;
    });
    const [empty, full] = [[], [1, 2]];
    expect([empty, full, empty, full].map(lengthOf)).toEqual([undefined, 2, undefined, 2]);
    expect(made).toBe(2);
  });

  it('is made again once anything else it was made of is another thing', () => {
    const sums = lastPerObject<object, object>();
    const [place, part] = [{}, {}];
    const first = sums.get(place, [part, 1], () => ({}));
    expect(sums.get(place, [part, 1], () => ({}))).toBe(first);
    expect(sums.get({}, [part, 1], () => ({}))).not.toBe(first);
    expect(sums.get(place, [part, 2], () => ({}))).not.toBe(first);
    expect(sums.get(place, [part, 1], () => ({}))).not.toBe(first);
  });
});

describe('lists that hold the same things', () => {
  it('are told by their things and their order, NaN like NaN', () => {
    const thing = {};
    expect(isSameList([thing, NaN], [thing, NaN])).toBe(true);
    expect(isSameList([thing, {}], [thing, {}])).toBe(false);
    expect(isSameList([1, 2], [2, 1])).toBe(false);
    expect(isSameList([1], [1, 2])).toBe(false);
  });

  it('become the list met last that began alike', () => {
    const same = openSameLists();
    const [a, b, c] = [{}, {}, {}];
    const first = [a, b];
    expect(same(first)).toBe(first);
    expect(same([a, b])).toBe(first);
    const other = [a, c];
    expect(same(other)).toBe(other);
    expect(same([a, b])).not.toBe(first);
    expect(same([])).toEqual([]);
  });

  it('are not mixed up with those of another kind', () => {
    const [one, two] = [openSameLists(), openSameLists()];
    const thing = {};
    const list = [thing];
    expect(one(list)).toBe(list);
    expect(two([thing])).not.toBe(list);
  });
});

describe('a list made again of other lists', () => {
  const squares = () => {
    const made: number[] = [];
    const kept = openKeptList<{ readonly square: number }>();
    const of = (column: readonly number[], ...madeOf: readonly unknown[]) =>
      kept.get([column], madeOf, (place) => {
        made.push(place);
        return { square: column[place]! ** 2 };
      });
    return { made, of };
  };

  it('is the same list where everything stands as it stood', () => {
    const { made, of } = squares();
    expect(of([1, NaN], 'a')).toBe(of([1, NaN], 'a'));
    expect(made).toEqual([0, 1]);
  });

  it('makes anew only what stands on something new, and leaves the list before as it was', () => {
    const { made, of } = squares();
    const before = of([1, 2, 3]);
    const after = of([1, 5, 3]);
    expect(made).toEqual([0, 1, 2, 1]);
    expect(before.map(({ square }) => square)).toEqual([1, 4, 9]);
    expect(after.map(({ square }) => square)).toEqual([1, 25, 9]);
    expect(after[2]).toBe(before[2]);
  });

  it('makes everything anew where its length differs, or what all of it was made of', () => {
    const { made, of } = squares();
    of([1, 2], 'a');
    of([1, 2], 'b');
    expect(of([1], 'b').map(({ square }) => square)).toEqual([1]);
    expect(made).toEqual([0, 1, 0, 1, 0]);
  });

  it('sees a change in any of its columns', () => {
    const kept = openKeptList<string>();
    const words = (one: readonly string[], other: readonly string[]) =>
      kept.get([one, other], [], (place) => one[place]! + other[place]!);
    const before = words(['a', 'b', 'c'], ['1', '2', '3']);
    expect(words(['a', 'x', 'c'], ['1', '2', '9'])).toEqual(['a1', 'x2', 'c9']);
    expect(words(['a', 'b', 'c'], ['1', '2', '3'])).toEqual(before);
  });
});
