// `unison backtest` and `unison gaps` as a stranger runs them, on a made-up desk and on the shared data.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BacktestEvent } from '../../src/detection/backtest-event.js';
import { contactsOf } from '../support/contacts.js';
import { runCli, type CliResult } from '../support/run-cli.js';
import { sharedFolder } from '../support/shared-folder.js';
import { dayAfter } from '../support/watching.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

const spaces: Workspace[] = [];

afterAll(() => {
  for (const space of spaces) space.remove();
});

interface Polled {
  readonly run: (...args: readonly string[]) => Promise<CliResult>;
}

async function polled(
  name: string,
  config: string,
  files: Record<string, string>,
): Promise<Polled> {
  const space = createWorkspace();
  spaces.push(space);
  for (const [file, content] of Object.entries(files)) space.write(file, content);
  const path = space.write(`${name}.yaml`, config);
  const run = (...args: readonly string[]): Promise<CliResult> => {
    const [command = '', ...rest] = args;
    return runCli([command, '--config', path, ...rest], { DATABASE_URL: space.databaseUrl });
  };
  const { status, stderr } = await run('poll');
  expect([status, stderr]).toEqual([0, '']);
  return { run };
}

function eventsOf({ stdout }: CliResult): readonly BacktestEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BacktestEvent);
}

const told = ({ day, event, metric, topic, worse }: BacktestEvent): string =>
  [day, event, metric, topic ?? 'all', worse].join(' ');

const desk = `
timezone: Europe/Brussels
channels:
  phone: { kind: voice }
  email: { kind: email }
sources:
  desk:
    connector: file
    path: desk.csv
    timezone: UTC
    fields: { id: id, channel: channel, topic: topic, openedAt: opened, firstResponseAt: answered }
    channels: { phone: phone, email: email }
    unknownTopics: keep
`;

/** E-mail takes three times as long for nine weeks, on every topic, and again at the end. */
function deskRows(): string {
  const isSlow = (day: number): boolean => (day >= 70 && day < 126) || day >= 182;
  const contacts = contactsOf({
    days: 224,
    perDay: 25,
    slower: ({ channel, day }) => (channel === 'email' && isSlow(day) ? 3 : 1),
  });
  const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
  const lines = contacts.map(({ id, channel, topic, openedAt, firstResponseAt }) =>
    [id, channel, topic, instant(openedAt), instant(firstResponseAt)].join(','),
  );
  return ['id,channel,topic,opened,answered', ...lines, ''].join('\n');
}

describe('a history imported on the command line', () => {
  let house: Polled;

  beforeAll(async () => {
    house = await polled('desk', desk, { 'desk.csv': deskRows() });
  }, 120_000);

  it('is replayed day by day as NDJSON, quiet in a pipe, and counted in one sentence', async () => {
    const result = await house.run('backtest', '--format', 'ndjson');
    expect(result.status).toBe(0);
    const events = eventsOf(result).filter(({ topic }) => topic === null);
    expect(events.map(({ event, worse }) => `${event} ${worse}`)).toEqual([
      'opened email',
      'resolved email',
      'opened email',
    ]);
    const [first, closed, last] = events as [BacktestEvent, BacktestEvent, BacktestEvent];
    expect(first.day > dayAfter(70) && first.day < dayAfter(91)).toBe(true);
    expect(first.onset!.from <= dayAfter(70) && first.onset!.to >= dayAfter(70)).toBe(true);
    expect(closed.day > dayAfter(126) && last.day > dayAfter(182)).toBe(true);
    expect(result.stderr).toMatch(/^This would have alerted 2 times in the last year \(.+\)\.\n$/);
  }, 120_000);

  it('tells what another rule would have said before it is saved', async () => {
    const { stdout, stderr } = await house.run('backtest', '--margins', 'first_response=6');
    expect(stdout).toBe('');
    expect(stderr).toContain('would have alerted 0 times in the last year');
    const { stderr: wrong, status } = await house.run('backtest', '--margins', 'first_response=1');
    expect([status, wrong]).toEqual([2, expect.stringContaining('write a number above 1')]);
  }, 120_000);

  it('gives gaps their historical dates; only the last is open, with severity and its parts', async () => {
    const { stdout } = await house.run('gaps', '--all', '--format', 'ndjson');
    const gaps = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { topic: string | null; state: string; openedAt: number })
      .filter(({ topic }) => topic === null);
    expect(gaps.map(({ state }) => state)).toEqual(['open', 'resolved']);
    expect(gaps[1]!.openedAt).toBeLessThan(Date.parse(dayAfter(91)));
    const { stdout: open } = await house.run('gaps');
    expect(open).toMatch(
      /(major|moderate) \(size \d\.\d\d, volume 1\.00, duration \d\.\d\d, confidence \d\.\d\d\) {2}first_response {2}all topics: email worse than phone/,
    );
  }, 120_000);
});

const data = sharedFolder('data');
const describeShared = data === null ? describe.skip : describe;
const configOf = (name: string): string =>
  readFileSync(resolve('test/support/configs', `${name}.yaml`), 'utf8').replaceAll(
    '../../../../shared',
    resolve('..', 'shared'),
  );

describeShared('real contacts, replayed (shared data)', () => {
  it.each(['callcenter', 'tickets', 'nyc311', 'sf311'])(
    'of %s raise nothing',
    async (name) => {
      const house = await polled(name, configOf(name), {});
      const result = await house.run('backtest', '--from', '2008-01-01', '--format', 'ndjson');
      expect([result.status, result.stdout]).toEqual([0, '']);
      expect(result.stderr).toContain('would have alerted 0 times');
    },
    180_000,
  );

  it('of Boston, its ten largest topics and Traffic Signal Repair, open that gap: web slower, with a sensible onset', async () => {
    const house = await polled('boston', configOf('boston'), {});
    const topics = [
      'Schedule a Bulk Item Pickup',
      'Street Light Outages',
      'Unsatisfactory Living Conditions',
      'Missed Trash/Recycling/Yard Waste/Bulk Item',
      'Graffiti Removal',
      'General Comments For a Program or Policy',
      'Tree Emergencies',
      'Request for Pothole Repair',
      'Sidewalk Repair (Make Safe)',
      'Sticker Request',
      'Traffic Signal Repair',
    ];
    const result = await house.run(
      ...['backtest', '--topics', topics.join(','), '--format', 'ndjson'],
    );
    const events = eventsOf(result);
    const signal = events.find(
      ({ event, metric, topic }) =>
        event === 'opened' && metric === 'resolution' && topic === 'Traffic Signal Repair',
    );
    expect(signal).toMatchObject({ better: 'phone', worse: 'web' });
    const { from, day, to } = signal!.onset!;
    expect([from >= '2011-07-01', from <= day, day <= to, to <= signal!.day]).toEqual([
      ...[true, true, true, true],
    ]);
    const calm = ['Schedule a Bulk Item Pickup', 'Sticker Request'];
    expect(events.filter(({ topic }) => topic !== null && calm.includes(topic)).map(told)).toEqual(
      [],
    );
  }, 180_000);
});
