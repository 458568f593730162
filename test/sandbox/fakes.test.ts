import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { sandboxKeys as keys } from '../../sandbox/keys.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { surveys } from '../../sandbox/fakes/formbricks.js';
import { brandId } from '../../sandbox/fakes/x-posts.js';
import { startStillSandbox } from '../support/sandbox.js';
import { answerSchema, schemaFindings } from '../support/schema-check.js';
import { sharedFolder } from '../support/shared-folder.js';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a vendor's JSON has no type of ours */
type Json = Record<string, any>;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startStillSandbox({ zendesk: { exportsPerMinute: 1000 } });
});
afterAll(() => sandbox.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

async function ask(
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const url = path.startsWith('http') ? path : `${sandbox.url}${path}`;
  const answer = await fetch(
    url,
    body === undefined ? { headers } : { method: 'POST', headers, body },
  );
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Json };
}

const basic = (pair: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
});
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const documents = new Map<string, Json>();

/** Finds nothing where the vendor's document is absent: said once, in one line. */
function expectFits(
  file: string,
  path: string,
  method: string,
  [status, value]: readonly [string, unknown],
): void {
  const found = sharedFolder('specs', file);
  if (found === null) return;
  const document = documents.get(found) ?? (parse(readFileSync(found, 'utf8')) as Json);
  documents.set(found, document);
  expect(schemaFindings(document, answerSchema(document, path, method, status), value)).toEqual([]);
}

const xFields =
  'post.fields=author_id,conversation_id,created_at,entities,in_reply_to_user_id,lang,referenced_posts';

describe('the X fake', () => {
  const headers = bearer(keys.xBearer);
  const timeline = async (name: string, query: string): Promise<Json[]> => {
    const rows: Json[] = [];
    let token = '';
    do {
      const { body } = await ask(
        `/x/2/users/${brandId}/${name}?max_results=100&${xFields}${query}${token}`,
        headers,
      );
      rows.push(...((body['data'] as Json[] | undefined) ?? []));
      token =
        body['meta'].next_token === undefined
          ? ''
          : `&pagination_token=${String(body['meta'].next_token)}`;
    } while (token !== '');
    return rows;
  };

  it('hands out every post once, newest first, over pages', async () => {
    const mentions = await timeline('mentions', '');
    const ids = mentions.map((post) => BigInt(post['id'] as string));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id, place) => place === 0 || id < ids[place - 1]!)).toBe(true);
    const roots = sandbox.world
      .contactsOf('twitter')
      .filter((contact) => contact.openedAt <= sandbox.world.now());
    expect(mentions.filter((post) => post['referenced_posts'] === undefined)).toHaveLength(
      roots.length,
    );
    expect(mentions.every((post) => post['author_id'] !== brandId)).toBe(true);
  });

  it('brings only what is newer than since_id, and answers by the brand in its own timeline', async () => {
    const [newest, , third] = await timeline('mentions', '');
    expect(await timeline('mentions', `&since_id=${String(third!['id'])}`)).toHaveLength(2);
    expect(await timeline('mentions', `&since_id=${String(newest!['id'])}`)).toEqual([]);
    const answers = await timeline('tweets', '');
    expect(
      answers.every(
        (post) => post['author_id'] === brandId && post['referenced_posts'] !== undefined,
      ),
    ).toBe(true);
  });

  it('refuses a missing key, the other spelling, and since_id together with start_time', async () => {
    const path = `/x/2/users/${brandId}/mentions`;
    expect((await ask(path)).status).toBe(401);
    expect((await ask(`${path}?tweet.fields=created_at`, headers)).status).toBe(400);
    expect((await ask(`${path}?since_id=1&start_time=2026-10-01T00:00:00Z`, headers)).status).toBe(
      400,
    );
    expect(
      (await ask('/x/2/tweets/search/recent?query=conversation_id:1&since_id=1000', headers))
        .status,
    ).toBe(400);
  });

  it('states its limit in the headers and writes what the vendor documents', async () => {
    const { headers: seen, body } = await ask(
      `/x/2/users/${brandId}/mentions?${xFields}&expansions=author_id`,
      headers,
    );
    expect(Number(seen.get('x-rate-limit-limit'))).toBe(450);
    expect(Number(seen.get('x-rate-limit-remaining'))).toBeLessThan(450);
    expectFits('x/x-api-v2.trimmed.json', '/2/users/{id}/mentions', 'get', ['200', body]);
  });
});

describe('the Genesys fake', () => {
  const details = '/genesys/api/v2/analytics/conversations/details';
  const token = async (): Promise<Record<string, string>> => {
    const pair = `${keys.genesysClientId}:${keys.genesysClientSecret}`;
    const { body } = await ask(
      '/genesys/oauth/token',
      { ...basic(pair), ...form },
      'grant_type=client_credentials',
    );
    return bearer(body['access_token'] as string);
  };
  const job = async (interval: string): Promise<Json[]> => {
    const headers = await token();
    const { status, body } = await ask(
      `${details}/jobs`,
      headers,
      JSON.stringify({ interval, order: 'asc', orderBy: 'conversationStart' }),
    );
    expect(status).toBe(202);
    const path = `${details}/jobs/${String(body['jobId'])}`;
    while ((await ask(path, headers)).body['state'] !== 'FULFILLED')
      await new Promise((resolve) => setTimeout(resolve, 30));
    const conversations: Json[] = [];
    let cursor = '';
    do {
      const page = await ask(`${path}/results?pageSize=100${cursor}`, headers);
      expectFits(
        'genesys/genesys-analytics.derived.json',
        '/api/v2/analytics/conversations/details/jobs/{jobId}/results',
        'get',
        ['200', page.body],
      );
      conversations.push(...(page.body['conversations'] as Json[]));
      cursor = page.body['cursor'] === undefined ? '' : `&cursor=${String(page.body['cursor'])}`;
    } while (cursor !== '');
    return conversations;
  };

  it('silently leaves out what lies past its watermark', async () => {
    const { body } = await ask(`${details}/jobs/availability`, await token());
    const watermark = Date.parse(body['dataAvailabilityDate'] as string);
    expect(watermark).toBe(sandbox.world.now() - 15 * 60_000);
    const conversations = await job('2026-10-19T00:00:00Z/2026-11-30T00:00:00Z');
    const known = sandbox.world
      .contactsOf('phone')
      .filter(({ openedAt }) => openedAt >= Date.parse('2026-10-19') && openedAt < watermark);
    expect(conversations).toHaveLength(known.length);
  });

  it('tells answered from abandoned calls by their metrics', async () => {
    const conversations = await job('2026-10-06T00:00:00Z/2026-10-26T00:00:00Z');
    const names = conversations.map(
      (one) =>
        new Set(
          (one['participants'] as Json[]).flatMap((part) =>
            (part['sessions'] as Json[]).flatMap((session) =>
              (session['metrics'] as Json[]).map((metric) => metric['name'] as string),
            ),
          ),
        ),
    );
    const [answered, abandoned] = ['tAnswered', 'tAbandon'].map(
      (name) => names.filter((set) => set.has(name)).length,
    );
    expect(answered! + abandoned!).toBe(conversations.length);
    expect(abandoned).toBeGreaterThan(0);
    expect(names.some((set) => set.has('nTransferred'))).toBe(true);
    expect(conversations.some((one) => one['evaluations'] !== undefined)).toBe(true);
  });

  it('refuses a wrong secret and a missing token', async () => {
    expect(
      (
        await ask(
          '/genesys/oauth/token',
          { ...basic('a:b'), ...form },
          'grant_type=client_credentials',
        )
      ).status,
    ).toBe(401);
    expect((await ask(`${details}/jobs/availability`)).status).toBe(401);
  });
});

describe('the Graph fake', () => {
  const token = async (): Promise<Record<string, string>> => {
    const fields = new URLSearchParams({
      client_id: keys.graphClientId,
      client_secret: keys.graphClientSecret,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const { body } = await ask(
      `/graph/${keys.graphTenant}/oauth2/v2.0/token`,
      form,
      fields.toString(),
    );
    return { ...bearer(body['access_token'] as string), prefer: 'odata.maxpagesize=100' };
  };
  const delta = (folder: string): string =>
    `/graph/v1.0/users/help@lumio.example/mailFolders/${folder}/messages/delta?$select=conversationId,receivedDateTime,categories,internetMessageHeaders,from`;
  const walk = async (start: string): Promise<{ rows: Json[]; link: string }> => {
    const headers = await token();
    const rows: Json[] = [];
    let next: string | undefined = start;
    let link = '';
    while (next !== undefined) {
      const { body } = await ask(next, headers);
      expectFits(
        'msgraph/mail-v1.0.derived.json',
        '/users/{id}/mailFolders/{id_1}/messages/delta',
        'get',
        ['200', body],
      );
      rows.push(...(body['value'] as Json[]));
      next = body['@odata.nextLink'] as string | undefined;
      link = (body['@odata.deltaLink'] as string | undefined) ?? link;
    }
    return { rows, link };
  };

  it('walks a folder once, then brings only what changed: new mail, and mail filed since', async () => {
    const moving = await startStillSandbox();
    const at = (path: string): string => `${moving.url}${path}`;
    const first = await walk(at(delta('inbox')));
    expect(first.rows.length).toBeGreaterThan(300);
    expect((await walk(first.link)).rows).toEqual([]);
    moving.clock.advance(6 * 3600);
    const { rows } = await walk(first.link);
    const known = new Set(first.rows.map((row) => row['id'] as string));
    expect(rows.filter((row) => !known.has(row['id'] as string)).length).toBeGreaterThan(0);
    const again = rows.filter((row) => known.has(row['id'] as string));
    expect(again.length).toBeGreaterThan(0);
    expect(again.every((row) => (row['categories'] as string[]).length <= 1)).toBe(true);
    await moving.close();
  });

  it('marks machines by their headers', async () => {
    const headersOf = (row: Json): string => JSON.stringify(row['internetMessageHeaders']);
    const { rows: inbox } = await walk(delta('inbox'));
    const { rows: sent } = await walk(delta('sentitems'));
    expect(inbox.some((row) => headersOf(row).includes('List-Id'))).toBe(true);
    expect(sent.some((row) => headersOf(row).includes('auto-replied'))).toBe(true);
    expect(sent.some((row) => !headersOf(row).includes('auto-replied'))).toBe(true);
  });

  it('refuses $deltatoken=latest, forgets old links, and knows one mailbox', async () => {
    const headers = await token();
    expect((await ask(`${delta('inbox').split('?')[0]!}?$deltatoken=latest`, headers)).status).toBe(
      400,
    );
    expect(
      (await ask('/graph/v1.0/users/other@lumio.example/mailFolders/inbox/messages/delta', headers))
        .status,
    ).toBe(404);
    expect((await ask(delta('inbox'))).status).toBe(401);
    const ageing = await startStillSandbox();
    const { link } = await walk(`${ageing.url}${delta('inbox')}`);
    ageing.clock.advance(31 * 86_400);
    const { status, body } = await ask(link, headers);
    expect([status, body['error'].code]).toEqual([410, 'SyncStateNotFound']);
    await ageing.close();
  });
});

describe('the Zendesk fake', () => {
  const headers = basic(`${keys.zendeskUser}/token:${keys.zendeskToken}`);
  const document = 'zendesk/zendesk-support.trimmed.yaml';

  it('exports every ticket once by cursor, and nothing more afterwards', async () => {
    const tickets: Json[] = [];
    let path =
      '/zendesk/api/v2/incremental/tickets/cursor?start_time=0&per_page=100&include=metric_sets';
    for (let isLast = false; !isLast;) {
      const { body } = await ask(path, headers);
      expectFits(document, '/api/v2/incremental/tickets/cursor', 'get', ['200', body]);
      tickets.push(...(body['tickets'] as Json[]));
      isLast = body['end_of_stream'] as boolean;
      path = body['after_url'] as string;
    }
    const opened = sandbox.world
      .contactsOf('web')
      .filter(({ openedAt }) => openedAt <= sandbox.world.now() - 60_000);
    expect(new Set(tickets.map((ticket) => ticket['id'] as number)).size).toBe(opened.length);
    expect(tickets).toHaveLength(opened.length);
    expect((await ask(path, headers)).body['tickets']).toEqual([]);
    expect(new Set(tickets.map((ticket) => ticket['status'] as string))).toEqual(
      new Set(
        ['new', 'open', 'pending', 'solved', 'closed'].filter((status) =>
          tickets.some((ticket) => ticket['status'] === status),
        ),
      ),
    );
  });

  it('hands a changed ticket out again', async () => {
    const moving = await startStillSandbox();
    const first = await ask(
      `${moving.url}/zendesk/api/v2/incremental/tickets/cursor?start_time=0`,
      headers,
    );
    moving.clock.advance(4 * 3600);
    const second = await ask(first.body['after_url'] as string, headers);
    const known = new Set(
      (first.body['tickets'] as Json[]).map((ticket) => ticket['id'] as number),
    );
    expect(
      (second.body['tickets'] as Json[]).some((ticket) => known.has(ticket['id'] as number)),
    ).toBe(true);
    await moving.close();
  });

  it('streams comments with their authors, and metric events', async () => {
    const { body } = await ask(
      '/zendesk/api/v2/incremental/ticket_events?start_time=0&include=comment_events',
      headers,
    );
    expectFits(document, '/api/v2/incremental/ticket_events', 'get', ['200', body]);
    const comments = (body['ticket_events'] as Json[]).flatMap((event) =>
      (event['child_events'] as Json[]).filter((child) => child['event_type'] === 'Comment'),
    );
    expect(comments.some((comment) => comment['public'] === false)).toBe(true);
    expect(comments.some((comment) => comment['author_id'] === -1)).toBe(true);
    const metrics = await ask(
      '/zendesk/api/v2/incremental/ticket_metric_events?start_time=0',
      headers,
    );
    expectFits(document, '/api/v2/incremental/ticket_metric_events', 'get', ['200', metrics.body]);
    const ratings = await ask('/zendesk/api/v2/satisfaction_ratings?start_time=0', headers);
    expectFits(document, '/api/v2/satisfaction_ratings', 'get', ['200', ratings.body]);
    const [ticket] = (
      await ask('/zendesk/api/v2/incremental/tickets/cursor?start_time=0&per_page=1', headers)
    ).body['tickets'] as Json[];
    const thread = await ask(`/zendesk/api/v2/tickets/${String(ticket!['id'])}/comments`, headers);
    expectFits(document, '/api/v2/tickets/{ticket_id}/comments', 'get', ['200', thread.body]);
  });

  it('keeps back the newest minute, refuses strangers, and limits exports', async () => {
    const now = Math.floor(sandbox.world.now() / 1000);
    const path = '/zendesk/api/v2/incremental/ticket_events?start_time=';
    expect((await ask(`${path}${String(now - 59)}`, headers)).status).toBe(422);
    expect((await ask(`${path}0`, basic('x/token:y'))).status).toBe(401);
    const strict = await startStillSandbox();
    const statuses = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await ask(`${strict.url}${path}0`, headers)).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200));
    expect(statuses[10]).toBe(429);
    await strict.close();
  });
});

describe('the Formbricks fake', () => {
  const headers = { 'x-api-key': keys.formbricksKey };

  it('lists responses by change, joined to contacts by the id of their own vendor', async () => {
    const path =
      '/formbricks/api/v2/management/responses?sortBy=updatedAt&order=asc&filterDateField=updatedAt';
    const { body } = await ask(`${path}&surveyId=${surveys.satisfaction}&limit=250`, headers);
    expectFits('formbricks/formbricks-v2.trimmed.yaml', '/management/responses', 'get', [
      '200',
      body,
    ]);
    const rows = body['data'] as Json[];
    expect(rows.length).toBe(Math.min(250, body['meta'].total as number));
    expect(rows.some((row) => row['finished'] === false)).toBe(true);
    expect(
      rows.every((row) => row['data'].interaction_id !== undefined && row['data'].csat >= 1),
    ).toBe(true);
    const stamps = rows.map((row) => row['updatedAt'] as string);
    expect(stamps).toEqual([...stamps].sort());
    const since = stamps[100]!;
    const later = await ask(
      `${path}&surveyId=${surveys.satisfaction}&limit=250&startDate=${since}`,
      headers,
    );
    expect((later.body['data'] as Json[])[0]!['updatedAt']).toBe(since);
  });

  it('holds reviews of answers, and refuses strangers and oversized pages', async () => {
    const path = '/formbricks/api/v2/management/responses';
    const { body } = await ask(`${path}?surveyId=${surveys.review}&limit=250`, headers);
    expect(
      new Set((body['data'] as Json[]).map((row) => row['data'].answer_correct as string)),
    ).toEqual(new Set(['yes', 'no']));
    expect((await ask(path)).status).toBe(401);
    expect((await ask(`${path}?limit=251`, headers)).status).toBe(400);
  });
});

describe('the sandbox itself', () => {
  it('shows its clock and lets it be moved, never back', async () => {
    const moving = await startStillSandbox();
    const before = (await ask(`${moving.url}/clock`)).body['epochMilliseconds'] as number;
    await ask(
      `${moving.url}/clock`,
      { 'content-type': 'application/json' },
      '{"advanceSeconds": 3600}',
    );
    await ask(
      `${moving.url}/clock`,
      { 'content-type': 'application/json' },
      '{"advanceSeconds": -9}',
    );
    expect((await ask(`${moving.url}/clock`)).body['epochMilliseconds']).toBe(before + 3_600_000);
    await moving.close();
  });

  it('tells the truth about what was planted', async () => {
    const { body } = await ask('/truth');
    expect((body['gaps'] as Json[]).map((gap) => gap['door'] as string)).toEqual([
      'phone',
      'phone',
      'email',
      'web',
      'email',
    ]);
  });

  it('plays faults by script, once each', async () => {
    const add = JSON.stringify({
      vendor: 'x',
      faults: [{ kind: 'status', status: 429, retryAfterSeconds: 2 }],
    });
    await ask('/script', { 'content-type': 'application/json' }, add);
    const path = `/x/2/users/me`;
    const faulty = await ask(path, bearer(keys.xBearer));
    expect([faulty.status, faulty.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await ask(path, bearer(keys.xBearer))).status).toBe(200);
  });

  it('keeps and shows what Slack is sent, edited in place, with nothing foreign taken for markup', async () => {
    const json = { 'content-type': 'application/json', ...bearer(keys.slackToken) };
    const post = JSON.stringify({
      channel: 'C1',
      text: 'one',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: '&lt;script&gt; & co' } }],
    });
    const { body } = await ask('/slack/api/chat.postMessage', json, post);
    await ask(
      '/slack/api/chat.update',
      json,
      JSON.stringify({ channel: 'C1', ts: body['ts'], text: 'two <b>' }),
    );
    await fetch(`${sandbox.url}/slack/services/T/B/secret`, {
      method: 'POST',
      body: JSON.stringify({ text: 'by webhook' }),
      headers: { 'content-type': 'application/json' },
    });
    const page = await (await fetch(`${sandbox.url}/slack`)).text();
    expect(page).toContain('two &lt;b&gt;');
    expect(page).toContain('edited 1 times');
    expect(page).toContain('by webhook');
    expect(page).not.toContain('secret');
    expect(
      (await ask('/slack/api/chat.postMessage', { 'content-type': 'application/json' }, post)).body,
    ).toEqual({ ok: false, error: 'invalid_auth' });
  });
});
