import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import type { PushAnswer } from '../../src/api/push-answer.js';
import { createServer } from '../../src/main.js';
import { InteractionStore } from '../../src/storage/interaction.store.js';
import { KeyStore } from '../../src/storage/key.store.js';
import { SourceStore } from '../../src/storage/source.store.js';
import { TallyStore } from '../../src/storage/tally.store.js';
import { createWorkspace } from '../support/workspace.js';
import type { Workspace } from '../support/workspace.js';

const configuration = `
timezone: Europe/Brussels
channels:
  phone: { kind: voice, name: Phone }
  email: { kind: email, name: E-mail }
sources:
  till:
    connector: push
    fields: [id, channel, topic, openedAt, updatedAt, firstResponseAt, resolvedAt, csat, customer]
    channels: { tel: phone, mail: email, staff: null }
    unknownTopics: keep
`;

let space: Workspace;
let app: NestFastifyApplication;
let address: string;

async function start(text = configuration): Promise<void> {
  space = createWorkspace();
  const path = space.write('unison.yaml', text);
  const env = { DATABASE_URL: space.databaseUrl, LOG_LEVEL: 'error' };
  app = await createServer(loadConfiguration({ path, env, connectorSchemas }));
  await app.listen(0, '127.0.0.1');
  address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
}

beforeEach(() => start());

afterEach(async () => {
  await app.close();
  space.remove();
});

const row = (id: string, more: object = {}): object => ({
  ...{ id, channel: 'tel', topic: 'billing', openedAt: '2026-02-02T09:00:00Z' },
  ...{ firstResponseAt: '2026-02-02T09:01:00Z', ...more },
});

/** What a push is answered with; a refusal of the whole has a `detail`. */
type Answer = PushAnswer & { readonly detail: string };

async function push(
  body: string | object,
  { type = 'application/json', query = '', key = '' } = {},
): Promise<{ status: number; headers: Headers; answer: Answer }> {
  const response = await fetch(`${address}/api/v1/interactions${query}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(key && { authorization: `Bearer ${key}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    answer: (await response.json()) as Answer,
  };
}

const everything = { from: 0, to: Date.UTC(2100, 0, 1) };
const stored = () => app.get(InteractionStore).count({ sources: ['till'] });

describe('POST /api/v1/interactions', () => {
  it('stores a JSON array and says so of each row', async () => {
    const { status, answer } = await push([row('a1'), row('a2', { channel: 'mail' })]);
    expect(status).toBe(200);
    expect(answer).toEqual({
      ...{ stored: 2, updated: 0, unchanged: 0, refused: 0, leftOut: 0, next: null },
      data: [
        { row: 1, id: 'a1', fate: 'stored', reason: null },
        { row: 2, id: 'a2', fate: 'stored', reason: null },
      ],
    });
    const tallies = await app.get(TallyStore).read(everything, () => 'all');
    const waits = tallies.get('all')!.filter(({ cell }) => cell.metric === 'first_response');
    expect(waits.map(({ cell, tally }) => [cell.channel, cell.variant, tally.sum])).toContainEqual([
      ...['phone', 'customer', 60],
    ]);
  });

  it('takes lines of JSON, and refuses single rows with a reason while the rest is stored', async () => {
    const lines = [
      JSON.stringify(row('b1')),
      '{ no json',
      '',
      JSON.stringify(row('b2', { openedAt: 'soon' })),
      JSON.stringify(row('b3', { name: 'Jan' })),
      JSON.stringify(row('b4', { channel: 'pigeon' })),
      JSON.stringify(row('b5', { channel: 'staff' })),
      JSON.stringify(row('b6')),
    ];
    const { status, answer } = await push(lines.join('\n'), { type: 'application/x-ndjson' });
    expect([status, answer.stored, answer.refused, answer.leftOut]).toEqual([200, 2, 4, 1]);
    expect(answer.data.map(({ row, id, fate, reason }) => [row, id, fate, reason])).toEqual([
      [1, 'b1', 'stored', null],
      [2, null, 'refused', 'not_json'],
      [3, 'b2', 'refused', 'unreadable_opened_at'],
      [4, 'b3', 'refused', 'unknown_field'],
      [5, 'b4', 'refused', 'unknown_channel'],
      [6, 'b5', 'left_out', 'internal_channel'],
      [7, 'b6', 'stored', null],
    ]);
    expect(await stored()).toBe(2);
  });

  it('changes nothing when told again, takes a newer revision and refuses an older one by name', async () => {
    const first = row('c1', { updatedAt: '2026-02-02T10:00:00Z' });
    const fates: string[] = [];
    for (const one of [
      first,
      first,
      row('c1', { updatedAt: '2026-02-02T12:00:00Z', csat: 4 }),
      row('c1', { updatedAt: '2026-02-02T11:00:00Z', csat: 1 }),
    ]) {
      const { answer } = await push([one]);
      fates.push(`${answer.data[0]!.fate} ${String(answer.data[0]!.reason)}`);
    }
    expect(fates).toEqual([
      ...['stored null', 'unchanged null', 'updated null', 'older newer_revision_stored'],
    ]);
    const [kept] = await app
      .get(InteractionStore)
      .list({ sources: ['till'] }, { limit: 2, after: null });
    expect(kept!.interaction.csat).toBe(4);
  });

  it('leaves what is stored alone when a later row of it cannot be read', async () => {
    await push([row('d1')]);
    const { answer } = await push([row('d1', { openedAt: 'soon' })]);
    expect(answer.data[0]).toMatchObject({ id: 'd1', fate: 'refused' });
    expect(await stored()).toBe(1);
  });

  it('has one effect for a thousand equal pushes at once, and segments equal to a recount', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => push([row('e1'), row('e2')])),
    );
    const fates = answers.flatMap(({ answer }) => answer.data.map(({ fate }) => fate));
    const count = (fate: string): number => fates.filter((one) => one === fate).length;
    expect([count('stored'), count('unchanged')]).toEqual([2, 1998]);
    expect(await stored()).toBe(2);
    expect((await app.get(TallyStore).verify()).faults).toEqual([]);
  });

  it('is complete up to the newest instant pushed, never into the future', async () => {
    await push([row('f1'), row('f2', { openedAt: '2090-01-01T00:00:00Z', firstResponseAt: '' })]);
    const [source] = await app.get(SourceStore).list();
    expect(source).toMatchObject({ completeUntil: Date.parse('2026-02-02T09:01:00Z') });
  });

  it('takes ten thousand rows in one push and answers for all', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => JSON.stringify(row(`g${index}`)));
    const { answer } = await push(lines.join('\n'), { type: 'application/x-ndjson' });
    expect([answer.stored, answer.data.length, answer.data.at(-1)?.row]).toEqual([
      10_000, 10_000, 10_000,
    ]);
  });

  it.each([
    ['text', 'text/plain', 'rows', 400, 'as a JSON array'],
    ['broken JSON', 'application/json', '[{', 400, ''],
    ['another media type', 'application/xml', '<a/>', 415, ''],
    ['seventeen megabytes', 'application/x-ndjson', 'x'.repeat(17 * 2 ** 20), 413, ''],
  ])('refuses %s as a problem', async (_, type, body, status, sentence) => {
    const answered = await push(body, { type });
    expect(answered.status).toBe(status);
    expect(answered.headers.get('content-type')).toContain('application/problem+json');
    expect(answered.answer.detail).toContain(sentence);
  });

  it('names what is wrong with its parameters', async () => {
    const other = await push([row('h1')], { query: '?source=shop' });
    expect([other.status, other.answer.detail]).toEqual([
      ...[400, 'source: name the source that is pushed to, one of till.'],
    ]);
    const unknown = await push([row('h1')], { query: '?sorce=till' });
    expect([unknown.status, unknown.answer.detail]).toEqual([
      ...[400, 'sorce: no such parameter; this route takes source.'],
    ]);
    expect((await push([row('h1')], { query: '?source=till' })).status).toBe(200);
  });

  it('takes a key with the scope push only, once there are keys', async () => {
    const keys = app.get(KeyStore);
    const make = (scope: 'push' | 'read') =>
      keys.create({ name: scope, scopes: [scope], expiresAt: null });
    const [pushing, reading] = [await make('push'), await make('read')];
    const statuses = [];
    for (const key of ['', reading, pushing])
      statuses.push((await push([row('i1')], { key })).status);
    expect(statuses).toEqual([401, 403, 200]);
    const report = await fetch(`${address}/api/v1/sources`, {
      headers: { authorization: `Bearer ${pushing}` },
    });
    expect(report.status).toBe(403);
  });

  it('asks to come again while too much is waiting', async () => {
    const body = `${JSON.stringify(row('j1'))}${' '.repeat(15 * 2 ** 20)}`;
    const type = 'application/x-ndjson';
    const answers = await Promise.all(Array.from({ length: 8 }, () => push(body, { type })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(
      refused.map(() => '1'),
    );
    expect((await push(body, { type })).status).toBe(200);
    expect(await stored()).toBe(1);
  });

  it('describes itself, the fields of a row included', async () => {
    const document = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as object;
    const at = ['paths', '/api/v1/interactions', 'post'];
    const rows = [...at, 'requestBody', 'content', 'application/x-ndjson', 'schema', 'items'];
    expect(document).toHaveProperty([...rows, 'required'], ['id', 'channel', 'openedAt']);
    expect(document).toHaveProperty([...rows, 'properties', 'firstResponseAt', 'type'], 'string');
    for (const status of ['200', '413', '429'])
      expect(document).toHaveProperty([...at, 'responses', status]);
  });
});
