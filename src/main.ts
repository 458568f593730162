/** Starts the server: page, REST and schedules in one process. */
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket, createServer as createProbe } from 'node:net';
import fastifyCompress from '@fastify/compress';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { lineTypes } from './api/push-body.js';
import { boundPushes } from './api/push-intake.js';
import { describeRoutes } from './api/description.js';
import { ProblemFilter } from './api/problem.filter.js';
import type { Configuration } from './config/configuration.js';
import { clockOf } from './monitor/clock-of.js';
import { passNotes } from './route-notes.js';
import { KeyStore } from './storage/key.store.js';

/** Thrown when the service cannot take its port; one sentence. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'script-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** No route has a Fastify schema, so their compilers (ajv and its like, a tenth of a start) stay unread. */
const withoutSchemas = { buildValidator: refuseSchema, buildSerializer: refuseSchema };

function refuseSchema(): never {
  throw new Error('A route has a Fastify schema: let src/main.ts load the compilers of schemas.');
}

/** Builds the whole service without listening; tests inject requests into it. */
export async function createServer(configuration: Configuration): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: false,
    routerOptions: { maxParamLength: 300 },
    bodyLimit: 1_048_576,
    skipMiddie: true,
    schemaController: { compilersFactory: withoutSchemas },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forService(configuration, await clockOf(configuration)),
    adapter,
    { logger: false, abortOnError: false },
  );
  app.useLogger(serviceLog(configuration));
  takePushes(app);
  protect(adapter);
  await app.register(fastifyCompress, { encodings: ['br', 'gzip'], threshold: 1024 });
  app.useGlobalFilters(new ProblemFilter());
  publishDescription(app);
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  return app;
}

/** The usual protective headers on every answer, worked out once: they hang on no request. */
function protect(adapter: FastifyAdapter): void {
  const headers = protectiveHeaders();
  adapter.getInstance().addHook('onRequest', (_, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function protectiveHeaders(): Record<string, string> {
  const setHeaders = helmet({ contentSecurityPolicy, strictTransportSecurity: false });
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  setHeaders(answer.req, answer, () => undefined);
  return Object.fromEntries(
    Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}

/** Pushes may be larger than other bodies, within bounds; lines of JSON are taken apart by the route, not at once. */
function takePushes(app: NestFastifyApplication): void {
  boundPushes(app.getHttpAdapter().getInstance());
  for (const type of lineTypes)
    app.useBodyParser(type, {}, (_, body, done) => {
      done(null, body);
    });
}

/** `GET /api/v1/openapi.json`, made once, when it is first asked for. */
function publishDescription(app: NestFastifyApplication): void {
  let description: ReturnType<typeof describeRoutes> | null = null;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/v1/openapi.json', () => (description ??= describeRoutes(app, passNotes)));
}

/** Starts listening and answers with the address: loopback only until the first key exists. */
export async function startServer(configuration: Configuration): Promise<string> {
  const { port, publicUrl } = configuration.environment;
  await requireFreePort(port);
  const app = await createServer(configuration);
  const host = (await app.get(KeyStore).hasAny()) ? '0.0.0.0' : '127.0.0.1';
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw new ListenError(listenSentence(error, port));
  }
  return publicUrl ?? (await app.getUrl()).replace('127.0.0.1', 'localhost');
}

/** Looks before anything is opened, so that a second start disturbs nothing. Throws ListenError. */
async function requireFreePort(port: number): Promise<void> {
  const probe = createProbe();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch (error) {
    throw new ListenError(listenSentence(error, port));
  } finally {
    probe.close();
  }
}

function listenSentence(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'EADDRINUSE'
    ? `PORT: port ${port} is already in use; stop what listens there or set PORT to a free one.`
    : `PORT: cannot listen on port ${port} (${code}); choose another with PORT.`;
}

function serviceLog(configuration: Configuration): ConsoleLogger {
  const levels = ['fatal', 'error', 'warn', 'log', 'debug'] as const;
  const wanted = { error: 2, warn: 3, info: 4, debug: 5 }[configuration.environment.logLevel];
  return new ConsoleLogger({ json: true, logLevels: levels.slice(0, wanted) });
}
