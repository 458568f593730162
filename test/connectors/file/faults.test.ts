// Files that are written to while they are read, and a process that dies: in the end everything is there, once.
import { createRandom } from '../../../sandbox/random.js';
import { pollThroughFaults } from '../../support/fault-runs.js';
import { createGrowingExport } from '../../support/growing-export.js';
import { storedInteractions } from '../../support/page.js';
import { PolledSource } from '../../support/polled-source.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const runs = process.env['UNISON_FULL'] === undefined ? 20 : 250;

const keys = {
  ...{ connector: 'file', watch: true, channels: { Phone: 'phone', Mail: 'email' } },
  fields: {
    ...{ id: 'id', channel: 'channel', openedAt: 'opened', firstResponseAt: 'answered' },
    ...{ resolvedAt: 'closed', updatedAt: 'changed' },
  },
};

it(
  `loses nothing and doubles nothing in ${String(runs)} runs of half-written, grown, rewritten, rotated and packed files`,
  async () => {
    for (let run = 1; run <= runs; run += 1) {
      const random = createRandom(run, 'faults file');
      const folder = scratchFolder();
      const growing = createGrowingExport(folder.path, random);
      const open = (skewMs: number): PolledSource =>
        new PolledSource({
          ...{ id: 'export', keys: { ...keys, path: `${folder.path}/contacts*` }, skewMs },
          ...{ env: {}, allowHosts: [], now: growing.clock.now },
        });
      const stores = await pollThroughFaults({ ...growing, open }, random);
      const found = (await storedInteractions(stores)).map((one) =>
        [one.channel, one.openedAt, one.firstResponseAt ?? '-', one.resolvedAt ?? '-'].join(' '),
      );
      expect([run, ...found.sort()]).toEqual([run, ...growing.lines()]);
      await stores.close();
      folder.remove();
    }
  },
  runs * 5000,
);
