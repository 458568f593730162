/** Serves rendered pages on loopback with their static files, under the policy the service sends. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readAssets } from '../../src/web/asset-files.js';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageServer {
  readonly address: string;
  /** Paths with their queries, in the order they were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A server over pages by path. A page that stands alone carries its style inside, so it comes without the policy. */
export async function servePages(pages: ReadonlyMap<string, string>): Promise<PageServer> {
  const { byName } = readAssets();
  const files = new Map([...byName.values()].map((file) => [`/assets/${file.name}`, file]));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    const body = file?.body ?? pages.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/html; charset=utf-8',
      ...(body?.includes('<style>') ? {} : { 'content-security-policy': policy }),
    });
    response.end(body ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: addressOf(server), asked, close: () => closed(server) };
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });
}
