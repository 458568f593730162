import { join } from 'node:path';
import { queueLog } from '../../../sandbox/queue-log.js';
import { uuidOf } from '../../../sandbox/ids.js';
import { describeConnector } from '../../support/acceptance-suite.js';
import { expectedLines, lineOf, type Visibility } from '../../support/expected-contacts.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const seen: Visibility = {
  door: 'phone',
  kinds: ['queued', 'connected', 'transferred', 'abandoned', 'ended'],
  isWholeSeconds: true,
  measurable: ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'],
};
const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});
const nameFor = (url: string): string => uuidOf(url).slice(0, 8);

describeConnector({
  connector: 'queuelog',
  isHttp: false,
  prepare: (sandbox) => {
    folder.write(`${nameFor(sandbox.url)}/queue_log`, queueLog(sandbox.world));
  },
  keys: (_, { url }) => ({
    path: join(folder.path, nameFor(url), 'queue_log'),
    channels: { voice: 'phone' },
    historyDays: 25,
  }),
  ...{ env: {}, wrongEnv: {}, wrongKeys: { path: join(folder.path, 'nowhere') } },
  expected: (world, now) => expectedLines(world, now, seen),
  lineOf,
  lagMs: 0,
  idleRequests: 0,
});
