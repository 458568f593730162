// Amazon Connect over HTTP: the vendor's SDK writes, signs and reads; what it sends goes through our own line.
import { ConnectClient, SearchContactsCommand } from '@aws-sdk/client-connect';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { connectUrl, type AmazonConnectConfig } from './config.js';

type ConnectAccess = Access<AmazonConnectConfig>;

export interface ContactPage {
  readonly rows: readonly unknown[];
  readonly token: string | null;
  readonly answer: HttpAnswer;
}

export interface ContactWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly token: string | null;
}

/** Contacts that began within a window. Throws as `createHttp` says. */
export async function searchContacts(
  access: ConnectAccess,
  { from, to, token }: ContactWindow,
): Promise<ContactPage> {
  const answers: HttpAnswer[] = [];
  const client = clientOf(access, (answer) => answers.push(answer));
  const command = new SearchContactsCommand({
    InstanceId: access.config.instanceId,
    TimeRange: {
      ...{ Type: 'INITIATION_TIMESTAMP', StartTime: new Date(from), EndTime: new Date(to) },
    },
    MaxResults: 100,
    ...(token === null ? {} : { NextToken: token }),
  });
  const { Contacts, NextToken } = await client.send(command);
  return { rows: Contacts ?? [], token: NextToken ?? null, answer: answers.at(-1)! };
}

/** A client that keeps no connection, tries nothing again and knows no credentials but the source's. */
function clientOf(access: ConnectAccess, heard: (answer: HttpAnswer) => void): ConnectClient {
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
function sent(access: ConnectAccess, request: SignedRequest): Promise<HttpAnswer> {
  const { method, protocol, hostname, port, path, headers, body } = request;
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  return access.http.request({
    ...{ method: method === 'GET' ? 'GET' : 'POST', url, headers },
    ...(typeof body === 'string' ? { body } : {}),
  });
}
