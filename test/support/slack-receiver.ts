// A Slack on loopback: takes incoming webhooks and the Web API, holds messages against the published limits, answers by script.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ReceivedMessage {
  readonly at: number;
  readonly path: string;
  readonly channel: string | null;
  readonly authorization: string | null;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly ts: string;
}

/** What to answer next instead of taking the message. */
type Scripted =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'hang'; readonly milliseconds: number }
  | { readonly kind: 'reset' };

export interface SlackReceiver {
  readonly url: string;
  readonly webhookUrl: string;
  readonly apiUrl: string;
  /** Messages taken, in order. */
  readonly taken: ReceivedMessage[];
  /** Every request, whatever the answer. */
  readonly requests: ReceivedMessage[];
  /** Answers used up one by one before the receiver behaves again. */
  readonly script: Scripted[];
  close(): Promise<void>;
}

interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly fields?: readonly { readonly type: string; readonly text: string }[];
  readonly elements?: readonly Element[];
}

interface Element {
  readonly type: string;
  readonly text?: string | { readonly text: string };
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly options?: readonly { text: { text: string }; value: string }[];
}

export async function startSlackReceiver(): Promise<SlackReceiver> {
  const receiver = { taken: [], requests: [], script: [] } as Pick<
    SlackReceiver,
    'taken' | 'requests' | 'script'
  >;
  const server = createServer((request, response) => {
    void answer(receiver, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    ...receiver,
    url,
    webhookUrl: `${url}/services/T000/B000/secretpartofthewebhook`,
    apiUrl: `${url}/api/`,
    close: () => closeServer(server),
  };
}

async function answer(
  receiver: Pick<SlackReceiver, 'taken' | 'requests' | 'script'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const message = received(request, await bodyOf(request), receiver.requests.length);
  receiver.requests.push(message);
  const scripted = receiver.script.shift();
  const isWebhook = message.path.startsWith('/services/');
  if (scripted !== undefined && !(await plays(scripted, response, isWebhook))) return;
  const findings = [...blockKitFindings(message.blocks), ...textFindings(message)];
  if (findings.length > 0) {
    refuse(response, isWebhook, message.blocks.length > 0 ? 'invalid_blocks' : 'no_text');
    return;
  }
  receiver.taken.push(message);
  if (isWebhook) response.writeHead(200).end('ok');
  else json(response, 200, { ok: true, channel: message.channel, ts: message.ts });
}

/** Plays one scripted answer; true = go on and take the message. */
async function plays(
  scripted: Scripted,
  response: ServerResponse,
  isWebhook: boolean,
): Promise<boolean> {
  switch (scripted.kind) {
    case 'status': {
      const retry = scripted.retryAfterSeconds;
      response
        .writeHead(scripted.status, retry === undefined ? {} : { 'retry-after': String(retry) })
        .end(scripted.status === 429 ? '{"ok":false,"error":"ratelimited"}' : 'trouble');
      return false;
    }
    case 'error':
      refuse(response, isWebhook, scripted.error);
      return false;
    case 'reset':
      response.socket?.resetAndDestroy();
      return false;
    case 'hang':
      await new Promise((resolve) => setTimeout(resolve, scripted.milliseconds).unref());
      return true;
  }
}

function refuse(response: ServerResponse, isWebhook: boolean, error: string): void {
  if (isWebhook) response.writeHead(error === 'no_service' ? 404 : 400).end(error);
  else json(response, 200, { ok: false, error });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function received(request: IncomingMessage, raw: string, count: number): ReceivedMessage {
  const body = decoded(raw, request.headers['content-type'] ?? '');
  const blocks = typeof body['blocks'] === 'string' ? JSON.parse(body['blocks']) : body['blocks'];
  return {
    at: Date.now(),
    path: request.url ?? '',
    channel: typeof body['channel'] === 'string' ? body['channel'] : null,
    authorization: request.headers.authorization ?? null,
    body,
    text: typeof body['text'] === 'string' ? body['text'] : '',
    blocks: Array.isArray(blocks) ? (blocks as Block[]) : [],
    ts: `1700000000.${String(count).padStart(6, '0')}`,
  };
}

/** JSON, or form fields (the vendor's own kit posts those, with JSON inside `blocks` or `payload`). */
function decoded(raw: string, contentType: string): Record<string, unknown> {
  if (!contentType.includes('x-www-form-urlencoded'))
    return JSON.parse(raw) as Record<string, unknown>;
  const fields = Object.fromEntries(new URLSearchParams(raw));
  const payload = fields['payload'];
  return payload === undefined ? fields : (JSON.parse(payload) as Record<string, unknown>);
}

function textFindings({ text, blocks, body }: ReceivedMessage): string[] {
  const findings: string[] = [];
  if (text === '' && blocks.length === 0) findings.push('no text');
  if (JSON.stringify(body).length > 13_200) findings.push('message too long');
  return findings;
}

/** What Slack would refuse: written from its published limits, not from the product. */
export function blockKitFindings(blocks: readonly Block[]): string[] {
  const findings: string[] = blocks.length > 50 ? ['more than 50 blocks'] : [];
  const ids = blocks.flatMap((block) => block.block_id ?? []);
  if (new Set(ids).size < ids.length) findings.push('block_id twice');
  for (const block of blocks) findings.push(...blockFindings(block));
  return findings;
}

function blockFindings(block: Block): string[] {
  const long = (what: string, text: string | undefined, limit: number): string[] =>
    text !== undefined && (text.length < 1 || text.length > limit)
      ? [`${what} of ${String(text.length)}`]
      : [];
  const elements = block.elements ?? [];
  const findings = long('block_id', block.block_id, 255);
  if (block.type === 'header')
    return [
      ...findings,
      ...long('header', block.text?.text ?? '', 150),
      ...(block.text?.type === 'plain_text' ? [] : ['header not plain']),
    ];
  if (block.type === 'section') {
    if (block.text === undefined && block.fields === undefined) findings.push('empty section');
    if ((block.fields?.length ?? 1) < 1 || (block.fields?.length ?? 1) > 10)
      findings.push('fields');
    findings.push(...long('section', block.text?.text, 3000));
    for (const field of block.fields ?? []) findings.push(...long('field', field.text, 2000));
    return findings;
  }
  if (block.type === 'context') {
    if (elements.length < 1 || elements.length > 10) findings.push('context elements');
    for (const one of elements) findings.push(...long('context', textOf(one), 3000));
    return findings;
  }
  if (block.type === 'actions') {
    if (elements.length < 1 || elements.length > 25) findings.push('actions elements');
    for (const one of elements) {
      findings.push(...long('action_id', one.action_id, 255), ...long('url', one.url, 3000));
      findings.push(...long('value', one.value, 2000));
      if (one.type === 'button') findings.push(...long('button', textOf(one), 75));
      for (const option of one.options ?? [])
        findings.push(...long('option', option.text.text, 75), ...long('value', option.value, 150));
    }
    return findings;
  }
  return [...findings, `unknown block ${block.type}`];
}

function textOf(element: Element): string {
  return typeof element.text === 'string' ? element.text : (element.text?.text ?? '');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
