import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doors } from '../../../sandbox/company.js';
import { flatRow } from '../../../sandbox/flat-row.js';
import { uuidOf } from '../../../sandbox/ids.js';
import { createRecordStream, type RecordStream } from '../../../sandbox/record-stream.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});
const streams = new Map<string, RecordStream>();
const pathFor = (url: string): string => join(folder.path, uuidOf(url).slice(0, 8));

const names = ['id', 'updatedAt', 'channel', 'topic', 'openedAt', 'firstResponseAt', 'resolvedAt'];
const more = ['abandonedAt', 'reopens', 'transfers', 'csat', 'nps', 'ces', 'customer', 'language'];
const fields = Object.fromEntries([...names, ...more].map((name) => [name, name]));
const textOf = (value: number | null): string => (value === null ? '' : String(value));
const timeOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

describeConnector({
  connector: 'airbyte',
  isHttp: false,
  prepare: ({ url, world }) => {
    const known = streams.get(url);
    const stream = known ?? createRecordStream(world);
    streams.set(url, stream);
    mkdirSync(folder.path, { recursive: true });
    if (known === undefined) writeFileSync(pathFor(url), stream.sync('airbyte'));
    else appendFileSync(pathFor(url), stream.sync('singer'));
  },
  keys: (_, { url }) => ({ path: pathFor(url), streams: { contacts: { fields } } }),
  ...{ env: {}, wrongEnv: {}, wrongKeys: { path: join(folder.path, 'nowhere') } },
  expected: (world, now) =>
    doors
      .flatMap((door) => world.contactsOf(door))
      .filter(({ openedAt }) => openedAt <= now)
      .map((contact) => {
        const row = flatRow(contact, now);
        const { id, channel, openedAt, firstResponseAt, resolvedAt, abandonedAt } = row;
        const times = [openedAt, firstResponseAt, resolvedAt, abandonedAt];
        return [channel, ...times, row.csat, row.nps, row.ces, row.transfers, id].join(' ');
      })
      .sort(),
  lineOf: ({ channel, openedAt, firstResponseAt, resolvedAt, abandonedAt, ...one }) => {
    const times = [openedAt, firstResponseAt, resolvedAt, abandonedAt].map(timeOf);
    const said = [one.csat, one.nps, one.ces, one.transfers].map(textOf);
    return [channel, ...times, ...said, one.id].join(' ');
  },
  lagMs: 0,
  idleRequests: 0,
});
