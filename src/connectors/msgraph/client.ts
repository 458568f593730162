// Microsoft Graph over HTTP: what changed in a folder, link by link.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { requestWithToken } from '../oauth.js';
import { readAnswer } from '../records.js';
import type { MsgraphConfig } from './config.js';

type MsgraphAccess = Access<MsgraphConfig>;
export type Folder = 'inbox' | 'sentitems';

const fields = [
  'receivedDateTime',
  'lastModifiedDateTime',
  'categories',
  'conversationId',
  'internetMessageId',
  'internetMessageHeaders',
  'isDraft',
  'from',
  'toRecipients',
].join(',');

const deltaSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

export interface DeltaPage {
  readonly messages: readonly unknown[];
  /** Where this walk goes on; null = it is finished ... */
  readonly nextLink: string | null;
  /** ... and the next one begins here. */
  readonly deltaLink: string | null;
  readonly answer: HttpAnswer;
}

/** A page of a first walk over what was received from an instant on. */
export function startDelta(
  access: MsgraphAccess,
  folder: Folder,
  from: Instant,
): Promise<DeltaPage | null> {
  const { url } = access.config;
  const path = `/v1.0/users/${mailboxOf(access)}/mailFolders/${folder}/messages/delta`;
  const since = `${new Date(from).toISOString().slice(0, 19)}Z`;
  const query = { $select: fields, $filter: `receivedDateTime ge ${since}` };
  return readDelta(access, `${url}${path}`, query);
}

/** A page behind a link of the vendor's; null where the vendor no longer knows it. */
export async function readDelta(
  access: MsgraphAccess,
  link: string,
  query: Readonly<Record<string, string>> = {},
): Promise<DeltaPage | null> {
  const prefer = 'odata.maxpagesize=250, IdType="ImmutableId"';
  const request = { url: link, query, headers: { prefer }, accepts: [410, 404, 400] };
  const answer = await asked(access, request);
  if (isForgotten(answer)) return null;
  if (answer.status >= 400) await asked(access, { ...request, accepts: [] });
  const page = readAnswer(deltaSchema, answer.body, access.source.id);
  return {
    messages: page.value,
    nextLink: page['@odata.nextLink'] ?? null,
    deltaLink: page['@odata.deltaLink'] ?? null,
    answer,
  };
}

/** 410, or the vendor's word for it. */
function isForgotten({ status, body }: HttpAnswer): boolean {
  if (status < 400) return false;
  return status === 410 || /SyncState|resyncRequired/i.test(JSON.stringify(body));
}

/** Can the mailbox be read? Throws as `createHttp` says. */
export async function readFolder(access: MsgraphAccess, folder: Folder): Promise<void> {
  const path = `/v1.0/users/${mailboxOf(access)}/mailFolders/${folder}`;
  await asked(access, { url: `${access.config.url}${path}`, query: {}, headers: {}, accepts: [] });
}

function mailboxOf({ config }: MsgraphAccess): string {
  return encodeURIComponent(config.mailbox);
}

interface Get {
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly accepts: readonly number[];
}

function asked(access: MsgraphAccess, request: Get): Promise<HttpAnswer> {
  const { loginUrl, tenant, clientId, clientSecret } = access.config;
  const tokenRequest = () => ({
    url: `${loginUrl}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    fields: {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret.reveal(),
      scope: 'https://graph.microsoft.com/.default',
    },
  });
  return requestWithToken(access, tokenRequest, { method: 'GET', ...request });
}
