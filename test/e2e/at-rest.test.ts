// What the compiled service holds once it is started: little, and nothing is missing for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startCli } from '../support/run-cli.js';

const dist = resolve(process.cwd(), 'dist');

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, object>>;
}

const heapRoom = JSON.stringify(join(dist, 'cli', 'heap-room.js'));

/** The number a script prints that is run with this word. */
function printedBy(script: string, word: string): number {
  const args = ['--input-type=module', '-e', script, word];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        found(port);
      });
    });
  });
}

describe('the compiled service at rest', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unison-rest-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('describes every route with what the build noted about it, once it is asked', async () => {
    const config = join(folder, 'unison.yaml');
    writeFileSync(
      config,
      'timezone: Europe/Brussels\nchannels:\n  phone: { kind: voice, name: Phone }\nsources:\n  calls: { connector: push }\n',
    );
    const port = await freePort();
    const service = startCli(['serve', '--config', config], {
      ...{ PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'rest.db')}` },
      LOG_LEVEL: 'error',
    });
    try {
      await new Promise((ready, failed) => {
        service.stdout!.once('data', ready);
        service.once('exit', failed);
      });
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`);
      const { paths } = (await answer.json()) as {
        paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
      };
      const operations = Object.values(paths).flatMap((path) => Object.values(path));
      expect(operations.length).toBeGreaterThan(35);
      expect(operations.filter(({ responses }) => Object.keys(responses).length === 0)).toEqual([]);
      expect(paths['/api/v1/report']!['get']!.summary).toBe(
        'The whole report as JSON; without a window the last four complete ISO weeks.',
      );
      expect(paths['/api/v1/channels']!['get']!.responses['200']).toMatchObject({
        content: { 'application/json': { schema: { type: 'object' } } },
      });
    } finally {
      service.kill();
      await new Promise((ended) => service.once('exit', ended));
    }
  });

  it('leaves the library of that description unread until then', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const controllers = files.filter((name) => name.endsWith('.controller.js'));
    expect(controllers.length).toBeGreaterThan(8);
    const reading = files
      .filter((name) => name.endsWith('.js'))
      .filter((name) =>
        /from ["']@nestjs\/swagger["']/.test(readFileSync(join(dist, name), 'utf8')),
      );
    expect(reading).toEqual([]);
  });

  it('holds its young generation at two halves of 8 MB, however much is made', () => {
    const script = `
      import { getHeapSpaceStatistics } from 'node:v8';
      import { holdYoungGeneration } from ${heapRoom};
      if (process.argv[1] === 'held') holdYoungGeneration();
      const kept = [];
      for (let made = 0; made < 300000; made++) kept.push({ made, text: String(made) });
      const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
      console.log(young.space_size / 2 ** 20);`;
    const [held, free] = ['held', 'free'].map((word) => printedBy(script, word));
    expect(held).toBe(16);
    expect(free).toBeGreaterThan(16);
  });
});

describe('the compiled import', () => {
  it('takes less room for what it leaves behind than V8 would give it', () => {
    const script = `
      import { getHeapStatistics } from 'node:v8';
      import { growHeapSlowly } from ${heapRoom};
      if (process.argv[1] === 'slowly') growHeapSlowly();
      const [kept, recent] = [[], []];
      for (let made = 0; made < 100000; made++) kept.push({ made, text: String(made) });
      let most = 0;
      for (let made = 0; made < 6000000; made++) {
        recent[made % 200000] = { made, text: String(made) };
        if (made % 10000 === 0) most = Math.max(most, getHeapStatistics().total_heap_size);
      }
      console.log(most / 2 ** 20);`;
    expect(printedBy(script, 'slowly')).toBeLessThan(0.9 * printedBy(script, 'freely'));
  });
});
