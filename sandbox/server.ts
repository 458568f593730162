// Starts the sandbox from the command line: `node dist-sandbox/server.js --port 4600 --seed 7 --speed 60 --start 2026-10-26`.
// SANDBOX_PORT and SANDBOX_FOLDER do the same as --port and --folder; the folder is where the vendors' keys are written.
import { parseArgs } from 'node:util';
import { latestOfficeMorning } from './local-day.js';
import { startSandbox } from './sandbox.js';
import { writeSecrets } from './secrets.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['SANDBOX_PORT'] ?? '4600' },
    folder: { type: 'string', default: process.env['SANDBOX_FOLDER'] ?? '' },
    seed: { type: 'string', default: '7' },
    speed: { type: 'string', default: '60' },
    start: { type: 'string' },
    days: { type: 'string', default: '365' },
  },
});

const sandbox = await startSandbox({
  port: Number(values.port),
  seed: Number(values.seed),
  speed: Number(values.speed),
  historyDays: Number(values.days),
  startsAt: values.start === undefined ? latestOfficeMorning(Date.now()) : Date.parse(values.start),
  // A year is read at the start: more calls than the vendors allow, as is the reach of X's mentions.
  zendesk: { exportsPerMinute: 6000, requestsPerMinute: 6000 },
  x: { requestsPerQuarter: 6000 },
  genesys: { requestsPerMinute: 6000 },
  formbricks: { requestsPerMinute: 6000 },
});

if (values.folder !== '') writeSecrets(values.folder, sandbox.url);
process.stdout.write(`${sandbox.url}\n`);

const stop = (): void => {
  void sandbox.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
