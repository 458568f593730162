/** The thread that makes reports: a reader of its own on the same database, so that a heavy report holds nobody up. */
import 'reflect-metadata';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfiguration } from './config/load-configuration.js';
import { connectorSchemas } from './connectors/registry.js';
import { compileLater } from './compile-later.js';
import { clockOf } from './monitor/clock-of.js';
import { joinPieces } from './report/report-answer.js';
import type { ReportReply, ReportRequest } from './report/report-maker.js';
import { ReportService } from './report/report.service.js';
import type { ReportThreadStart } from './report-thread.js';

compileLater();
const { path, environment } = workerData as ReportThreadStart;
const configuration = { ...loadConfiguration({ path, connectorSchemas }), environment };
const reports = NestFactory.createApplicationContext(
  AppModule.forCommand(configuration, await clockOf(configuration)),
  { logger: false, abortOnError: false },
).then((context) => context.get(ReportService));

parentPort?.on('message', (request: ReportRequest) => {
  answer(request).catch((error: unknown) => {
    const failure = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id: request.id, failure });
  });
});

/** The bytes change hands, they are not copied: what is kept here are the pieces they are put together of. */
async function answer({ id, query, earlier }: ReportRequest): Promise<void> {
  const made = await (await reports).answer(query, earlier);
  const json = joinPieces(made);
  const packed = new Uint8Array(serialize(made.report));
  const reply: ReportReply = { id, json, etag: made.etag, packed };
  parentPort?.postMessage(reply, [json.buffer, packed.buffer]);
}
