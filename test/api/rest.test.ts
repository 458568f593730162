import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GapStore } from '../../src/storage/gap.store.js';
import { KeyStore } from '../../src/storage/key.store.js';
import { serveFile, type ServedFile } from '../support/served-file.js';

const configuration = `
timezone: UTC
channels:
  phone: { kind: voice, name: Phone }
  email: { kind: email, name: E-mail }
promises:
  - { channel: email, metric: first_response, within: 4h }
sources:
  desk:
    connector: file
    path: contacts.csv
    poll: "0 0 1 1 *"
    fields: { id: id, channel: door, topic: about, openedAt: opened, firstResponseAt: answered }
    channels: { tel: phone, mail: email }
    unknownTopics: keep
`;

/** Ten weeks of two contacts an hour in office hours: e-mail takes three times as long as the telephone. */
function contacts(): string {
  const lines = ['id,door,about,opened,answered'];
  const monday = Date.UTC(2026, 0, 5);
  for (let hour = 0; hour < 70 * 24; hour += 1) {
    const opened = monday + hour * 3_600_000;
    const wait = (60 + ((hour * 37) % 50)) * 1000;
    const iso = (instant: number): string => new Date(instant).toISOString();
    lines.push(`p${hour},tel,billing,${iso(opened)},${iso(opened + wait)}`);
    lines.push(`e${hour},mail,billing,${iso(opened)},${iso(opened + 3 * wait)}`);
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

const window = 'from=2026-02-02&to=2026-03-02';
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('health', () => {
  it.each(['/livez', '/readyz'])('%s answers ok', async (url) => {
    const { statusCode, body } = await get(url);
    expect([statusCode, JSON.parse(body)]).toEqual([200, { status: 'ok' }]);
  });
});

describe('the report over REST', () => {
  it('finds e-mail the slower door, with the same figures in every form', async () => {
    const report = JSON.parse((await get(`/api/v1/report?${window}`)).body);
    const [nested] = JSON.parse((await get(`/api/v1/comparisons?${window}`)).body).data;
    const [flat] = JSON.parse((await get(`/api/v1/comparisons?${window}&flat=true`)).body).data;
    const lines = (await get(`/api/v1/comparisons.csv?${window}`)).body.trim().split('\r\n');
    const streamed = (
      await get(`/api/v1/comparisons?${window}`, { accept: 'application/x-ndjson' })
    ).body;
    expect(report.comparisons[0]).toEqual(nested);
    expect(nested).toMatchObject({ metric: 'first_response', worse: 'email', verdict: 'gap' });
    expect(nested.ratio).toBeGreaterThan(2.8);
    expect(nested.ratio).toBeLessThan(3.2);
    expect(flat.ratio).toBe(nested.ratio);
    expect(JSON.parse(streamed.split('\n')[0] ?? '').ratio).toBe(nested.ratio);
    expect(lines.slice(1)).toHaveLength(report.comparisons.length);
    expect(lines[1]?.split(',')).toContain(String(nested.ratio));
  });

  it('answers 304 to who has it already', async () => {
    const first = await get(`/api/v1/report?${window}`);
    const again = await get(`/api/v1/report?${window}`, {
      'if-none-match': String(first.headers['etag']),
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('refuses an unknown parameter by name, as a problem', async () => {
    const { statusCode, headers, body } = await get('/api/v1/report?topcis=billing');
    expect(statusCode).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(body).detail).toMatch(/topcis.*topics/);
  });

  it.each(['sources', 'channels', 'topics', 'promises', 'definitions'])(
    'lists %s',
    async (name) => {
      const { data } = JSON.parse((await get(`/api/v1/${name}`)).body);
      expect(data.length).toBeGreaterThan(0);
    },
  );

  it('describes itself', async () => {
    const document = JSON.parse((await get('/api/v1/openapi.json')).body);
    expect(Object.keys(document.paths)).toContain('/api/v1/report');
  });

  it('shows the page with the strict content security policy', async () => {
    const { statusCode, headers, body } = await get(`/report?${window}`);
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body.replace(/<[^>]*>/g, '')).toContain('Not consistent: 1 of 1 topic');
  });
});

describe('the protective headers', () => {
  it.each(['/report', '/api/v1/channels', '/api/v1/gaps/nowhere', '/nowhere', '/livez'])(
    'are on the answer to %s',
    async (url) => {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );
});

describe('gaps over REST', () => {
  it('names a gap that is not there', async () => {
    const { statusCode, body } = await get('/api/v1/gaps/nowhere');
    expect([statusCode, JSON.parse(body).detail]).toEqual([404, 'gaps.nowhere: no such gap.']);
  });

  it('lists what the monitor holds', async () => {
    expect(JSON.parse((await get('/api/v1/gaps')).body).data).toEqual(
      await app.get(GapStore).list(),
    );
  });
});

describe('access', () => {
  it('is for this machine only until the first key exists', async () => {
    const forwarded = await get(`/api/v1/report?${window}`, { 'x-forwarded-for': '203.0.113.7' });
    expect(forwarded.statusCode).toBe(401);
    expect(JSON.parse(forwarded.body).detail).toContain('unison token create');
  });

  it('then needs a key with the scope of the route, as Bearer or as the Basic password', async () => {
    const secret = await app
      .get(KeyStore)
      .create({ name: 'bi', scopes: ['read'], expiresAt: null });
    const url = `/api/v1/comparisons?${window}`;
    const basic = `Basic ${Buffer.from(`any:${secret}`).toString('base64')}`;
    expect((await get(url)).statusCode).toBe(401);
    expect((await get(url, { authorization: 'Bearer unison_wrong' })).statusCode).toBe(401);
    expect((await get(url, { authorization: `Bearer ${secret}` })).statusCode).toBe(200);
    expect((await get(url, { authorization: basic })).statusCode).toBe(200);
    const headers = { authorization: `Bearer ${secret}` };
    const forbidden = await app.inject({
      method: 'POST',
      url: '/api/v1/sources/desk/poll',
      headers,
    });
    expect(forbidden.statusCode).toBe(403);
    expect(JSON.parse(forbidden.body).detail).toContain('--scope admin');
  });
});
