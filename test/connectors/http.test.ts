import { createHttp, type HttpOptions } from '../../src/connectors/http.js';
import type { Budget, LimitedHttp } from '../../src/connectors/connector.js';
import { PermanentError, TemporaryError } from '../../src/connectors/errors.js';
import { json, serveAnswers, type VendorServer } from '../support/vendor-server.js';

const noon = Date.parse('2026-10-26T12:00:00Z');
const unlimited: Budget = { remaining: () => Infinity, spend: () => undefined };

const servers: VendorServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serving(...args: Parameters<typeof serveAnswers>): Promise<VendorServer> {
  const server = await serveAnswers(...args);
  servers.push(server);
  return server;
}

interface Opened {
  readonly http: LimitedHttp;
  /** What was waited for, in milliseconds. */
  readonly slept: number[];
  readonly clock: { at: number };
}

/** The line to a server on a clock that moves only by sleeping. */
function openLine(
  server: VendorServer,
  over: Partial<HttpOptions> = {},
  signal?: AbortSignal,
): Opened {
  const clock = { at: noon };
  const slept: number[] = [];
  const line = createHttp({
    source: 'desk',
    hosts: [server.url],
    allowHosts: [server.host],
    pollIntervalSeconds: 300,
    clock: { now: () => clock.at },
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      clock.at += milliseconds;
      return Promise.resolve();
    },
    ...over,
  });
  return { http: line.open(signal ?? new AbortController().signal, unlimited), slept, clock };
}

const failure = async (
  promise: Promise<unknown>,
): Promise<Error & { retryAt?: number; reason?: string }> => {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it should have failed');
};

describe('a request that may heal', () => {
  it.each([
    ['seconds', '7', 7000],
    ['a date by the clock of the vendor', 'Mon, 26 Oct 2026 11:55:30 GMT', 30_000],
  ])('waits as long as Retry-After says in %s', async (_, retryAfter, wait) => {
    const server = await serving((_request, response, count) => {
      const headers = { 'retry-after': retryAfter, date: 'Mon, 26 Oct 2026 11:55:00 GMT' };
      json(response, {}, count === 1 ? { status: 429, headers } : {});
    });
    const { http, slept } = openLine(server);
    expect((await http.request({ method: 'GET', url: server.url })).status).toBe(200);
    expect(slept).toEqual([wait]);
  });

  it.each([
    ['x-rate-limit-reset', String(noon / 1000 + 60)],
    ['x-ratelimit-reset', '2026-10-26T12:01:00.000Z'],
    ['ratelimit-reset', '60'],
  ])('waits until %s where there is no Retry-After', async (name, value) => {
    const server = await serving((_request, response, count) => {
      const headers = { [name]: value, date: new Date(noon).toUTCString() };
      json(response, {}, count === 1 ? { status: 429, headers } : {});
    });
    const { http, slept } = openLine(server);
    await http.request({ method: 'GET', url: server.url });
    expect(slept).toEqual([60_000]);
  });

  it('makes no further call once the vendor says that none is left', async () => {
    const server = await serving((_request, response) => {
      const headers = {
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(noon / 1000 + 90),
        date: new Date(noon).toUTCString(),
      };
      json(response, {}, { headers });
    });
    const { http, slept } = openLine(server);
    await http.request({ method: 'GET', url: server.url });
    expect(slept).toEqual([]);
    await http.request({ method: 'GET', url: server.url });
    expect(slept).toEqual([90_000]);
  });

  it('ends the poll with the instant to come back at where the wait outlasts it', async () => {
    const server = await serving((_request, response) => {
      json(
        response,
        {},
        { status: 429, headers: { 'retry-after': '900', date: new Date(noon).toUTCString() } },
      );
    });
    const { http, slept } = openLine(server);
    const error = await failure(http.request({ method: 'GET', url: server.url }));
    expect(error).toBeInstanceOf(TemporaryError);
    expect(error.retryAt).toBe(noon + 900_000);
    const again = await failure(http.request({ method: 'GET', url: server.url }));
    expect(again.retryAt).toBe(noon + 900_000);
    expect([server.requests.length, slept]).toEqual([1, []]);
  });

  it('tries a broken answer four times, each time a little later', async () => {
    const server = await serving((_request, response) => {
      json(response, {}, { status: 500 });
    });
    const { http, slept } = openLine(server);
    expect((await failure(http.request({ method: 'GET', url: server.url }))).message).toBe(
      `sources.desk: GET ${server.host}/ answered 500 again and again.`,
    );
    expect(server.requests).toHaveLength(4);
    expect(slept).toHaveLength(3);
    slept.forEach((wait, place) => {
      expect(wait).toBeGreaterThanOrEqual(500 * 2 ** place);
      expect(wait).toBeLessThanOrEqual(1000 * 2 ** place);
    });
  });

  it('survives a cut connection and a body that was cut short', async () => {
    const server = await serving((request, response, count) => {
      if (count === 1) request.socket.destroy();
      else if (count === 2) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '40' });
        response.write('{"rows":[');
        setTimeout(() => request.socket.destroy(), 10);
      } else if (count === 3) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"rows":[1');
      } else json(response, { rows: [1] });
    });
    const { http } = openLine(server);
    expect((await http.request({ method: 'GET', url: server.url })).body).toEqual({ rows: [1] });
  });

  it('gives up on a host that hangs after its time-out', async () => {
    const server = await serving(() => undefined);
    const { http } = openLine(server, { timeoutSeconds: 0.05 });
    expect((await failure(http.request({ method: 'GET', url: server.url }))).message).toContain(
      'did not answer within 0.05 s',
    );
  });

  it('leaves a source alone for a while after three failures in a row, then tries again', async () => {
    let isBroken = true;
    const server = await serving((_request, response) => {
      json(response, {}, { status: isBroken ? 503 : 200 });
    });
    const { http, clock } = openLine(server);
    for (let count = 0; count < 3; count += 1)
      await failure(http.request({ method: 'GET', url: server.url }));
    const asked = server.requests.length;
    const error = await failure(http.request({ method: 'GET', url: server.url }));
    expect(error.retryAt).toBe(clock.at + 30_000);
    expect(server.requests).toHaveLength(asked);
    isBroken = false;
    clock.at += 30_001;
    expect((await http.request({ method: 'GET', url: server.url })).status).toBe(200);
  });

  it('stops at once when told to', async () => {
    const controller = new AbortController();
    const server = await serving(() => {
      controller.abort();
    });
    const { http } = openLine(server, {}, controller.signal);
    const asking = failure(http.request({ method: 'GET', url: server.url }));
    expect(await asking).toBeInstanceOf(TemporaryError);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a request that will not heal', () => {
  it.each([
    [401, 'auth'],
    [403, 'scope'],
    [404, 'configuration'],
    [422, 'configuration'],
  ])('is not repeated after %s', async (status, reason) => {
    const server = await serving((_request, response) => {
      json(response, {}, { status, headers: { 'x-request-id': 'req-77' } });
    });
    const { http } = openLine(server);
    const error = await failure(
      http.request({ method: 'GET', url: `${server.url}/api/v2/tickets` }),
    );
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(
      `sources.desk: GET ${server.host}/api/v2/tickets answered ${status} (request req-77); `,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('is handed to a caller that can make something of it', async () => {
    const server = await serving((_request, response) => {
      json(response, { code: 'SyncStateNotFound' }, { status: 410 });
    });
    const { http } = openLine(server);
    const answer = await http.request({ method: 'GET', url: server.url, accepts: [410] });
    expect([answer.status, answer.body]).toEqual([410, { code: 'SyncStateNotFound' }]);
  });

  it('says nothing of headers, query, body, or of who is named in the path', async () => {
    const server = await serving((_request, response) => {
      json(
        response,
        { echo: 'canary-body' },
        { status: 400, headers: { 'x-echo': 'canary-head' } },
      );
    });
    const { http } = openLine(server);
    const error = await failure(
      http.request({
        method: 'POST',
        url: `${server.url}/v1/users/canary@mail.example/messages/+3247012345`,
        headers: { authorization: 'Bearer canary-token' },
        query: { key: 'canary-query' },
        body: 'canary-sent',
      }),
    );
    const said = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join(' ');
    expect(said).not.toMatch(/canary|3247/);
    expect(error.message).toContain('POST 127.0.0.1');
    expect(error.message).toContain('/v1/users/:id/messages/:id answered 400');
  });

  it('spends nothing beyond the budget of its poll', async () => {
    const server = await serving((_request, response) => {
      json(response, {});
    });
    let left = 2;
    const budget: Budget = { remaining: () => left, spend: (calls) => (left -= calls) };
    const line = createHttp({
      source: 'x',
      hosts: [server.url],
      allowHosts: [server.host],
      pollIntervalSeconds: 300,
    });
    const http = line.open(new AbortController().signal, budget);
    await http.request({ method: 'GET', url: server.url });
    await http.request({ method: 'GET', url: server.url });
    expect((await failure(http.request({ method: 'GET', url: server.url }))).message).toContain(
      'spent',
    );
    expect(server.requests).toHaveLength(2);
  });
});

describe('a query', () => {
  it('repeats a name for a list and writes odd names as they are meant', async () => {
    const server = await serving((_request, response) => {
      json(response, {});
    });
    const { http } = openLine(server);
    await http.request({
      method: 'GET',
      url: `${server.url}/calls?page=1`,
      query: { 'types[]': ['mention', 'status'], 'StartTime>': '2026-10-01' },
    });
    const { searchParams } = new URL(server.requests[0]!.path, server.url);
    expect(searchParams.getAll('types[]')).toEqual(['mention', 'status']);
    expect([searchParams.get('StartTime>'), searchParams.get('page')]).toEqual(['2026-10-01', '1']);
  });

  it('follows a redirect on the same host only', async () => {
    const server = await serving((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else json(response, { at: request.url });
    });
    const { http } = openLine(server);
    expect((await http.request({ method: 'GET', url: `${server.url}/old` })).body).toEqual({
      at: '/new',
    });
  });
});
