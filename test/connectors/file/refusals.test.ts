import { gzipSync } from 'node:zlib';
import { fileConnector } from '../../../src/connectors/file/connector.js';
import { openFixture, readUntilFault, type Fixture } from '../../support/file-fixture.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});

const refused = (fixture: Fixture): ReturnType<typeof readUntilFault> =>
  readUntilFault(openFixture(folder, fixture));

const header = 'id,channel,opened,closed\n';
const rows = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${index},Phone,2026-01-05 10:00,\n`).join('');

describe('a path that names nothing readable', () => {
  it.each<[string, Fixture, string, string]>([
    [
      'a missing file',
      { path: 'gone.csv' },
      'PermanentError',
      'sources.demo.path: there is no file "gone.csv"; correct the path or put the file there.',
    ],
    [
      'a missing file that is waited for',
      { path: 'gone.csv', keys: 'watch: true' },
      'TemporaryError',
      'sources.demo.path: there is no file "gone.csv"; correct the path or put the file there.',
    ],
    [
      'a pattern nothing fits',
      { path: 'gone/*.csv' },
      'PermanentError',
      'sources.demo.path: no file matches "gone/*.csv"; correct the path or put the file there.',
    ],
    [
      'a folder that is not watched',
      { name: 'exports/a.csv', content: header, path: 'exports' },
      'PermanentError',
      'sources.demo.path: "exports" is a folder; add watch: true to read every file in it, or name a file.',
    ],
    [
      'an empty file',
      { content: '' },
      'PermanentError',
      'sources.demo: contacts.csv is empty; export it again, with its header line.',
    ],
    [
      'an empty archive',
      { name: 'contacts.csv.gz', content: '' },
      'PermanentError',
      'sources.demo: contacts.csv.gz is empty; export it again, with its header line.',
    ],
    [
      'an empty list of lines',
      { name: 'contacts.ndjson', content: '' },
      'PermanentError',
      'sources.demo: contacts.ndjson is empty; export it again with its records.',
    ],
  ])('%s', async (_, fixture, name, sentence) => {
    expect(await refused(fixture)).toEqual({ name, sentence, ids: [] });
  });

  it('is no fault in a file that has a header and nothing else', async () => {
    expect(await refused({ content: header })).toEqual({ name: 'none', sentence: '', ids: [] });
  });
});

describe('a file whose form has changed', () => {
  it.each<[string, Fixture, string]>([
    [
      'a mapped column is gone',
      { content: 'id,source,opened,closed\n1,Phone,2026-01-05,\n' },
      'sources.demo: contacts.csv has no column "channel" for fields.channel (its header is id, source, opened, closed); correct fields.channel or restore the column.',
    ],
    [
      'a mapped column stands there twice',
      { content: 'id,channel,opened,closed,closed\n1,Phone,2026-01-05,,\n' },
      'sources.demo: contacts.csv has two columns "closed" for fields.resolvedAt (its header is id, channel, opened, closed, closed); rename one of them.',
    ],
    [
      'a needed property is in no record',
      { name: 'contacts.ndjson', content: '{"id":1,"via":"Phone","opened":"2026-01-05"}\n' },
      'sources.demo: contacts.ndjson has no property "channel" for fields.channel (its records have id, via, opened); correct fields.channel or restore the property.',
    ],
    [
      'the header is gone, and customers stand in its place: they are not repeated',
      { content: '17,jan@example.org,+32 470 12 34 56,2026-01-05\n' },
      'sources.demo: contacts.csv has no column "id" for fields.id (its first line looks like a row, not like a header); correct fields.id or restore the column.',
    ],
    [
      'JSON without a list',
      { name: 'contacts.json', content: '{ "id": 1 }' },
      'sources.demo: contacts.json holds no list of records (line 1); write a JSON list of objects, or one object a line as .ndjson (the records before are kept).',
    ],
    [
      'a .gz that is none',
      { path: 'plain.csv.gz' },
      'sources.demo: plain.csv.gz is not a whole gzip file (incorrect header check); copy it again (the rows before the damage are kept).',
    ],
  ])('%s', async (_, fixture, sentence) => {
    folder.write('plain.csv.gz', header);
    expect(await refused(fixture)).toEqual({ name: 'PermanentError', sentence, ids: [] });
  });
});

describe('a date that can be meant in two ways', () => {
  it.each([
    [
      '10/5/2020',
      'sources.demo.dates: missing, and the order of day and month in "10/5/2020" (contacts.csv:2, column "opened") can be meant in two ways; write dates: "MM/DD/YYYY" or "DD/MM/YYYY".',
    ],
    [
      '29-02-2016 01:16',
      'sources.demo.dates: missing, and the order of day and month in "29-02-2016 01:16" (contacts.csv:2, column "opened") is a guess until it is said; write dates: "DD-MM-YYYY HH:mm".',
    ],
    [
      '1.2.26 5:07:09 PM',
      'sources.demo.dates: missing, and the order of day and month in "1.2.26 5:07:09 PM" (contacts.csv:2, column "opened") can be meant in two ways; write dates: "MM.DD.YY hh:mm:ss A" or "DD.MM.YY hh:mm:ss A".',
    ],
  ])('%s is refused with the formats it can be meant in', async (date, sentence) => {
    const fixture = { content: `${header}1,Phone,${date},\n` };
    expect(await refused(fixture)).toEqual({ name: 'PermanentError', sentence, ids: [] });
  });

  it.each(['MM/DD/YYYY', 'DD/MM/YYYY'])('is read as %s once that is said', async (dates) => {
    const fixture = { content: `${header}1,Phone,10/5/2020,\n`, keys: `dates: ${dates}` };
    expect(await refused(fixture)).toEqual({
      name: 'none',
      sentence: '',
      ids: ['0', '1'].slice(1),
    });
  });
});

describe('what stands before a fault is kept', () => {
  const ids = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, i) => String(i));

  it('in an archive that is cut off', async () => {
    const whole = gzipSync(header + rows(9000), { level: 0 });
    folder.write(
      'cut.csv.gz',
      whole.subarray(0, Math.floor(whole.length / 2)),
      new Date('2026-03-01'),
    );
    const found = await refused({ path: 'cut.csv.gz' });
    expect(found.sentence).toBe(
      'sources.demo: cut.csv.gz is cut off before its end; copy it again (the rows before the cut are kept).',
    );
    expect(found.ids.length).toBeGreaterThan(4400);
    expect(found.ids).toEqual(ids(found.ids.length));
  });

  it('in an archive that lost its last bytes only', async () => {
    const whole = gzipSync(header + rows(3));
    folder.write('tail.csv.gz', whole.subarray(0, -8), new Date('2026-03-01'));
    const found = await refused({ path: 'tail.csv.gz' });
    expect(found.name).toBe('PermanentError');
    expect(found.ids).toEqual(ids(3));
  });

  it('in an archive that is damaged in the middle', async () => {
    const whole = gzipSync(header + rows(9000), { level: 0 });
    whole.fill(0xff, 150_000, 150_064);
    folder.write('damaged.csv.gz', whole, new Date('2026-03-01'));
    const found = await refused({ path: 'damaged.csv.gz' });
    expect(found.name).toBe('PermanentError');
    expect(found.ids).toEqual(ids(found.ids.length));
    expect(found.ids.length).toBeGreaterThan(4000);
  });

  it.each([
    ['early in the file', 3],
    ['thousands of rows later', 7000],
  ])('in text that stops being UTF-8 %s', async (_, count) => {
    const start = header + rows(count);
    const content = Buffer.concat([
      Buffer.from(start),
      Buffer.from('x,Phone,2026-01-05,\ny,Br\xfcssel,2026-01-05,\n', 'latin1'),
      Buffer.from(rows(10)),
    ]);
    const found = await refused({ content });
    const offset = Buffer.byteLength(start) + 'x,Phone,2026-01-05,\ny,Br'.length;
    expect(found).toEqual({
      name: 'PermanentError',
      sentence: `sources.demo: contacts.csv is not UTF-8 text at line ${count + 3} (byte ${offset}); save it as UTF-8, for instance with iconv -f WINDOWS-1252 -t UTF-8.`,
      ids: [...ids(count), 'x'],
    });
  });

  it('where a quote is never closed', async () => {
    const found = await refused({ content: `${header}${rows(2)}x,"Phone,2026-01-05,\n${rows(9)}` });
    expect(found).toEqual({
      name: 'PermanentError',
      sentence:
        'sources.demo: contacts.csv has a quote that is never closed, in the row that begins on line 4; close it or take it out (the rows before it are kept).',
      ids: ['0', '1'],
    });
  });

  it('where a quote swallows a megabyte: reading stops there, not at the end of memory', async () => {
    const found = await refused({ content: `${header}${rows(2)}x,"Phone,\n${rows(60_000)}"` });
    expect(found.sentence).toContain('in the row that begins on line 4; close it or take it out');
    expect(found.ids).toEqual(['0', '1']);
  });

  it('where a JSON list is cut off', async () => {
    const content = JSON.stringify([
      { id: 1, channel: 'Phone', opened: '2026-01-05' },
      { id: 2, channel: 'Phone', opened: '2026-01-05' },
    ]).slice(0, -20);
    expect(await refused({ name: 'contacts.json', content })).toEqual({
      name: 'PermanentError',
      sentence:
        'sources.demo: contacts.json ends inside its list (line 1); write a JSON list of objects, or one object a line as .ndjson (the records before are kept).',
      ids: ['1'],
    });
  });

  it('and the unfinished rest of a live source is waited for', async () => {
    const content = '[{"id":1,"channel":"Phone","opened":"2026-01-05"},{"id":2';
    const found = await refused({ name: 'contacts.json', content, keys: 'live: true' });
    expect(found).toMatchObject({ name: 'TemporaryError', ids: ['1'] });
  });
});

describe('check', () => {
  it('says that a source can be read, and what it leaves out', async () => {
    const content = `${header}1,Phone,2026-01-05,\n2,Intern,2026-01-05,\n3,Fax,2026-01-05,\n`;
    expect(await fileConnector.check(openFixture(folder, { content }))).toEqual({
      status: 'ok',
      sentence:
        'sources.demo: contacts.csv can be read: 1 contacts in its first rows, 2 left out (internal_channel 1, unknown_channel 1).',
    });
  });

  it('refuses a mapping that gives no contact at all', async () => {
    const content = `${header}1,Fax,2026-01-05,\n2,Fax,2026-01-05,\n`;
    expect(await fileConnector.check(openFixture(folder, { content }))).toEqual({
      status: 'configuration',
      sentence:
        'sources.demo: contacts.csv gives no contact in its first 2 rows (unknown_channel 2); correct fields and channels.',
    });
  });

  it('turns a refusal into its sentence', async () => {
    expect(await fileConnector.check(openFixture(folder, { path: 'gone.csv' }))).toEqual({
      status: 'configuration',
      sentence:
        'sources.demo.path: there is no file "gone.csv"; correct the path or put the file there.',
    });
  });
});
