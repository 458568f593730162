import { appendFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fileConnector } from '../../../src/connectors/file/connector.js';
import type { FileState } from '../../../src/connectors/file/state.js';
import { openFixture, readWhole, timeline, type Fixture } from '../../support/file-fixture.js';
import { scratchFolder, type ScratchFolder } from '../../support/scratch-folder.js';

let folder: ScratchFolder;
beforeEach(() => {
  folder = scratchFolder();
});
afterEach(() => {
  folder.remove();
});

const header = 'id,channel,opened,closed\n';
const row = (id: number | string, closed = ''): string =>
  `${id},Phone,2026-01-05T10:00Z,${closed}\n`;
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => row(from + index)).join('');

const idsOf = async (fixture: Fixture, state: FileState | null = null) => {
  const { conversations, state: next } = await readWhole(openFixture(folder, fixture), state);
  return { ids: conversations.map(({ id }) => id), next };
};

/** Time on disk moves on with each change, as it would between two polls. */
let minute = 0;
function touch(name: string): void {
  minute += 1;
  const at = new Date(Date.parse('2026-03-02T00:00:00Z') + minute * 60_000);
  utimesSync(join(folder.path, name), at, at);
}
const append = (name: string, text: string | Buffer): void => {
  appendFileSync(join(folder.path, name), text);
  touch(name);
};
const replace = (name: string, text: string): void => {
  writeFileSync(join(folder.path, name), text);
  touch(name);
};

describe('a second poll', () => {
  it('of an unchanged file reads nothing and proves nothing new', async () => {
    const { next } = await idsOf({ content: header + rows(0, 5) });
    const page = await fileConnector.readPage(openFixture(folder, {}), next, {
      kind: 'incremental',
    });
    expect(page).toMatchObject({
      conversations: [],
      skipped: [],
      isLast: true,
      completeUntil: null,
    });
    expect(page.next).toEqual(next);
  });

  it('of a file that grew reads the new rows only', async () => {
    const { next } = await idsOf({ content: header + rows(0, 5) });
    append('contacts.csv', rows(5, 7));
    expect((await idsOf({}, next)).ids).toEqual(['5', '6']);
  });

  it('of a file whose rows changed reads it whole', async () => {
    const { next } = await idsOf({ content: header + rows(0, 400) });
    replace('contacts.csv', header + rows(0, 399) + row(399, '2026-01-06T10:00Z') + rows(400, 402));
    expect((await idsOf({}, next)).ids).toHaveLength(402);
  });

  it('of a file that became shorter reads it whole', async () => {
    const { next } = await idsOf({ content: header + rows(0, 5) });
    replace('contacts.csv', header + rows(0, 2));
    expect((await idsOf({}, next)).ids).toEqual(['0', '1']);
  });

  it('of a changed archive reads it whole', async () => {
    const { next } = await idsOf({ name: 'contacts.csv.gz', content: header + rows(0, 2) });
    append('contacts.csv.gz', gzipSync(rows(2, 3)));
    expect((await idsOf({ path: 'contacts.csv.gz' }, next)).ids).toEqual(['0', '1', '2']);
  });

  it('with a state from the future reads nothing and does not fail', async () => {
    const { next } = await idsOf({ content: header + rows(0, 5) });
    const [position] = next.files;
    const future: FileState = {
      files: [
        { ...position!, offset: 1e9, line: 1e6, size: 1e9, modifiedAt: Date.parse('2030-01-01') },
      ],
      newestChange: null,
      newestInstant: Date.parse('2030-01-01'),
    };
    const page = await fileConnector.readPage(openFixture(folder, {}), future, {
      kind: 'incremental',
    });
    expect(page).toMatchObject({ conversations: [], skipped: [], isLast: true });
  });

  it.each(['tail', 'incremental'] as const)('reads nothing twice for a %s', async (kind) => {
    const { next } = await idsOf({ content: header + rows(0, 5) });
    const range = kind === 'tail' ? { kind, from: 0 } : { kind };
    const page = await fileConnector.readPage(openFixture(folder, {}), next, range);
    expect(page.conversations).toEqual([]);
  });
});

it('a backfill gives the contacts opened in its stretch only', async () => {
  const content = `${header}1,Phone,2026-01-05T10:00Z,\n2,Phone,2026-01-06T00:00Z,\n3,Phone,2026-01-07T00:00Z,\n`;
  const access = openFixture(folder, { content });
  const page = await fileConnector.readPage(access, null, {
    kind: 'backfill',
    from: Date.parse('2026-01-06T00:00Z'),
    to: Date.parse('2026-01-07T00:00Z'),
  });
  expect(page.conversations.map(({ id }) => id)).toEqual(['2']);
});

describe('a half-written last line', () => {
  it('waits for its newline in a live source', async () => {
    const live = { keys: 'watch: true' };
    const { ids, next } = await idsOf({ ...live, content: `${header}${row(1)}2,Phone,2026-01-0` });
    expect(ids).toEqual(['1']);
    append('contacts.csv', '5T10:00Z,\n3,Mail');
    const second = await idsOf(live, next);
    expect(second.ids).toEqual(['2']);
    append('contacts.csv', ',2026-01-05T10:00Z,\n');
    expect((await idsOf(live, second.next)).ids).toEqual(['3']);
  });

  it('is named in a finished source, and read when it has been completed', async () => {
    const access = openFixture(folder, { content: `${header}${row(1)}2,Phone` });
    const first = await readWhole(access);
    expect(first.conversations.map(({ id }) => id)).toEqual(['1']);
    expect(first.skipped).toMatchObject([{ key: 'contacts.csv:3', reason: 'half_written_line' }]);
    append('contacts.csv', ',2026-01-05T10:00Z,\n');
    expect((await idsOf({}, first.state)).ids).toEqual(['2']);
  });

  it('of NDJSON waits too', async () => {
    const keys = 'watch: true';
    const one = '{"id":1,"channel":"Phone","opened":"2026-01-05"}\n';
    const fixture = { name: 'c.ndjson', keys };
    const { ids, next } = await idsOf({ ...fixture, content: `${one}{"id":2,"chan` });
    expect(ids).toEqual(['1']);
    append('c.ndjson', 'nel":"Mail","opened":"2026-01-05"}\n');
    expect((await idsOf(fixture, next)).ids).toEqual(['2']);
  });

  it('may be the header itself', async () => {
    const live = { keys: 'watch: true' };
    const { ids, next } = await idsOf({ ...live, content: 'id,chan' });
    expect(ids).toEqual([]);
    append('contacts.csv', `nel,opened,closed\n${row(1)}`);
    expect((await idsOf(live, next)).ids).toEqual(['1']);
  });
});

describe('several files', () => {
  it('of a watched folder are read in the order of their names, new ones as they come', async () => {
    folder.write('exports/b.csv', header + row('b'));
    folder.write('exports/a.ndjson', '{"id":"a","channel":"Mail","opened":"2026-01-05"}\n');
    folder.write('exports/deep/c.csv.gz', gzipSync(header + row('c')));
    folder.write('exports/.hidden.csv', header + row('hidden'));
    folder.write('exports/b.csv.part', header + row('part'));
    folder.write('exports/notes.pdf', 'x');
    folder.write('exports/empty.csv', '');
    const watched = { path: 'exports', keys: 'watch: true' };
    const { ids, next } = await idsOf(watched);
    expect(ids).toEqual(['a', 'b', 'c']);
    folder.write('exports/d.csv', header + row('d'));
    rmSync(join(folder.path, 'exports/a.ndjson'));
    const second = await idsOf(watched, next);
    expect(second.ids).toEqual(['d']);
    expect(second.next.files.map(({ name }) => name)).toEqual([
      'b.csv',
      'd.csv',
      'deep/c.csv.gz',
      'empty.csv',
    ]);
  });

  it.each([
    ['exports/*.csv', ['a1', 'a2']],
    ['exports/**/*.csv', ['a1', 'a2', 'b1']],
    ['exports/a?.{csv,tsv}', ['a1', 'a2']],
  ])('are chosen by the pattern %s', async (path, ids) => {
    folder.write('exports/a1.csv', header + row('a1'));
    folder.write('exports/a2.csv', header + row('a2'));
    folder.write('exports/sub/b1.csv', header + row('b1'));
    expect((await idsOf({ path })).ids).toEqual(ids);
  });

  it('share pages, and a fault in one comes after the rows of those before it', async () => {
    folder.write('many/1.csv', header + rows(0, 375));
    folder.write('many/2.csv', header + rows(375, 750));
    folder.write('many/3.csv', 'nothing,mapped\n');
    const access = openFixture(folder, { path: 'many/*.csv' });
    const first = await fileConnector.readPage(access, null, { kind: 'incremental' });
    const second = await fileConnector.readPage(access, first.next, { kind: 'incremental' });
    expect([first.conversations.length, second.conversations.length]).toEqual([499, 251]);
    await expect(
      fileConnector.readPage(access, second.next, { kind: 'incremental' }),
    ).rejects.toThrow('3.csv has no column "id"');
  });
});

describe('pages', () => {
  it('are the same whether reading goes on or begins anew at every page', async () => {
    for (const name of ['big.csv', 'big.csv.gz', 'big.tsv', 'big.ndjson', 'big.json']) {
      const content = bigContent(name);
      const warm = await readWhole(openFixture(folder, { name, content }));
      const cold: string[] = [];
      let state: FileState | null = null;
      for (let isLast = false; !isLast;) {
        const page = await fileConnector.readPage(openFixture(folder, { path: name }), state, {
          kind: 'incremental',
        });
        cold.push(...timeline(page.conversations));
        ({ next: state, isLast } = page);
      }
      expect(cold).toEqual(timeline(warm.conversations));
      expect(cold.length).toBeGreaterThan(5000);
    }
  });

  it('end after five hundred rows, so that memory stays bounded and nobody waits long', async () => {
    const { pages } = await readWhole(openFixture(folder, { content: header + rows(0, 9000) }));
    expect(Math.max(...pages.map(({ conversations }) => conversations.length))).toBeLessThanOrEqual(
      500,
    );
  });

  it("stop at a signal, which is nobody's fault", async () => {
    const access = openFixture(folder, { content: header + rows(0, 5) });
    const signal = AbortSignal.abort(new Error('stopping'));
    await expect(
      fileConnector.readPage({ ...access, signal }, null, { kind: 'incremental' }),
    ).rejects.toMatchObject({
      name: 'TemporaryError',
      message:
        'sources.demo: stopped while contacts.csv was being read; the next poll goes on there.',
    });
  });
});

function bigContent(name: string): string {
  const records = Array.from({ length: 5200 }, (_, index) => ({
    id: `n${index}`,
    channel: index % 3 === 0 ? 'Mail' : 'Phone',
    opened: '2026-01-05T10:00Z',
    closed: index % 2 === 0 ? '2026-01-06T10:00Z' : '',
    note: 'é"x\n'.repeat(index % 4),
  }));
  if (name.includes('ndjson')) return records.map((one) => `${JSON.stringify(one)}\n`).join('');
  if (name.includes('json')) return JSON.stringify({ records }, null, 1);
  const mark = name.includes('tsv') ? '\t' : ',';
  const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`);
  const lines = records.map((one) => Object.values(one).map(quoted).join(mark));
  return `${[['id', 'channel', 'opened', 'closed', 'note'].join(mark), ...lines].join('\n')}\n`;
}

it('however a growing file is cut between polls, every row is read exactly once', async () => {
  const text = Buffer.from(
    header +
      Array.from({ length: 12 }, (_, index) =>
        index % 4 === 0 ? `"q${index}\né",Phone,2026-01-05T10:00Z,\r\n` : row(index),
      ).join(''),
  );
  const whole = Array.from({ length: 12 }, (_, index) =>
    index % 4 === 0 ? `q${index}\né` : String(index),
  );
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 6 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      run += 1;
      const name = `grow${run}.csv`;
      const ends = [...places.sort((a, b) => a - b), text.length];
      const ids: string[] = [];
      let state: FileState | null = null;
      for (const end of ends) {
        replace0(name, text.subarray(0, end));
        try {
          const read = await readWhole(
            openFixture(folder, { path: name, keys: 'live: true' }),
            state,
          );
          ids.push(...read.conversations.map(({ id }) => id));
          state = read.state;
        } catch (error) {
          expect((error as Error).name).toBe('TemporaryError');
          state = await afterWholeRows(name, state, ids);
        }
      }
      expect(ids).toEqual(whole);
    }),
    { numRuns: 40, seed: 11 },
  );
});

/** Pages are saved one by one: what came before the fault is kept with its state. */
async function afterWholeRows(
  name: string,
  start: FileState | null,
  ids: string[],
): Promise<FileState | null> {
  let state = start;
  try {
    for (let page = 0; page < 9; page += 1) {
      const read = await fileConnector.readPage(
        openFixture(folder, { path: name, keys: 'live: true' }),
        state,
        { kind: 'incremental' },
      );
      ids.push(...read.conversations.map(({ id }) => id));
      state = read.next;
    }
  } catch {
    return state;
  }
  return state;
}

function replace0(name: string, bytes: Buffer): void {
  folder.write(name, bytes);
  touch(name);
}
