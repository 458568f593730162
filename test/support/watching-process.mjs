// Unison's rooms in a process of their own, compiled as they are shipped, moved step by step by the test that forked it:
// node watching-process.mjs CONFIG. Each message asks for one thing, `{ ask, now }`; the answer is `{ said }` or `{ failed }`.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';

const dist = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href);
const { AlertsService } = await dist('alerts/alerts.service');
const { AppModule } = await dist('app.module');
const { loadConfiguration } = await dist('config/load-configuration');
const { connectorSchemas } = await dist('connectors/registry');
const { DetectionService } = await dist('detection/detection.service');
const { PollService } = await dist('ingestion/poll.service');
const { ReportService } = await dist('report/report.service');
const { GapStore } = await dist('storage/gap.store');

let now = 0;
const configuration = loadConfiguration({
  path: process.argv[2],
  env: process.env,
  connectorSchemas,
});
const app = await NestFactory.createApplicationContext(
  AppModule.forCommand(configuration, { now: () => now }),
  { logger: false, abortOnError: false },
);
const polls = app.get(PollService);

const answers = {
  /** Every source to its present. */
  poll: () => Promise.all(polls.sourceIds().map((id) => polls.poll(id))),
  /** The days that are complete now: what is new. */
  judge: async () => (await app.get(DetectionService).tick(null)).steps.length,
  /** One round of alerts: what is new goes out. */
  tell: () => app.get(AlertsService).tick(null),
  gaps: () => app.get(GapStore).list(),
  comparisons: async () => (await app.get(ReportService).reportFor({ lang: 'en' })).comparisons,
  names: () => ({ channels: configuration.channels, topics: configuration.topics }),
};

process.on('message', async (message) => {
  now = message.now;
  try {
    process.send({ said: (await answers[message.ask]()) ?? null });
  } catch (error) {
    process.send({ failed: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => void app.close());
process.send({ said: 'ready' });
