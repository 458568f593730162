// What a fake sees of a request and what it answers: plain values, no sockets.

export interface Asked {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `http://127.0.0.1:4100`, for links that lead back. */
  readonly origin: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects go out as JSON, texts as they are. */
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/2/users/:id/mentions`; a parameter is one segment. */
  readonly path: string;
  readonly reply: (asked: Asked) => Reply;
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 200, headers, body };
}

/** The same routes under another root, `/x` + `/2/users/me`. */
export function under(root: string, routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, path: `${root}${route.path}` }));
}

/** The same routes behind a check that may answer in their place (no key, too fast). */
export function guarded(
  check: (asked: Asked) => Reply | null,
  routes: readonly Route[],
): readonly Route[] {
  return routes.map((route) => ({
    ...route,
    reply: (asked) => check(asked) ?? route.reply(asked),
  }));
}

/** Fields of a form-encoded or JSON body. */
export function fieldsOf({ headers, body }: Asked): Readonly<Record<string, unknown>> {
  if ((headers['content-type'] ?? '').includes('x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** A field as text; anything else counts as absent. */
export function textField(asked: Asked, name: string): string {
  const value = fieldsOf(asked)[name];
  return typeof value === 'string' ? value : '';
}

/** User and password of a Basic header. */
export function basicOf({ headers }: Asked): string {
  const [kind = '', value = ''] = (headers['authorization'] ?? '').split(' ');
  return kind.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : '';
}

/** Token of a Bearer header. */
export function bearerOf({ headers }: Asked): string {
  const [kind = '', value = ''] = (headers['authorization'] ?? '').split(' ');
  return kind.toLowerCase() === 'bearer' ? value : '';
}

/** A value of our own packed into a cursor that callers cannot read. */
export function pack(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The packed value; null where it is not ours. */
export function unpack(text: string | null): unknown {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
