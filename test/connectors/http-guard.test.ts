// Nothing a configuration, a vendor's link or a resolver says may lead a connector into the house.
import type { LookupAddress } from 'node:dns';
import { createHttp } from '../../src/connectors/http.js';
import { addressKind } from '../../src/connectors/http/address.js';
import type { Budget } from '../../src/connectors/connector.js';
import { PermanentError } from '../../src/connectors/errors.js';
import { json, serveAnswers, type VendorServer } from '../support/vendor-server.js';

const unlimited: Budget = { remaining: () => Infinity, spend: () => undefined };

let canary: VendorServer;
beforeAll(async () => {
  canary = await serveAnswers((_request, response) => {
    json(response, { secret: 'inside' });
  });
});
afterAll(() => canary.close());

/** Asks for a URL that is the source's own configured address, so that only the guard can stop it. */
async function attempt(
  url: string,
  over: {
    hosts?: readonly string[];
    allowHosts?: readonly string[];
    resolve?: (host: string) => Promise<LookupAddress[]>;
  } = {},
): Promise<unknown> {
  const line = createHttp({
    source: 'desk',
    hosts: over.hosts ?? [url],
    allowHosts: over.allowHosts ?? [],
    pollIntervalSeconds: 1,
    timeoutSeconds: 2,
    sleep: () => Promise.resolve(),
    resolve: over.resolve ?? (() => Promise.resolve([{ address: '127.0.0.1', family: 4 }])),
  });
  const http = line.open(new AbortController().signal, unlimited);
  try {
    return await http.request({ method: 'GET', url });
  } catch (error) {
    return error;
  }
}

const port = (): string => new URL(canary.url).port;

/** 60 addresses that all mean something inside, most of them the canary itself. PORT is its port. */
const hostile = [
  // loopback, spelt in every way a URL parser accepts
  'http://127.0.0.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0x7f.1:PORT/',
  'http://127.1:PORT/',
  'http://127.0.1:PORT/',
  'http://017700000001:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://127.255.255.254:PORT/',
  'http://0:PORT/',
  'http://0.0.0.0:PORT/',
  'http://[::1]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[0:0:0:0:0:ffff:7f00:1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[64:ff9b::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://[::]:PORT/',
  'http://①②⑦.0.0.1:PORT/',
  'http://127。0。0。1:PORT/',
  'http://127.0.0.1/',
  'https://127.0.0.1/',
  // names that resolve to loopback here
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
  'http://localhost.:PORT/',
  'http://a.localhost:PORT/',
  'http://rebound.example:PORT/',
  'http://rebound.example/',
  'https://rebound.example/',
  'http://localtest.example/',
  'http://127.0.0.1.nip.example/',
  // cloud metadata and other link-local addresses
  'http://169.254.169.254/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[fe80::1]/',
  'http://[fe80::a9fe:a9fe]/',
  'http://169.254.1.1/',
  'http://[fec0::1]/',
  // private networks
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://[fd00::1]/',
  'http://[fc00::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:c0a8:101]/',
  'http://[64:ff9b::a00:1]/',
  // not meant for anybody
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[ff02::1]/',
  // not HTTP, or with a password in it
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'http://user:pass@127.0.0.1:PORT/',
];

describe('the guard on addresses', () => {
  it('refuses 60 hostile addresses without a single connection', async () => {
    expect(hostile).toHaveLength(60);
    const results = await Promise.all(hostile.map((url) => attempt(url.replace('PORT', port()))));
    const passed = hostile.filter((_, place) => !(results[place] instanceof PermanentError));
    expect(passed).toEqual([]);
    expect([canary.connections(), canary.requests.length]).toEqual([0, 0]);
  });

  it('refuses a name one of whose addresses lies inside', async () => {
    const resolve = (): Promise<LookupAddress[]> =>
      Promise.resolve([
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await attempt('http://mixed.example/', { resolve })).toBeInstanceOf(PermanentError);
  });

  it('judges the very address it connects to, however the resolver changes its mind', async () => {
    let asked = 0;
    const seen: string[] = [];
    const resolve = (): Promise<LookupAddress[]> => {
      asked += 1;
      const address = asked % 2 === 1 ? '192.0.2.1' : '127.0.0.1';
      seen.push(address);
      return Promise.resolve([{ address, family: 4 }]);
    };
    for (let count = 0; count < 6; count += 1)
      expect(await attempt('http://flips.example/', { resolve })).toBeInstanceOf(PermanentError);
    expect(seen).toHaveLength(6);
    expect(canary.connections()).toBe(0);
  });

  it('follows no chain of redirects into the house', async () => {
    const outside = await serveAnswers((request, response) => {
      const hops = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('hops') ?? 0);
      const location = hops < 2 ? `/?hops=${hops + 1}` : `${canary.url}/`;
      response.writeHead(302, { location }).end();
    });
    const result = await attempt(`${outside.url}/`, { allowHosts: [outside.host] });
    expect(result).toBeInstanceOf(PermanentError);
    expect((result as Error).message).toContain('another address');
    expect(canary.connections()).toBe(0);
    await outside.close();
  });

  it('refuses a redirect that never ends', async () => {
    const circle = await serveAnswers((_request, response) => {
      response.writeHead(302, { location: '/' }).end();
    });
    expect(await attempt(`${circle.url}/`, { allowHosts: [circle.host] })).toBeInstanceOf(
      PermanentError,
    );
    expect(circle.requests.length).toBeLessThanOrEqual(5);
    await circle.close();
  });

  it('speaks to no host that is not the source’s own, whatever a link in an answer says', async () => {
    const hosts = ['https://acme.zendesk.com'];
    for (const url of [
      'https://evil.example/next',
      'http://acme.zendesk.com/',
      'https://acme.zendesk.com:8443/',
      'https://acme.zendesk.com.evil.example/',
    ])
      expect(await attempt(url, { hosts })).toBeInstanceOf(PermanentError);
  });

  it('opens what the operator names, and only that port of it', async () => {
    const named = await serveAnswers((_request, response) => {
      json(response, { isThere: true });
    });
    expect(await attempt(named.url, { allowHosts: [named.host] })).toMatchObject({ status: 200 });
    expect(await attempt(canary.url, { allowHosts: [named.host] })).toBeInstanceOf(PermanentError);
    await named.close();
  });

  it('opens private addresses for a name the operator trusts, but never loopback or metadata', async () => {
    const to = (address: string): Promise<unknown> =>
      attempt('http://crm.internal/', {
        allowHosts: ['crm.internal'],
        resolve: () => Promise.resolve([{ address, family: 4 }]),
      });
    for (const address of ['127.0.0.1', '169.254.169.254', '0.0.0.0'])
      expect(await to(address)).toBeInstanceOf(PermanentError);
    expect(addressKind('10.1.2.3')).toBe('private');
  });
});

describe('the kind of an address', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['93.184.216.34', 'public'],
    ['172.32.0.1', 'public'],
    ['2606:4700::1111', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['10.255.0.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['127.8.8.8', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.169.254', 'forbidden'],
    ['2001:db8::1', 'forbidden'],
    ['fe80::1%eth0', 'forbidden'],
    ['nonsense', 'forbidden'],
  ])('of %s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });
});
