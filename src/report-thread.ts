/** Starts the thread that makes reports, where there can be one. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Configuration } from './config/configuration.js';
import { createReportMaker, type ReportMaker } from './report/report-maker.js';

/** What the thread opens its own rooms by. */
export type ReportThreadStart = Pick<Configuration, 'path' | 'environment'>;

const script = fileURLToPath(new URL('report-worker.js', import.meta.url));

/** Null where the database lives in this process alone, or the source is run uncompiled: then reports are made here. */
export function reportMakerFor({ path, environment }: Configuration): ReportMaker | null {
  if (environment.databaseUrl.includes(':memory:') || !existsSync(script)) return null;
  const workerData: ReportThreadStart = { path, environment };
  return createReportMaker(() => {
    const thread = new Worker(script, { workerData });
    thread.unref();
    return thread;
  });
}
