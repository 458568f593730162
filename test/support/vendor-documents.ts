// Holds every request to a fake, and every answer of it, against the vendor's own OpenAPI document, where that is at hand.
import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { OpenAPIBackend, type Document, type Request } from 'openapi-backend';
import { parse } from 'yaml';
import type { Asked, Reply } from '../../sandbox/http/exchange.js';
import { lexiconDocument } from './lexicon-document.js';
import { sharedFolder } from './shared-folder.js';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- a vendor's document has no type of ours */
type Json = Record<string, any>;

interface VendorDocument {
  readonly file: string;
  /** How it is read; left out = as JSON or YAML. */
  readonly read?: (path: string) => Json;
  /** What the document's server address has behind its host. */
  readonly prefix?: string;
  /** Paths our recipe needs that the document (trimmed) does not describe, each with its reason. */
  readonly undescribed?: readonly RegExp[];
  /** What the document must still be told, each with its reason. */
  readonly overlay?: (document: Json) => void;
}

const text = { type: 'string' };
const query = (name: string, schema: object = text): object => ({ name, in: 'query', schema });
const asks = (document: Json, path: string, ...parameters: readonly object[]): void => {
  const operation = document['paths'][path].get as Json;
  operation['parameters'] = [
    ...((operation['parameters'] as object[] | undefined) ?? []),
    ...parameters,
  ];
};

/** By the vendor's root in the sandbox. */
const documents: Readonly<Record<string, VendorDocument>> = {
  x: { file: 'x/x-api-v2.trimmed.json', overlay: tweetFields },
  mastodon: { file: 'mastodon/mastodon.trimmed.json', overlay: listsInBrackets },
  twilio: {
    file: 'twilio/twilio-taskrouter-v1.trimmed.json',
    // The trimmed document leaves out the workspace itself.
    undescribed: [/^\/v1\/Workspaces\/\w+$/],
  },
  genesys: {
    file: 'genesys/genesys-analytics.derived.json',
    // The vendor's login host has no document.
    undescribed: [/^\/oauth\/token$/],
  },
  graph: {
    file: 'msgraph/mail-v1.0.derived.json',
    prefix: '/v1.0',
    // Another host of the vendor's, without a document.
    undescribed: [/\/oauth2\/v2\.0\/token$/],
    overlay: deltaQuery,
  },
  zendesk: {
    file: 'zendesk/zendesk-support.trimmed.yaml',
    // The trimmed document has users one by one only; the list is in the vendor's prose.
    undescribed: [/^\/api\/v2\/users$/],
    overlay: sideLoads,
  },
  formbricks: { file: 'formbricks/formbricks-v2.trimmed.yaml', prefix: '/api/v2' },
  typeform: { file: 'typeform/typeform.airbyte-agent.yaml' },
  intercom: { file: 'intercom/intercom-2.14.trimmed.yaml' },
  bluesky: { file: 'bluesky/lexicons', read: lexiconDocument, overlay: recordsArePosts },
  front: { file: 'front/front-core.trimmed.json', overlay: frontQuery },
  hubspot: { file: 'hubspot/tickets-v3.trimmed.json', overlay: sortsAsObjects },
  freshdesk: {
    file: 'freshdesk/freshdesk.airbyte-agent.yaml',
    prefix: '/api/v2',
    // What was said in a ticket stands in the vendor's prose only.
    undescribed: [/^\/api\/v2\/tickets\/\d+\/conversations$/],
    overlay: (document) => {
      // So does what may be included in the list.
      asks(document, '/tickets', query('include'));
    },
  },
  gmail: {
    file: 'gmail/gmail-v1.derived.json',
    // Another host of the vendor's, without a document.
    undescribed: [/^\/token$/],
  },
  'amazon-connect': { file: 'amazon-connect/connect-2017-08-08.subset.openapi.json' },
};

export interface Validation {
  /** Sees one exchange with any vendor; those without a document are let pass. */
  readonly witness: (asked: Omit<Asked, 'params'>, reply: Reply) => void;
  /** Is the document at hand? */
  readonly isPresent: boolean;
  /** How many exchanges were, or would have been, held against the document. */
  readonly count: () => number;
  /** What did not fit, each once. */
  readonly findings: () => readonly string[];
}

/** Validation against the document of one vendor; null where it has none. Where the folder is absent, checks are counted only. */
export async function validationOf(root: string): Promise<Validation | null> {
  const known = documents[root];
  if (known === undefined) return null;
  const path = sharedFolder('specs', known.file);
  const api = path === null ? null : await apiOf(path, known);
  const found = new Set<string>();
  let count = 0;
  return {
    isPresent: api !== null,
    witness: (asked, reply) => {
      if (!asked.path.startsWith(`/${root}/`)) return;
      const inside = asked.path.slice(root.length + 1);
      if (known.undescribed?.some((pattern) => pattern.test(inside)) === true) return;
      count += 1;
      if (api === null) return;
      const prefix = known.prefix ?? '';
      for (const finding of findingsOn(api, requestOf(asked, inside.slice(prefix.length)), reply))
        found.add(finding);
    },
    count: () => count,
    findings: () => [...found].slice(0, 30),
  };
}

function requestOf(asked: Omit<Asked, 'params'>, path: string): Request {
  const { method, headers, body } = asked;
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(asked.query.keys())) {
    const all = asked.query.getAll(name);
    values[name] = all.length > 1 ? all : all[0]!;
  }
  const given = body === '' ? {} : { body: JSON.parse(body) as Json };
  return { ...{ method, path, headers, query: values }, ...given };
}

function findingsOn(api: OpenAPIBackend, request: Request, reply: Reply): readonly string[] {
  const place = `${request.method} ${request.path.replaceAll(/\/[^/]*\d[^/]*/g, '/*')}`;
  const operation = api.matchOperation(request);
  if (operation === undefined) return [`${place}: the document knows no such operation`];
  const asked = api.validateRequest(request, operation).errors ?? [];
  // Many documents leave out how the vendor refuses.
  const body: unknown = JSON.parse(JSON.stringify(reply.body));
  const statuses = Object.keys(operation.responses ?? {});
  const isDescribed = statuses.some((one) => fitsStatus(one, reply.status));
  const undescribed = [
    { instancePath: '', message: 'the document describes no such status', params: {} },
  ];
  const answered = isDescribed
    ? (api.validateResponse(body, operation, reply.status).errors ?? [])
    : reply.status < 400
      ? undescribed
      : [];
  return [
    ...asked.map((one) => `${place} asked ${inWords(one)}`),
    ...answered.map((one) => `${place} ${String(reply.status)} ${inWords(one)}`),
  ];
}

function fitsStatus(described: string, status: number): boolean {
  return (
    described === 'default' ||
    described === String(status) ||
    described.toUpperCase() === `${String(status)[0]!}XX`
  );
}

function inWords(error: { instancePath: string; message?: string; params: unknown }): string {
  const where = error.instancePath.replaceAll(/\/\d+/g, '/*');
  return `${where} ${error.message ?? ''} ${JSON.stringify(error.params)}`;
}

async function apiOf(path: string, known: VendorDocument): Promise<OpenAPIBackend> {
  const document = known.read?.(path) ?? (parse(readFileSync(path, 'utf8')) as Json);
  known.overlay?.(document);
  const api = new OpenAPIBackend({
    definition: prepared(document) as unknown as Document,
    ...{ quick: true, validate: true, lazyCompileValidators: true },
    ajvOpts: { strict: false, logger: false, allErrors: true },
    customizeAjv: (ajv) => {
      addFormats.default(ajv);
      return ajv;
    },
  });
  await api.init();
  return api;
}

/** Names unnamed operations, and drops `nullable` where there is no type: neither passes the validator. */
function prepared(document: Json): Json {
  for (const [path, operations] of Object.entries(document['paths'] as Record<string, Json>))
    for (const [method, operation] of Object.entries(operations))
      if (typeof operation === 'object' && !Array.isArray(operation) && operation !== null)
        (operation as Json)['operationId'] ??= `${method.toUpperCase()} ${path}`;
  dropBareNullable(document);
  return document;
}

function dropBareNullable(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Json;
  if ('nullable' in schema && !('type' in schema)) delete schema['nullable'];
  for (const inner of Object.values(schema)) dropBareNullable(inner);
}

/** The vendor's prose says `tweet.fields`, the document `post.fields`; the connector tries both. */
function tweetFields(document: Json): void {
  for (const path of ['/2/users/{id}/mentions', '/2/users/{id}/tweets'])
    asks(document, path, query('tweet.fields'));
  problemsAsJson(document);
}

/** A refusal is a problem document; the validator looks at plain JSON only. 401 and 429 carry `about:blank`, undescribed. */
function problemsAsJson(document: Json): void {
  for (const { get } of Object.values(document['paths'] as Record<string, Json>)) {
    const responses = get?.responses as Json | undefined;
    if (responses?.['default'] === undefined) continue;
    const problem = { $ref: '#/components/schemas/InvalidRequestProblem' };
    responses['400'] = { description: '', content: { 'application/json': { schema: problem } } };
    delete responses['default'];
  }
}

/** Lists travel as `types[]=`; the document says `types`. */
function listsInBrackets(document: Json): void {
  asks(document, '/api/v1/notifications', query('types[]'));
}

/** The derived document declares no query on delta. */
function deltaQuery(document: Json): void {
  const names = ['$select', '$filter', '$deltatoken', '$skiptoken'];
  const path = '/users/{id}/mailFolders/{id_1}/messages/delta';
  asks(document, path, ...names.map((name) => query(name)));
}

/** Side-loads stand in the vendor's prose, not in its document. */
function sideLoads(document: Json): void {
  asks(document, '/api/v2/incremental/tickets/cursor', query('include'));
  asks(document, '/api/v2/incremental/ticket_events', query('include'));
}

/**
 * The document says `q`, one text; its prose that `q` is an object, which travels in brackets. `assignee` is nullable beside a
 * reference, where OpenAPI does not see it. Messages require nothing, so that they pass as inboxes too: any of the shapes will do.
 */
function frontQuery(document: Json): void {
  const list = { type: 'array', items: text };
  asks(document, '/events', query('q[after]'), query('q[before]'), query('q[types][]', list));
  const { ConversationResponse, EventResponse } = document['components'].schemas as Json;
  const { assignee } = ConversationResponse.properties;
  ConversationResponse.properties.assignee = { anyOf: [{ $ref: assignee.$ref }, { type: 'null' }] };
  const target = EventResponse.properties.target.properties.data as Json;
  target['anyOf'] = target['oneOf'];
  delete target['oneOf'];
}

/** Sorts are objects in the vendor's prose and on the wire; the document's texts are a known fault (hubspot-api-nodejs #9). */
function sortsAsObjects(document: Json): void {
  const { sorts } = document['components'].schemas.PublicObjectSearchRequest.properties;
  const direction = { enum: ['ASCENDING', 'DESCENDING'] };
  const properties = { propertyName: text, direction };
  sorts.items = { type: 'object', properties, required: ['propertyName', 'direction'] };
}

/** A record may be of any kind; where posts are listed, it is a post. */
function recordsArePosts(document: Json): void {
  const schemas = document['components'].schemas as Json;
  for (const name of [
    'app.bsky.notification.listNotifications.notification',
    'app.bsky.feed.defs.postView',
  ])
    schemas[name].properties.record = { $ref: '#/components/schemas/app.bsky.feed.post.main' };
}
