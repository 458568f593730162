import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KeyStore } from '../../src/storage/key.store.js';
import { serveFile, type ServedFile } from '../support/served-file.js';

const configuration = `
timezone: Europe/Brussels
channels:
  phone: { kind: voice, name: Phone }
  email: { kind: email, name: E-mail }
sources:
  desk:
    connector: file
    path: contacts.csv
    poll: "0 0 1 1 *"
    fields: { id: id, channel: door, topic: about, openedAt: opened, firstResponseAt: answered, status: state, customer: who }
    channels: { tel: phone, mail: email }
    unknownTopics: keep
`;

const rows = 4321;
const start = Date.UTC(2026, 0, 5);

function contacts(): string {
  const lines = ['id,door,about,opened,answered,state,who'];
  for (let index = 0; index < rows; index += 1) {
    const opened = start + index * 600_000;
    const iso = (instant: number): string => new Date(instant).toISOString();
    const state = index === 7 ? '=1+1' : 'done';
    const cells = [
      `c${index}`,
      index % 3 === 0 ? 'tel' : 'mail',
      index % 2 === 0 ? 'billing' : 'fault',
    ];
    lines.push([...cells, iso(opened), iso(opened + 60_000), state, 'jo@example.com'].join(','));
  }
  return `${lines.join('\n')}\n`;
}

let served: ServedFile;
let app: NestFastifyApplication;

beforeAll(async () => {
  served = await serveFile(configuration, contacts());
  ({ app } = served);
});

afterAll(() => served.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: `/api/v1/${url}`, headers });

interface Listed {
  readonly data: readonly Record<string, unknown>[];
  readonly next: string | null;
}

async function everyPage(query: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let cursor = '';
  for (;;) {
    const { data, next } = JSON.parse((await get(`interactions?${query}${cursor}`)).body) as Listed;
    found.push(...data);
    if (next === null) return found;
    cursor = `&cursor=${next}`;
  }
}

describe('interactions over REST', () => {
  it('come page by page to the last one, each once, as many as stream in one go', async () => {
    const paged = await everyPage('limit=1000');
    expect(new Set(paged.map(({ id }) => id)).size).toBe(rows);
    const streamed = (await get('interactions.ndjson')).body.trim().split('\n');
    expect(streamed.map((line) => JSON.parse(line) as unknown)).toEqual(paged);
    const lines = (await get('interactions', { accept: 'text/csv' })).body.trim().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines[0]).toMatch(/^id,source,sourceId,episode,channel,topic,openedAt,day,/);
  });

  it('tell instants in UTC, the day in the report zone, and the customer as a hash only', async () => {
    const [row] = await everyPage('limit=10000&to=2026-01-05T00:10:00Z');
    expect(row).toMatchObject({
      ...{ id: 'desk/c0/1', source: 'desk', sourceId: 'c0', episode: 1, channel: 'phone' },
      ...{ topic: 'billing', openedAt: '2026-01-05T00:00:00Z', day: '2026-01-05', end: 'open' },
    });
    expect(JSON.stringify(row)).not.toContain('jo@');
    expect(row!['customer']).toMatch(/\S{16}/);
  });

  it('are narrowed by time, channel and topic, and by when they changed', async () => {
    const phone = await everyPage('channels=phone&topics=billing&from=2026-01-06&to=2026-01-08');
    expect(phone).toHaveLength(48);
    expect(
      new Set(phone.map(({ channel, topic }) => `${String(channel)} ${String(topic)}`)),
    ).toEqual(new Set(['phone billing']));
    expect(await everyPage('updatedSince=2099-01-01')).toEqual([]);
    expect((await get('interactions.csv?updatedSince=2099-01-01')).body).toMatch(/^id,[^\r]*\r\n$/);
  });

  it('open no formula in a spreadsheet', async () => {
    expect((await get('interactions.csv')).body).toContain(`,'=1+1,`);
    expect((await get('interactions.csv?bom=1')).body.startsWith('\uFEFF')).toBe(true);
  });

  it.each([
    ['chanels=phone', /chanels.*channels/],
    ['channels=telex', /telex/],
    ['limit=20000', /20000/],
    ['cursor=x', /x/],
    ['from=monday', /monday/],
  ])('refuse %s by name', async (query, words) => {
    const { statusCode, body } = await get(`interactions?${query}`);
    expect(statusCode).toBe(400);
    expect((JSON.parse(body) as { detail: string }).detail).toMatch(words);
  });

  it('need a scope of their own', async () => {
    const keys = app.get(KeyStore);
    const key = (scopes: readonly ('read' | 'read:interactions')[]): Promise<string> =>
      keys.create({ name: 'bi', scopes, expiresAt: null });
    const [plain, own] = [await key(['read']), await key(['read:interactions'])];
    const asked = (secret: string) =>
      get('interactions?limit=1', { authorization: `Bearer ${secret}` });
    expect((await asked(plain)).statusCode).toBe(403);
    expect((await asked(own)).statusCode).toBe(200);
  });
});
