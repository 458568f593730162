import { gzipSync } from 'node:zlib';
import { openFixture, readWhole, timeline, type Fixture } from '../../support/file-fixture.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});

const read = (fixture: Fixture): ReturnType<typeof readWhole> =>
  readWhole(openFixture(folder, fixture));

const expected = [
  '1 customer message 2026-01-05T08:00:00.000Z',
  '1 human solved 2026-01-05T09:30:00.000Z',
  '2 customer message 2026-01-06T10:15:00.000Z',
];

describe('every format gives the same contacts', () => {
  const rows = [
    ['1', 'Phone', '2026-01-05 09:00:00', '2026-01-05 10:30:00'],
    ['2', 'Mail', '2026-01-06T11:15:00', ''],
  ];
  const header = ['id', 'channel', 'opened', 'closed'];
  const table = (mark: string, end = '\n'): string =>
    [header, ...rows].map((cells) => cells.join(mark) + end).join('');
  const objects = rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index]])),
  );

  it.each<[string, Fixture]>([
    ['CSV', { content: table(',') }],
    ['CSV with a byte order mark', { content: `\uFEFF${table(',')}` }],
    ['CSV with Windows line ends', { content: table(',', '\r\n') }],
    ['CSV with semicolons', { content: table(';') }],
    ['CSV with another delimiter, configured', { content: table('^'), keys: 'delimiter: "^"' }],
    ['CSV whose last line has no newline', { content: table(',').trimEnd() }],
    ['CSV with empty lines between', { content: table(',', '\n\n') }],
    ['CSV.gz', { name: 'contacts.csv.gz', content: table(',') }],
    ['TSV', { name: 'contacts.tsv', content: table('\t') }],
    ['a table without an extension', { name: 'contacts', content: table('|') }],
    [
      'NDJSON',
      {
        name: 'contacts.ndjson',
        content: objects.map((one) => `${JSON.stringify(one)}\n`).join(''),
      },
    ],
    [
      'NDJSON.gz',
      {
        name: 'contacts.jsonl.gz',
        content: objects.map((one) => `${JSON.stringify(one)}\n`).join('\n'),
      },
    ],
    ['JSON, a list', { name: 'contacts.json', content: JSON.stringify(objects, null, 2) }],
    [
      'JSON, a list inside an object',
      {
        name: 'contacts.json',
        content: JSON.stringify({
          exported: { by: 'x', n: [1] },
          rows: objects,
          more: [{ id: 9 }],
        }),
      },
    ],
    [
      'JSON by name, one object a line in truth',
      { name: 'contacts.json', content: objects.map((one) => JSON.stringify(one)).join('\n') },
    ],
    [
      'JSON whose instants are numbers',
      {
        name: 'contacts.json',
        content: JSON.stringify([
          { id: 1, channel: 'Phone', opened: 1767600000, closed: 1767605400000 },
          { id: 2, channel: 'Mail', opened: 1767694500, closed: null },
        ]),
      },
    ],
  ])('%s', async (_, fixture) => {
    const { conversations, skipped } = await read(fixture);
    expect(timeline(conversations)).toEqual(expected);
    expect(skipped).toEqual([]);
  });

  it('reads archives of several members to their end', async () => {
    const [first, ...rest] = table(',').split(/(?<=\n)/);
    const content = Buffer.concat([gzipSync(first!), ...rest.map((line) => gzipSync(line))]);
    folder.write('several.csv.gz', content, new Date('2026-03-01'));
    const { conversations } = await read({ path: 'several.csv.gz' });
    expect(timeline(conversations)).toEqual(expected);
  });
});

describe('cells', () => {
  const one = async (fixture: Fixture) => (await read(fixture)).conversations[0]!;

  it('keep quotes, delimiters and line breaks inside quotes, and stray quotes as text', async () => {
    const content =
      'id,channel,opened,note,status\n"a,1",Phone,2026-01-05,"two\nlines, ""said""",5" pipe\nb,Mail,2026-01-06,x,"q"\n';
    const { conversations } = await read({
      content,
      fields: '{ id: id, channel: channel, openedAt: opened, status: status, segment: note }',
    });
    expect(conversations.map(({ id, status, segment }) => [id, status, segment])).toEqual([
      ['a,1', '5" pipe', 'two\nlines, "said"'],
      ['b', 'q', 'x'],
    ]);
  });

  it('that look like formulas stay text', async () => {
    const content = 'id,channel,opened,status\n=1+1,Phone,2026-01-05,=HYPERLINK("x")\n';
    const fields = '{ id: id, channel: channel, openedAt: opened, status: status }';
    expect(await one({ content, fields })).toMatchObject({ id: '=1+1', status: '=HYPERLINK("x")' });
  });

  it('fill every known field', async () => {
    const names =
      'id,channel,topic,opened,updated,answered,auto,closed,due,kept,reopens,transfers,csat,nps,ces,right,once,who,lang,seg,status,mode,link';
    const cells =
      '7,Phone,Billing,2026-01-05T08:00:00Z,2026-01-07T08:00:00Z,2026-01-05T09:00:00Z,2026-01-05T08:00:05Z,2026-01-06T08:00:00Z,2026-01-08T08:00:00Z,yes,1,2,4,10,6,TRUE,0,Jan@Example.org,nl,gold,closed,phone,https://crm.example/7';
    const fields =
      '{ id: id, channel: channel, topic: topic, openedAt: opened, updatedAt: updated, firstResponseAt: answered, firstAutomatedResponseAt: auto, resolvedAt: closed, dueAt: due, promiseKept: kept, reopens: reopens, transfers: transfers, csat: csat, nps: nps, ces: ces, answerCorrect: right, resolvedFirstContact: once, customer: who, language: lang, segment: seg, status: status, surveyMode: mode, link: link }';
    const read = await one({ content: `${names}\n${cells}\n`, fields });
    expect(read).toMatchObject({
      id: '7',
      channel: 'Phone',
      topics: ['Billing'],
      updatedAt: Date.parse('2026-01-07T08:00:00Z'),
      dueAt: Date.parse('2026-01-08T08:00:00Z'),
      promiseKept: true,
      counts: { reopens: 1, transfers: 2 },
      answerCorrect: true,
      resolvedFirstContact: false,
      language: 'nl',
      segment: 'gold',
      status: 'closed',
      surveyMode: 'phone',
      link: 'https://crm.example/7',
      isFlat: true,
      faults: [],
    });
    expect(read.ratings).toEqual([
      { metric: 'csat', value: 4, scale: '1-5', mode: 'phone' },
      { metric: 'nps', value: 10, scale: '0-10', mode: 'phone' },
      { metric: 'ces', value: 6, scale: '1-7', mode: 'phone' },
    ]);
    expect(read.customer).toMatch(/^[mpi][0-9a-f]{64}$/);
    expect(timeline([read])).toEqual([
      '7 customer message 2026-01-05T08:00:00.000Z',
      '7 bot message 2026-01-05T08:00:05.000Z',
      '7 human message 2026-01-05T09:00:00.000Z',
      '7 human solved 2026-01-06T08:00:00.000Z',
    ]);
  });

  it('are computed by an expression over the whole record', async () => {
    const content = 'id,kind,day,time\n1,call,2026-01-05,09:00\n2,letter,2026-01-06,11:15\n';
    const fields = `{ id: id, channel: { jsonata: "kind = 'call' ? 'Phone' : 'Mail'" }, topic: { jsonata: "[kind, 'all']" }, openedAt: { jsonata: "day & ' ' & time" } }`;
    const { conversations } = await read({ content, fields });
    expect(conversations.map(({ channel, topics }) => [channel, topics])).toEqual([
      ['Phone', ['call', 'all']],
      ['Mail', ['letter', 'all']],
    ]);
    expect(timeline(conversations)[1]).toBe('2 customer message 2026-01-06T10:15:00.000Z');
  });

  it('of an expression that fails or never ends leave their row out, not the others', async () => {
    const content = 'id,channel,opened,n\n1,Phone,2026-01-05,0\n2,Mail,2026-01-06,1\n';
    const fields =
      "{ id: id, channel: channel, openedAt: opened, status: { jsonata: \"($f := function($x) { $f($x) & $x }; n = '0' ? $f(1) : 'fine')\" } }";
    const { conversations, skipped } = await read({ content, fields });
    expect(conversations.map(({ id, status }) => [id, status])).toEqual([['2', 'fine']]);
    expect(skipped).toMatchObject([
      { reason: 'expression_failed', key: 'contacts.csv:2', isFault: true },
    ]);
  });

  it('reach into nested objects by a dotted name', async () => {
    const content = JSON.stringify([
      { id: 1, via: { channel: 'Phone' }, times: { opened: '2026-01-05T08:00Z' } },
    ]);
    const fields = '{ id: id, channel: via.channel, openedAt: times.opened }';
    expect(await one({ name: 'nested.json', content, fields })).toMatchObject({ channel: 'Phone' });
  });

  it('listed as missing are no value', async () => {
    const content = 'id,channel,opened,closed\n1,Phone,2026-01-05,?\n2,Phone,2026-01-05,n/a\n';
    const { conversations } = await read({ content, keys: 'missing: ["?", n/a]' });
    expect(conversations.map(({ events }) => events.length)).toEqual([1, 1]);
  });
});

describe('rows that cannot be used', () => {
  it('are left out with their reason, and never stop the rest', async () => {
    const content = `id,channel,opened,closed,csat,kept,who,body
1,Phone,2026-01-05,,,,jan@example.org,Dear Sir
,Phone,2026-01-05,,,,x@example.org,hello
3,,2026-01-05,,,,,
4,Phone,,,,,,
5,Fax,2026-01-05,,,,,
6,Intern,2026-01-05,,,,,
7,Phone,yesterday,,,,,
8,Phone,2026-01-05,soon,,,,
9,Phone,2026-01-05,,good,,,
10,Phone,2026-01-05,,,perhaps,,
11,Phone
12,Phone,2026-01-05,,,,,,extra
13,Phone,2026-02-30,,,,,
14,Mail,2026-01-05,,5,no,,
`;
    const fields =
      '{ id: id, channel: channel, openedAt: opened, resolvedAt: closed, csat: csat, promiseKept: kept, customer: who }';
    const { conversations, skipped } = await read({ content, fields });
    expect(conversations.map(({ id }) => id)).toEqual(['1', '14']);
    const brief = skipped.map(({ key, reason, isFault }) => `${key} ${reason} ${String(isFault)}`);
    expect(brief).toEqual([
      'contacts.csv:3 missing_id true',
      '3 missing_channel true',
      '4 missing_opened_at true',
      '5 unknown_channel true',
      '6 internal_channel false',
      '7 unreadable_opened_at true',
      '8 unreadable_resolved_at true',
      '9 unreadable_csat true',
      '10 unreadable_promise_kept true',
      'contacts.csv:12 wrong_column_count true',
      'contacts.csv:13 wrong_column_count true',
      '13 unreadable_opened_at true',
    ]);
    expect(skipped.find(({ key }) => key === '5')).toEqual({
      key: '5',
      reason: 'unknown_channel',
      isFault: true,
      openedAt: Date.parse('2026-01-05T00:00:00+01:00'),
      channel: 'Fax',
      sample: { id: '5', channel: 'Fax', openedAt: '2026-01-05' },
    });
    expect(skipped.find(({ key }) => key === '6')!.sample).toBeNull();
  });

  it('that are no JSON are left out by their line', async () => {
    const content =
      '{"id":1,"channel":"Phone","opened":"2026-01-05"}\n{oops\n[1]\n\n{"id":2,"channel":"Mail","opened":"2026-01-05"}\n';
    const { conversations, skipped } = await read({ name: 'contacts.ndjson', content });
    expect(conversations.map(({ id }) => id)).toEqual(['1', '2']);
    expect(skipped.map(({ key, reason }) => `${key} ${reason}`)).toEqual([
      'contacts.ndjson:2 not_json',
      'contacts.ndjson:3 not_an_object',
    ]);
  });
});

describe('impossible measurements', () => {
  it('are refused alone; the contact stays', async () => {
    const content = `id,channel,opened,answered,closed,gone,csat
1,Phone,2026-01-05 10:00,2026-01-05 09:00,2026-01-04 10:00,,9
2,Phone,2026-01-05 10:00,2026-01-05 10:05,2026-04-05 10:00,,5
3,Phone,2026-01-05 10:00,,,2026-01-05 09:59,
`;
    const fields =
      '{ id: id, channel: channel, openedAt: opened, firstResponseAt: answered, resolvedAt: closed, abandonedAt: gone, csat: csat }';
    const { conversations } = await read({ content, fields });
    expect(conversations.map(({ id, faults }) => [id, faults])).toEqual([
      ['1', ['first_response_before_opening', 'resolution_before_opening', 'rating_outside_scale']],
      ['2', ['end_in_the_future']],
      ['3', ['abandoned_before_opening']],
    ]);
  });

  it('are not seen in what a writer whose clock is ahead by minutes wrote a moment ago', async () => {
    const content = `id,channel,opened,closed
1,Phone,2026-03-01T00:00Z,2026-03-01T00:04Z
2,Phone,2026-03-01T00:00Z,2026-03-01T00:06Z
`;
    const clocks = { now: '2026-03-01T00:00:30Z', writtenAt: '2026-03-01T00:05:00Z' };
    const { conversations, completeUntil } = await read({ content, ...clocks });
    expect(conversations.map(({ faults }) => faults)).toEqual([[], ['end_in_the_future']]);
    expect(completeUntil).toBe(Date.parse('2026-03-01T00:00:00Z'));
  });

  it('are not seen in a day that ends where it began, known by its date only', async () => {
    const content =
      'id,channel,opened,closed\n1,Phone,2026-01-05 10:00,2026-01-05\n2,Phone,2026-01-05 10:00,2026-01-04\n';
    const { conversations } = await read({ content });
    expect(conversations.map(({ faults, isDateOnly }) => [faults, isDateOnly])).toEqual([
      [[], true],
      [['resolution_before_opening'], true],
    ]);
  });
});

describe('complete until', () => {
  const fields = '{ id: id, channel: channel, openedAt: opened, resolvedAt: closed, dueAt: due }';
  const iso = (at: number | null): string | null =>
    at === null ? null : new Date(at).toISOString();

  it('is the newest instant not after the file was written, promises due left aside', async () => {
    const content = `id,channel,opened,closed,due
1,Phone,2026-01-05T10:00Z,2026-01-06T10:00Z,2026-02-20T00:00Z
2,Intern,2026-01-07T10:00Z,2026-04-01T10:00Z,
`;
    expect(iso((await read({ content, fields })).completeUntil)).toBe('2026-01-07T10:00:00.000Z');
  });

  it('is the newest change where changes are known', async () => {
    const content = `id,channel,opened,changed
1,Phone,2026-01-05T10:00Z,2026-01-06T10:00Z
2,Phone,2026-01-08T10:00Z,2026-01-06T09:00Z
`;
    const mapping = '{ id: id, channel: channel, openedAt: opened, updatedAt: changed }';
    expect(iso((await read({ content, fields: mapping })).completeUntil)).toBe(
      '2026-01-06T10:00:00.000Z',
    );
  });

  it('is the end of the day where only dates are known', async () => {
    const content = 'id,channel,opened,closed,due\n1,Phone,2026-01-05,,\n';
    expect(iso((await read({ content, fields })).completeUntil)).toBe('2026-01-05T23:00:00.000Z');
  });

  it('does not believe a file time that an archive has blanked', async () => {
    const content = 'id,channel,opened,closed,due\n1,Phone,2026-01-05T10:00Z,2026-01-06T10:00Z,\n';
    const { conversations, completeUntil } = await read({
      content,
      fields,
      writtenAt: '1980-01-01T00:00:00Z',
    });
    expect(conversations[0]!.faults).toEqual([]);
    expect(iso(completeUntil)).toBe('2026-01-06T10:00:00.000Z');
  });

  it('comes with the last page only', async () => {
    const rows = Array.from({ length: 4500 }, (_, index) => `${index},Phone,2026-01-05T10:00Z,,\n`);
    const { pages } = await read({
      content: `id,channel,opened,closed,due\n${rows.join('')}`,
      fields,
    });
    expect(pages.map(({ conversations }) => conversations.length)).toEqual([
      999, 1000, 1000, 1000, 501,
    ]);
    expect(pages.map(({ completeUntil }) => iso(completeUntil))).toEqual([
      null,
      null,
      null,
      null,
      '2026-01-05T10:00:00.000Z',
    ]);
  });
});

it('keeps the newest of several rows about one case', async () => {
  const content = `id,channel,opened,closed,changed
1,Phone,2026-01-05,,2026-01-05 10:00
1,Phone,2026-01-05,2026-01-09,2026-01-09 10:00
1,Phone,2026-01-05,2026-01-07,2026-01-07 10:00
`;
  const fields =
    '{ id: id, channel: channel, openedAt: opened, resolvedAt: closed, updatedAt: changed }';
  const { conversations } = await read({ content, fields });
  expect(timeline(conversations)[1]).toBe('1 human solved 2026-01-08T23:00:00.000Z');
  expect(conversations).toHaveLength(1);
});

it('counts local times of the nights when clocks change, read with the earlier offset', async () => {
  const content = `id,channel,opened,closed
1,Phone,2025-10-26 02:30,2025-10-26 03:30
2,Phone,2026-03-29 02:30,2026-03-29 03:30
3,Phone,2025-10-26 02:30:00+01:00,
`;
  const { conversations, pages } = await read({ content, writtenAt: '2026-05-01T00:00:00Z' });
  expect(timeline(conversations)).toEqual([
    '1 customer message 2025-10-26T00:30:00.000Z',
    '1 human solved 2025-10-26T02:30:00.000Z',
    '2 customer message 2026-03-29T01:30:00.000Z',
    '2 human solved 2026-03-29T01:30:00.000Z',
    '3 customer message 2025-10-26T01:30:00.000Z',
  ]);
  expect(pages[0]!.remarks).toEqual({ local_time_twice: 1, local_time_missing: 1 });
});
