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
