import type { Interaction } from '../../../src/domain/interaction.js';
import { PolledSource } from '../../support/polled-source.js';
import { storedInteractions } from '../../support/page.js';
import {
  isRequestTrackerThere,
  rtCustomer,
  rtPassword,
  startRequestTracker,
  type RequestTracker,
} from '../../support/request-tracker.js';

const isThere = isRequestTrackerThere();
const describeThere = isThere ? describe : describe.skip;
if (!isThere)
  console.warn('Request Tracker 5 is not installed: 4 tests of the rest connector are skipped');

// The mapping as docs/connectors.md has it: what somebody else than the requestor writes is an answer, a comment is a note,
// and a case is solved by its change of status, since `Resolved` stays filled after a reopening.
const events = `(
  $asked := Requestor.id;
  history[Type in ["Create", "Correspond", "Comment", "Status"]].{
    "id": $string(id), "at": Created,
    "by": Creator.id = "RT_System" ? "system" : Type = "Create" or Creator.id in $asked ? "customer" : "human",
    "kind": Type != "Status" ? "message"
      : NewValue in ["resolved", "rejected"] ? "solved"
      : OldValue in ["resolved", "rejected"] ? "reopened" : "skip",
    "isVisibleToCustomer": Type != "Comment"
  }[kind != "skip"]
)`;

const keys = (url: string): Record<string, unknown> => ({
  ...{ connector: 'rest', url: `${url}/REST/2.0`, channels: { General: 'email' } },
  auth: { user: 'root', password: { env: 'RT_PASSWORD' } },
  instants: 'sql',
  list: {
    path: '/tickets',
    query: {
      ...{ query: "LastUpdated >= '{from}'", orderby: 'LastUpdated', order: 'ASC' },
      'fields[Queue]': 'Name',
      fields: 'Queue,Status,Created,LastUpdated,Requestor',
    },
    items: 'items',
    paging: { by: 'window', size: 20, sizeParameter: 'per_page' },
  },
  details: {
    history: {
      path: '/ticket/{id}/history',
      query: { fields: 'Type,Creator,Created,OldValue,NewValue' },
      items: 'items',
      paging: { by: 'page', parameter: 'page', size: 20, sizeParameter: 'per_page' },
    },
  },
  fields: {
    ...{ id: 'id', channel: 'Queue.Name', openedAt: 'Created', updatedAt: 'LastUpdated' },
    ...{ status: 'Status', customer: { jsonata: 'Requestor[0].id' } },
  },
  events,
  historyDays: 2,
  lag: '1s',
});

describeThere('a real Request Tracker 5, read by the rest connector', () => {
  let tracker: RequestTracker;
  let source: PolledSource;
  beforeAll(async () => {
    tracker = await startRequestTracker();
    source = new PolledSource({
      ...{ id: 'rt', keys: keys(tracker.url), env: { RT_PASSWORD: rtPassword } },
      allowHosts: [new URL(tracker.url).host],
      now: () => Date.now(),
    });
  }, 180_000);
  afterAll(async () => {
    await (tracker as RequestTracker | undefined)?.stop();
  });

  const ask = async (path: string, body: object, user = 'root', method = 'POST') => {
    const credentials = Buffer.from(`${user}:${rtPassword}`).toString('base64');
    const answer = await fetch(`${tracker.url}/REST/2.0${path}`, {
      method,
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { readonly id?: string };
  };
  const create = async (subject: string): Promise<string> => {
    const content = { Content: 'where is my order?', ContentType: 'text/plain' };
    const ticket = { Queue: 'General', Subject: subject, Requestor: rtCustomer, ...content };
    return String((await ask('/ticket', ticket, rtCustomer)).id);
  };
  const write = (id: string, how: 'correspond' | 'comment', user = 'root') =>
    ask(`/ticket/${id}/${how}`, { Content: 'words', ContentType: 'text/plain' }, user);
  const turn = (id: string, status: string) =>
    ask(`/ticket/${id}`, { Status: status }, 'root', 'PUT');
  /** The tracker keeps whole seconds. */
  const aSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));

  it('says what is wrong with a wrong password, and that a right one will do', async () => {
    const wrong = new PolledSource({
      ...{ id: 'rt', keys: keys(tracker.url), env: { RT_PASSWORD: 'wrong' } },
      allowHosts: [new URL(tracker.url).host],
      now: () => Date.now(),
    });
    expect((await wrong.connector.check(wrong.access())).status).toBe('auth');
    expect((await source.connector.check(source.access())).status).toBe('ok');
  }, 60_000);

  it('create, comment, reply, resolve, reopen, resolve: the figures are right', async () => {
    const began = Date.now();
    const id = await create('a question');
    await aSecond();
    await write(id, 'comment');
    await aSecond();
    await write(id, 'correspond');
    await aSecond();
    await turn(id, 'resolved');
    const { stores } = await source.pollAfresh();
    const [first] = (await storedInteractions(stores)) as [Interaction];
    expect(first).toMatchObject({ id, episode: 1, channel: 'email', end: 'solved' });
    expect(first.openedAt).toBeGreaterThanOrEqual(Math.floor(began / 1000) * 1000);
    expect(first.openedAt).toBeLessThanOrEqual(Date.now());
    const waited = (first.firstResponseAt! - first.openedAt) / 1000;
    expect(waited).toBeGreaterThanOrEqual(2);
    expect(waited).toBeLessThanOrEqual(30);
    expect(first.resolvedAt! - first.firstResponseAt!).toBeGreaterThanOrEqual(1000);

    await aSecond();
    await write(id, 'correspond', rtCustomer);
    await source.poll(stores);
    const opened = await storedInteractions(stores);
    expect(opened.map(({ end }) => end)).toEqual(['solved', 'open']);
    expect(opened[0]!.reopenedAt).toBe(opened[1]!.openedAt);
    expect(opened[1]).toMatchObject({ firstResponseAt: null, resolvedAt: null, status: 'open' });

    await aSecond();
    await write(id, 'correspond');
    await aSecond();
    await turn(id, 'resolved');
    await source.poll(stores);
    const closed = await storedInteractions(stores);
    expect(closed.map(({ end }) => end)).toEqual(['solved', 'solved']);
    expect(closed[1]!.resolvedAt! - closed[1]!.openedAt).toBeGreaterThanOrEqual(2000);
    expect(closed[0]).toMatchObject({ resolvedAt: first.resolvedAt, customer: first.customer });
    expect(await source.poll(stores)).toMatchObject({ stored: 0, updated: 0 });
  }, 120_000);

  it('a colleague who takes a solved case up again did not make the customer come back', async () => {
    const id = await create('another question');
    await write(id, 'correspond');
    await aSecond();
    await turn(id, 'resolved');
    await aSecond();
    await turn(id, 'open');
    const { stores } = await source.pollAfresh();
    const found = (await storedInteractions(stores)).filter((one) => one.id === id);
    expect(found).toMatchObject([{ end: 'open', resolvedAt: null, reopenedAt: null }]);
  }, 60_000);

  it('reads more tickets than a page holds, each once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 45; count += 1) ids.push(await create(`number ${count}`));
    const { stores } = await source.pollAfresh();
    const found = new Set((await storedInteractions(stores)).map(({ id }) => id));
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
    expect(JSON.stringify(await storedInteractions(stores))).not.toContain(rtCustomer);
  }, 120_000);
});
