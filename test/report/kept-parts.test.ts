import fc from 'fast-check';
import { openRemembered } from '../../src/comparison/remembered.js';
import { openKeptGroups } from '../../src/report/build/group-by.js';
import { inOrderOf, openKeptOrder } from '../../src/report/build/in-order.js';
import type { ReportInputs } from '../../src/report/build/inputs.js';
import { buildReport } from '../../src/report/build-report.js';
import type { ReportQuery, SourceState } from '../../src/report/consistency-report.js';
import { reportBytes } from '../../src/report/formats/report-bytes.js';
import { reportJsonText } from '../../src/report/formats/report-json.js';
import { openKeptWanted, wantedOf } from '../../src/report/why/why-wanted.js';
import type { Gap } from '../../src/domain/gap.js';
import { billingGap, comparison, everything, inputs, waits } from './comparison-fixture.js';
import { jsonOf } from '../../src/report/report-answer.js';

// What is kept of a report between two of them never shows: each is the report that nothing kept would make.

function aGap(changes: Partial<Gap>): Gap {
  const { metric, clock, basis, topic, better, worse } = billingGap;
  const opened = Date.UTC(2026, 9, 22);
  return {
    ...{ id: 'g1', metric, clock, basis, topic, better, worse, state: 'open', severity: 'major' },
    ...{ onset: null, effectAtOpening: 12, effect: 17.5, openedAt: opened, updatedAt: opened },
    ...{ worsenedAt: null, resolvedAt: null, acknowledgedAt: null, acknowledgedBy: null },
    ...{ snoozedUntil: null, acceptedUntil: null, acceptedReason: null },
    ...changes,
  };
}

const late: SourceState = {
  ...{ id: 'calls', connector: 'file', channels: ['phone'], isLive: true, health: 'late' },
  ...{ completeUntil: Date.UTC(2026, 9, 26, 7), healthReason: null, interactions: 5 },
  ...{ skipped: [], lastPolledAt: null },
};

const pick = <Kind>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const named = fc.record({
  topic: pick(null, 'billing', 'refund', 'unheard'),
  channel: pick('phone', 'email', 'twitter', 'fax'),
});

describe('rows grouped again and again', () => {
  const groupsOf = openKeptGroups<{ readonly key: string | null }>(({ key }) => key);
  const [a, b, c] = [{ key: 'one' }, { key: 'two' }, { key: 'one' }];

  it('are the same groups where nothing moved, and the same list where a group holds what it held', () => {
    const before = groupsOf([a, b, c]);
    expect(groupsOf([a, b, c])).toBe(before);
    const other = { key: 'two' };
    const after = groupsOf([a, other, c]);
    expect([...after]).toEqual([
      ['one', [a, c]],
      ['two', [other]],
    ]);
    expect(after.get('one')).toBe(before.get('one'));
    expect(before.get('two')).toEqual([b]);
  });

  it('follow a thing into another group, and leave out what has none', () => {
    groupsOf([a, b, c]);
    expect([...groupsOf([a, { key: 'one' }, { key: null }])]).toEqual([
      ['one', [a, { key: 'one' }]],
    ]);
    expect([...groupsOf([a])]).toEqual([['one', [a]]]);
  });

  it('stand in the order in which they would stand for the first time', () => {
    const channels = [{ id: 'phone' }, { id: 'email' }];
    const topics = pick([{ id: 'billing' }, { id: 'refund' }], [{ id: 'refund' }]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(named), topics)), (lists) => {
        const order = openKeptOrder<{ topic: string | null; channel: string }>();
        for (const [rows, known] of lists)
          expect(order(rows, known, channels)).toEqual(inOrderOf(known, channels)(rows));
      }),
    );
  });
});

describe('a report made again', () => {
  // Few objects, met again and again: what is kept by identity is kept here too.
  const verdicts = ['gap', 'consistent', 'inconclusive'] as const;
  const rowAt = (place: number) => [
    ...verdicts.map((verdict) =>
      comparison({ id: `row ${place}`, topic: ['billing', 'refund', null][place]!, verdict }),
    ),
    comparison({ id: `row ${place}`, metric: 'resolution', basis: 'promise', worse: 'email' }),
  ];
  const tallies = [null, 'billing', 'refund'].flatMap((topic) =>
    ['phone', 'email'].map((channel) => waits({ topic, channel }, [60, 600])),
  );
  const changes = fc.record({
    comparisons: fc.tuple(...[0, 1, 2].map((place) => pick(...rowAt(place)))),
    tallies: fc.subarray([...tallies, waits({ topic: 'billing', channel: 'phone' }, [900])]),
    gaps: fc.subarray([aGap({ topic: 'billing' }), aGap({ topic: 'refund', state: 'resolved' })]),
    sources: fc.subarray([late]),
  });
  const queries = pick<Partial<ReportQuery>>(
    {},
    { topics: ['billing'] },
    { channels: ['phone', 'twitter'] },
    { basis: 'customer' },
  );

  it('says what it would say if nothing were kept, whatever changed and whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(changes, queries), { minLength: 2 }), (asked) => {
        const remembered = openRemembered();
        for (const [changed, query] of asked) {
          const made: ReportInputs = {
            ...inputs,
            ...changed,
            weekTallies: new Map([['2026-W43', { list: () => changed.tallies }]]),
            query: { ...everything, ...query },
          };
          const report = buildReport({ ...made, remembered });
          expect(report).toEqual(buildReport(made));
          expect(jsonOf(reportBytes(report)).toString()).toBe(reportJsonText(report));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes apart the differences it would take apart', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 2 }), (met) => {
        const kept = openKeptWanted();
        for (const { comparisons } of met)
          expect(wantedOf(comparisons, everything, { margins: {}, kept })).toEqual(
            wantedOf(comparisons, everything, { margins: {}, kept: openKeptWanted() }),
          );
      }),
    );
  });
});

describe('the tag of a report', () => {
  const made = (count: number, verdict: 'gap' | 'consistent' = 'gap') =>
    reportBytes(
      buildReport({
        ...inputs,
        comparisons: Array.from({ length: count }, (_, row) =>
          comparison({ id: `row ${row}`, verdict: row === 7 ? verdict : 'gap' }),
        ),
      }),
    );

  it('is that of the bytes: the same for the same ones, another for others', () => {
    expect(jsonOf(made(23)).equals(jsonOf(made(23)))).toBe(true);
    expect(made(23).etag).toBe(made(23).etag);
    const tags = [made(23), made(23, 'consistent'), made(22), made(0)].map(({ etag }) => etag);
    expect(new Set(tags).size).toBe(4);
  });
});
