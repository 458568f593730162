// The loopback server: reads a request, finds its route, plays a scripted fault if there is one, writes the reply.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked, Reply, Route } from './exchange.js';
import { playFault, type Fault } from './fault.js';
import { write } from './write.js';

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

const bodyLimitBytes = 2_000_000;

/** What a request was, without the parameters of its route, and what the fake answered. */
export type Witness = (asked: Omit<Asked, 'params'>, reply: Reply) => void;

/** What is answered at a path instead of a reply. */
export type Rewrite = (path: string, reply: Reply) => Reply;

export interface Circumstances {
  readonly routes: readonly Route[];
  /** Asked once for each request. */
  readonly nextFault: (path: string) => Fault | null;
  /** Sees every exchange that was no scripted fault. */
  readonly onExchange?: Witness | undefined;
  /** Answers in the place of an answer; for tests of what a vendor might say as well. */
  readonly rewrite?: Rewrite | undefined;
}

/** Serves the routes on loopback. */
export async function serve(port: number, circumstances: Circumstances): Promise<Serving> {
  const server = createServer((request, response) => {
    answer(request, response, circumstances).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, nextFault, onExchange, rewrite = (_, reply) => reply }: Circumstances,
): Promise<void> {
  const asked = await readRequest(request);
  const fault = nextFault(asked.path);
  const answered = (): Reply => {
    const reply = rewrite(asked.path, replyTo(routes, asked));
    onExchange?.(asked, reply);
    return reply;
  };
  if (fault === null) write(response, answered());
  else await playFault(fault, response, answered);
}

/** The reply of the first route that fits; 404 where none does. */
function replyTo(routes: readonly Route[], asked: Omit<Asked, 'params'>): Reply {
  for (const route of routes) {
    const params = route.method === asked.method ? paramsOf(route.path, asked.path) : null;
    if (params !== null) return route.reply({ ...asked, params });
  }
  return { status: 404, body: { error: `nothing here answers ${asked.method} ${asked.path}` } };
}

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (path !== '/' && wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const value = given[place] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

async function readRequest(request: IncomingMessage): Promise<Omit<Asked, 'params'>> {
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  const url = new URL(request.url ?? '/', origin);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await readBody(request),
    origin,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bodyLimitBytes) throw new Error('the body is larger than 2 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
