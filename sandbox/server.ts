// Starts the sandbox from the command line: `node dist-sandbox/server.js --port 4100 --seed 7 --speed 60 --start 2026-10-26`.
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    seed: { type: 'string', default: '7' },
    speed: { type: 'string', default: '60' },
    start: { type: 'string' },
    days: { type: 'string', default: '365' },
  },
});

const startsAt = values.start === undefined ? Date.now() : Date.parse(values.start);
const sandbox = await startSandbox({
  port: Number(values.port),
  seed: Number(values.seed),
  speed: Number(values.speed),
  historyDays: Number(values.days),
  startsAt,
  zendesk: { exportsPerMinute: 30 },
});
process.stdout.write(`${sandbox.url}\n`);

const stop = (): void => {
  void sandbox.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
