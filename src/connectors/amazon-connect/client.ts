// Amazon Connect over HTTP: the vendor's SDK writes, signs and reads; what it sends goes through our own line.
import type { ConnectClient } from '@aws-sdk/client-connect';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { PermanentError } from '../errors.js';
import { connectUrl, type AmazonConnectConfig } from './config.js';

type ConnectAccess = Access<AmazonConnectConfig>;

export interface ContactPage {
  readonly rows: readonly unknown[];
  readonly token: string | null;
  readonly answer: HttpAnswer;
}

export interface ContactWindow {
  /** Contacts that began within the window, or that ended within it. */
  readonly by: 'INITIATION_TIMESTAMP' | 'DISCONNECT_TIMESTAMP';
  readonly from: Instant;
  readonly to: Instant;
  readonly token: string | null;
}

/** Contacts that began or ended within a window. Throws as `createHttp` says. */
export async function searchContacts(
  access: ConnectAccess,
  { by, from, to, token }: ContactWindow,
): Promise<ContactPage> {
  const answers: HttpAnswer[] = [];
  const { SearchContactsCommand } = await sdk();
  const client = await clientOf(access, (answer) => answers.push(answer));
  const command = new SearchContactsCommand({
    InstanceId: access.config.instanceId,
    TimeRange: { Type: by, StartTime: new Date(from), EndTime: new Date(to) },
    MaxResults: 100,
    ...(token === null ? {} : { NextToken: token }),
  });
  const { Contacts, NextToken } = await client.send(command);
  return { rows: Contacts ?? [], token: NextToken ?? null, answer: answers.at(-1)! };
}

/** Loaded with the first source of this kind: it is large, and warns of the Node it will want next year. */
function sdk(): Promise<typeof import('@aws-sdk/client-connect')> {
  return import('@aws-sdk/client-connect');
}

/** A client that keeps no connection, tries nothing again and knows no credentials but the source's. */
async function clientOf(
  access: ConnectAccess,
  heard: (answer: HttpAnswer) => void,
): Promise<ConnectClient> {
  const { ConnectClient } = await sdk();
  const { region, accessKeyId, secretAccessKey } = access.config;
  return new ConnectClient({
    ...{ region, endpoint: connectUrl(access.config), maxAttempts: 1 },
    credentials: { accessKeyId, secretAccessKey: secretAccessKey.reveal() },
    requestHandler: {
      handle: async (request: SignedRequest) => {
        const answer = await sent(access, request);
        heard(answer);
        const { status: statusCode, headers } = answer;
        const body = Buffer.from(JSON.stringify(answer.body));
        return { response: { statusCode, headers: { ...headers }, body } };
      },
    },
  });
}

/** What of the SDK's request is sent. */
interface SignedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The host header is part of the signature, and the same as the address says. */
async function sent(access: ConnectAccess, request: SignedRequest): Promise<HttpAnswer> {
  const { method, protocol, hostname, port, path, headers, body } = request;
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  const answer = await access.http.request({
    ...{ method: method === 'GET' ? 'GET' : 'POST', url, headers },
    ...(body === undefined ? {} : { body: textOf(body) }),
    accepts: [403],
  });
  if (answer.status === 403) throw refused(access, answer);
  return answer;
}

/** AWS says 403 for a wrong key and for a right one that may not; a header tells which. */
function refused({ source, config }: ConnectAccess, { headers }: HttpAnswer): PermanentError {
  const isPermission = headers['x-amzn-errortype']?.startsWith('AccessDenied') === true;
  const what = isPermission
    ? `allow it connect:SearchContacts on the instance ${config.instanceId}, then check again.`
    : 'the access key or its secret is wrong or expired: make a new one and put it where the configuration points.';
  const begin = `sources.${source.id}: AWS refuses the access key (403);`;
  return new PermanentError(`${begin} ${what}`, isPermission ? 'scope' : 'auth');
}

/** What was signed is bytes or text; JSON either way. */
function textOf(body: unknown): string {
  return ArrayBuffer.isView(body)
    ? Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
    : String(body);
}
