import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sharedFolder } from '../support/shared-folder.js';
import { runCli } from '../support/run-cli.js';
import { createWorkspace } from '../support/workspace.js';
import type { Workspace } from '../support/workspace.js';

const data = sharedFolder('data');
const describeShared = data === null ? describe.skip : describe;

interface Row {
  metric: string;
  topic: string | null;
  better: string;
  worse: string;
  verdict: string;
  basis: string;
  timesOutOf100: number | null;
  difference: { value: number | null };
  unadjusted: { difference: number | null; reversed: boolean; composition: boolean };
  estimates: Record<
    string,
    { n: number; share: number | null; numerator: number; denominator: number }
  >;
}

interface Report {
  comparisons: Row[];
  excluded: { reason: string; count: number }[];
  headline: { verdict: string; sentence: string };
}

/** Polls one data set with the configuration of `test/support/configs` and reads its report for a window. */
async function readReport(
  name: string,
  from: string,
  to: string,
): Promise<{ report: Report; space: Workspace; env: Record<string, string>; config: string }> {
  const space = createWorkspace();
  const config = space.write(
    `${name}.yaml`,
    readFileSync(resolve('test/support/configs', `${name}.yaml`), 'utf8').replaceAll(
      '../../../../shared',
      resolve('..', 'shared'),
    ),
  );
  const env = { DATABASE_URL: space.databaseUrl };
  const polled = await runCli(['poll', '--config', config], env);
  expect(polled.stderr).toBe('');
  expect(polled.status).toBe(0);
  const printed = await runCli(
    ['report', '--config', config, '--from', from, '--to', to, '--format', 'json'],
    env,
  );
  expect(printed.stderr).toBe('');
  expect(printed.status).toBe(0);
  return { report: JSON.parse(printed.stdout) as Report, space, env, config };
}

const between = (row: Row, a: string, b: string): boolean =>
  [row.better, row.worse].sort().join() === [a, b].sort().join();

const excludedCount = (report: Report, reason: string): number =>
  report.excluded
    .filter((each) => each.reason.includes(reason))
    .reduce((sum, { count }) => sum + count, 0);

describeShared('Boston 311, second half of 2011 (shared data)', () => {
  let report: Report;
  let space: Workspace;
  let env: Record<string, string>;
  let config: string;

  beforeAll(async () => {
    ({ report, space, env, config } = await readReport('boston', '2011-07-01', '2012-01-01'));
  }, 120_000);

  afterAll(() => {
    space.remove();
  });

  const pair = (metric: string, topic: string | null, a = 'phone', b = 'web'): Row => {
    const row = report.comparisons.find(
      (each) =>
        each.metric === metric &&
        each.topic === topic &&
        between(each, a, b) &&
        each.basis === 'customer',
    );
    if (row === undefined)
      throw new Error(`no comparison of ${a} and ${b} on ${metric} for ${String(topic)}`);
    return row;
  };

  it('says late promises of phone against web are composition, not service', () => {
    const row = pair('promise_kept', null);
    const late = (channel: string): number => 100 * (1 - (row.estimates[channel]?.share ?? NaN));
    expect(late('phone')).toBeCloseTo(34.6, 1);
    expect(late('web')).toBeCloseTo(15.9, 1);
    expect(row.worse).toBe('web');
    expect(row.difference.value).toBeGreaterThan(1);
    expect(row.difference.value).toBeLessThan(2.6);
    expect(row.unadjusted.reversed).toBe(true);
    expect(row.verdict).not.toBe('gap');
  });

  it('claims no gap in the disfavour of phone on late promises over all topics', () => {
    const claims = report.comparisons.filter(
      (row) =>
        row.metric === 'promise_kept' &&
        row.topic === null &&
        row.worse === 'phone' &&
        row.better === 'web',
    );
    expect(claims.filter((row) => row.verdict === 'gap')).toEqual([]);
  });

  it('writes "composition, not service" into the report', async () => {
    const printed = await runCli(
      [
        'report',
        '--config',
        config,
        '--from',
        '2011-07-01',
        '--to',
        '2012-01-01',
        '--format',
        'md',
      ],
      env,
    );
    expect(printed.stdout).toContain('composition, not service');
  });

  it.each(['Schedule a Bulk Item Pickup', 'Sticker Request'])(
    'finds no gap on resolution for %s',
    (topic) => {
      expect(pair('resolution', topic).verdict).not.toBe('gap');
    },
  );

  it('finds the gap of Traffic Signal Repair, web slower about 69 times in 100', () => {
    const row = pair('resolution', 'Traffic Signal Repair');
    expect(row.verdict).toBe('gap');
    expect(row.worse).toBe('web');
    expect(row.timesOutOf100).toBeGreaterThan(64);
    expect(row.timesOutOf100).toBeLessThan(74);
  });

  it('leaves out internal channels and counts them', () => {
    expect(excludedCount(report, 'internal')).toBe(17_925 + 120);
  });

  it('counts only rows with a target as promises', () => {
    const row = pair('promise_kept', null);
    expect(row.estimates['phone']?.denominator).toBeLessThan(28_136 * 0.9);
  });
});

describeShared('San Francisco 311, 2008 to 2019 (shared data)', () => {
  let report: Report;
  let space: Workspace;

  beforeAll(async () => {
    ({ report, space } = await readReport('sf311', '2008-07-01', '2019-11-12'));
  }, 120_000);

  afterAll(() => {
    space.remove();
  });

  it('refuses the negative durations one by one and counts them', () => {
    expect(excludedCount(report, 'resolution_before_opening')).toBe(48);
  });

  it('finds Twitter inconclusive, never a gap', () => {
    const rows = report.comparisons.filter((row) => [row.better, row.worse].includes('twitter'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.verdict !== 'inconclusive')).toEqual([]);
  });
});

describeShared('Negative controls (shared data)', () => {
  const windows: readonly (readonly [string, string, string])[] = [
    ['callcenter', '2020-10-01', '2020-11-01'],
    ['tickets', '2023-05-29', '2023-06-05'],
    ['nyc311', '2024-04-15', '2024-06-03'],
  ];

  it.each(windows)(
    'claims no gap in %s',
    async (name, from, to) => {
      const { report, space } = await readReport(name, from, to);
      try {
        expect(report.comparisons.length).toBeGreaterThan(0);
        expect(report.comparisons.filter((row) => row.verdict === 'gap')).toEqual([]);
        if (name === 'nyc311') {
          expect(report.comparisons.filter((row) => row.verdict !== 'inconclusive')).toEqual([]);
        }
        if (name === 'tickets') {
          const unusable = excludedCount(report, 'resolution_before_opening');
          expect(unusable).toBeGreaterThan(1_200);
        }
      } finally {
        space.remove();
      }
    },
    120_000,
  );
});

describe('The command line after a build', () => {
  it('is compiled', () => {
    expect(existsSync(resolve('dist', 'cli.js'))).toBe(true);
  });
});
