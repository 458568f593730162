// OAuth 2 client credentials: a token for as long as one poll lasts, a new one when it is refused.
import { z } from 'zod';
import type { Access, HttpAnswer, HttpRequest, LimitedHttp } from './connector.js';
import { PermanentError } from './errors.js';
import { readAnswer } from './records.js';

/** How a vendor hands out tokens. */
export interface TokenRequest {
  readonly url: string;
  /** `Authorization` of the token request itself, where the vendor wants the client there. */
  readonly authorization?: string;
  readonly fields: Readonly<Record<string, string>>;
}

const tokenSchema = z.object({ access_token: z.string().min(1) });
const tokens = new WeakMap<LimitedHttp, Promise<string>>();

/** The answer to a request made with the source's token. A token refused once is asked for anew. */
export async function requestWithToken(
  access: Access<unknown>,
  tokenRequest: () => TokenRequest,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const accepts = request.accepts ?? [];
  const send = async (asks: readonly number[]): Promise<HttpAnswer> => {
    const authorization = `Bearer ${await tokenOf(access, tokenRequest)}`;
    const headers = { ...request.headers, authorization };
    return access.http.request({ ...request, headers, accepts: asks });
  };
  const answer = await send([...accepts, 401]);
  if (answer.status !== 401 || accepts.includes(401)) return answer;
  tokens.delete(access.http);
  return send(accepts);
}

function tokenOf(access: Access<unknown>, tokenRequest: () => TokenRequest): Promise<string> {
  const known = tokens.get(access.http) ?? askForToken(access, tokenRequest());
  tokens.set(access.http, known);
  known.catch(() => tokens.delete(access.http));
  return known;
}

async function askForToken(access: Access<unknown>, asked: TokenRequest): Promise<string> {
  const { url, authorization, fields } = asked;
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await access.http.request({
    ...{ method: 'POST', url, body: new URLSearchParams(fields).toString() },
    headers: authorization === undefined ? type : { ...type, authorization },
    accepts: [400],
  });
  if (answer.status === 400) throw loginRefused(access.source.id, answer.body);
  return readAnswer(tokenSchema, answer.body, access.source.id).access_token;
}

const credentialErrors = ['invalid_client', 'invalid_grant', 'unauthorized_client'];

/** A login says 400 for a wrong request and for wrong credentials alike; a word in it tells which. */
function loginRefused(source: string, body: unknown): PermanentError {
  const { error } = (body ?? {}) as { readonly error?: unknown };
  if (!credentialErrors.includes(String(error)))
    return new PermanentError(
      `sources.${source}: the login refuses the request (400); correct the addresses and ids of the configuration.`,
    );
  return new PermanentError(
    `sources.${source}: the login refuses the credentials (${String(error)}); they are wrong, expired or revoked: make new ones.`,
    'auth',
  );
}

/** `Basic` of a user and a password. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
