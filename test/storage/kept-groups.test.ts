import { tellGroups, type Group, type KeptGroups } from '../../src/storage/kept-groups.js';

const groupOf = (bytes: readonly number[], counts: readonly number[] = []): Group => ({
  segments: [{ start: 0, bytes: Buffer.from(bytes), mark: 1 }],
  steps: new Map([[7, { slots: counts.map((_, at) => at), counts: [...counts], marks: 1 }]]),
});

/** Reads groups, and tells which of them were added up. */
function reading(kept: KeptGroups<readonly unknown[]>) {
  return (groups: Readonly<Record<string, Group>>): readonly Group[] => {
    const added: Group[] = [];
    const found = tellGroups(kept, new Map(Object.entries(groups)), (group) => {
      added.push(group);
      return [];
    });
    expect([...found.keys()]).toEqual(Object.keys(groups));
    return added;
  };
}

describe('groups kept between readings', () => {
  it('are added up again only where a segment or a single row differs', () => {
    const read = reading(new Map());
    const [segment, row] = [groupOf([1, 2], [3]), groupOf([4, 5], [6])];
    expect(read({ segment, row })).toEqual([segment, row]);
    expect(read({ segment: groupOf([1, 2], [3]), row: groupOf([4, 5], [6]) })).toEqual([]);
    const flipped = groupOf([1, 3], [3]);
    expect(read({ segment: flipped, row })).toEqual([flipped]);
    const counted = groupOf([4, 5], [7]);
    expect(read({ segment: flipped, row: counted })).toEqual([counted]);
  });

  it('are the very lists of before where nothing differs', () => {
    const kept: KeptGroups<readonly unknown[]> = new Map();
    const read = () => tellGroups(kept, new Map([['a', groupOf([1])]]), () => []).get('a');
    const first = read();
    expect(first).toEqual([]);
    expect(read()).toBe(first);
  });

  it('are let go of once there is no such group any more', () => {
    const kept: KeptGroups<readonly unknown[]> = new Map();
    const read = reading(kept);
    read({ gone: groupOf([1]), stays: groupOf([2]) });
    read({ stays: groupOf([2]) });
    expect([...kept.keys()]).toEqual(['stays']);
  });
});
