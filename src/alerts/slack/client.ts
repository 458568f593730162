// Speaks to Slack: one posted body, one whitelisted answer. Never logs or keeps a header, a token or a webhook's address.
import type { AxiosStatic } from 'axios';

/** What is known of Slack's answer; status 0 = no answer at all, `error` then says why (`timeout`, `ECONNREFUSED`). */
export interface SlackAnswer {
  readonly status: number;
  readonly error: string | null;
  readonly retryAfterSeconds: number | null;
  /** Slack's `ts` of the message; null for webhooks. */
  readonly messageId: string | null;
}

const timeoutMilliseconds = 10_000;
const answerBytes = 1_000_000;

/** Posts one message to an incoming webhook. */
export function postToWebhook(address: string, body: object): Promise<SlackAnswer> {
  return post(address, body, {});
}

/** Calls one method of the Web API (`chat.postMessage`, `chat.update`, `auth.test`) with a bot token. */
export function callMethod(
  api: { readonly url: string; readonly token: string },
  method: string,
  body: object,
): Promise<SlackAnswer> {
  const address = new URL(method, api.url.endsWith('/') ? api.url : `${api.url}/`);
  return post(address.toString(), body, { authorization: `Bearer ${api.token}` });
}

async function post(
  address: string,
  body: object,
  secretHeaders: Readonly<Record<string, string>>,
): Promise<SlackAnswer> {
  const { default: axios } = await import('axios');
  try {
    const answer = await axios.post<string>(address, JSON.stringify(body), {
      headers: { 'content-type': 'application/json; charset=utf-8', ...secretHeaders },
      signal: AbortSignal.timeout(timeoutMilliseconds),
      timeout: timeoutMilliseconds,
      maxRedirects: 0,
      maxContentLength: answerBytes,
      proxy: false,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
    });
    return readAnswer(answer.status, answer.data, String(answer.headers['retry-after'] ?? ''));
  } catch (failure) {
    return { status: 0, error: causeOf(axios, failure), retryAfterSeconds: null, messageId: null };
  }
}

/** Reads an answer of the Web API (JSON) or of a webhook (`ok`, or a word such as `invalid_blocks`). */
export function readAnswer(status: number, text: string, retryAfter: string): SlackAnswer {
  const fields = jsonFields(text);
  const isFine = status >= 200 && status < 300 && (fields === null || fields['ok'] === true);
  return {
    status,
    error: isFine ? null : errorOf(status, text, fields),
    retryAfterSeconds: secondsOf(retryAfter),
    messageId: wordOf(fields?.['ts']),
  };
}

function errorOf(status: number, text: string, fields: Fields | null): string {
  return wordOf(fields?.['error']) ?? wordOf(text) ?? `http_${String(status)}`;
}

function secondsOf(retryAfter: string): number | null {
  const seconds = Number.parseFloat(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

type Fields = Readonly<Record<string, unknown>>;

function jsonFields(text: string): Fields | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

/** Only short plain words of an answer are kept: anything longer could repeat what was sent. */
function wordOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : null;
}

function causeOf(axios: AxiosStatic, failure: unknown): string {
  if (axios.isCancel(failure)) return 'timeout';
  const code = axios.isAxiosError(failure) ? failure.code : undefined;
  return code === 'ECONNABORTED' || code === 'ETIMEDOUT' ? 'timeout' : (wordOf(code) ?? 'network');
}
