// A loopback server whose every answer a test writes itself, and which remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface VendorServer {
  readonly url: string;
  /** `127.0.0.1:PORT`, as `allowHosts` names it. */
  readonly host: string;
  readonly requests: readonly ServedRequest[];
  readonly connections: () => number;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** Serves until closed; `count` is 1 for the first request. */
export async function serveAnswers(answer: Answer): Promise<VendorServer> {
  const requests: ServedRequest[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    request.resume();
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    });
    answer(request, response, requests.length);
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
