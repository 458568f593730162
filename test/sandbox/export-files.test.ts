import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createFileExport } from '../../sandbox/export-files.js';
import { createLiveWorld } from '../../sandbox/live-world.js';
import { scratchFolder } from '../support/scratch-folder.js';

describe('the files a company hands out', () => {
  const space = scratchFolder();
  afterAll(() => {
    space.remove();
  });

  it("are as old as the company's own clock says, and hold nothing that is still to come", () => {
    let now = Date.now() + 20 * 86_400_000;
    const world = createLiveWorld(3, { now: () => now }, 3);
    const folder = join(space.path, 'exports');
    const files = createFileExport(world, folder);
    files.write();
    now += 3_600_000 * 30;
    files.write();
    const newest = readdirSync(folder).sort().at(-1)!;
    expect(Math.round(statSync(join(folder, newest)).mtimeMs)).toBe(now);
    const instants = readFileSync(join(folder, newest), 'utf8').match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)!;
    const latest = Math.max(...instants.map((text) => Date.parse(text)));
    expect(latest).toBeLessThanOrEqual(now);
    expect(latest).toBeGreaterThan(now - 2 * 86_400_000);
  });
});
