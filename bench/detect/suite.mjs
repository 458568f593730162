// `npm run bench -- detect [--seeds 60] [--gap-seeds 30] [--peers 6] [--only nulls,gaps,coverage,speed,large] [--matching TEXT] [--interactions 1000000,10000000] [--json FILE]`
import { writeFileSync } from 'node:fs';
import { countCoverage } from './coverage.mjs';
import { companyYear } from './company.mjs';
import { dashboardYear } from './dashboard.mjs';
import { dayOfYear, incidentsOf, sightingOf, stepsOf } from './incidents.mjs';
import { monitorYear } from './product.mjs';
import { largeStore } from './large.mjs';
import { atTheMargin, gaps, nulls } from './scenarios.mjs';

function optionsOf(args) {
  const read = (name, usual) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? usual : args[at + 1];
  };
  return {
    seeds: Number(read('seeds', 60)),
    gapSeeds: Number(read('gap-seeds', 30)),
    peers: Number(read('peers', 6)),
    only: read('only', 'nulls,gaps,coverage,speed').split(','),
    interactions: read('interactions', '1000000,10000000').split(',').map(Number),
    matching: read('matching', ''),
    json: read('json', null),
  };
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fixed(value, digits = 2) {
  return Number.isFinite(value) ? value.toFixed(digits) : 'never';
}

function mean(values) {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[(sorted.length - 1) >> 1] ?? NaN;
}

function seedsUpTo(count) {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** False incidents a year: the monitor's on every seed, the dashboards' on the first few. */
function runNulls({ seeds, peers, matching }) {
  say(`False incidents a year, no true gap, 21 cells, ${seeds} seeds (dashboards: ${peers})`);
  const results = {};
  for (const [name, scenario] of Object.entries(nulls)) {
    if (!name.includes(matching)) continue;
    const [own, others] = [[], []];
    for (const seed of seedsUpTo(seeds)) {
      const interactions = companyYear(seed, scenario);
      own.push(incidentsOf(stepsOf(monitorYear(interactions))).length);
      if (seed <= peers) others.push(dashboardYear(interactions));
    }
    const peer = (key) => mean(others.map((one) => one[key]));
    const error = Math.sqrt(mean(own.map((count) => (count - mean(own)) ** 2)) / own.length);
    results[name] = {
      ...{ unison: mean(own), error },
      ...{
        threshold: peer('threshold'),
        threeDays: peer('thresholdThreeDays'),
        canary: peer('canary'),
      },
    };
    const { unison, threshold, threeDays, canary } = results[name];
    say(
      `  ${name.padEnd(28)} unison ${fixed(unison)} (+-${fixed(error)})   threshold ${fixed(threshold, 0)}   three days in a row ${fixed(threeDays, 0)}   canary ${fixed(canary, 0)}`,
    );
  }
  const all = mean(Object.values(results).map(({ unison }) => unison));
  say(`  mean over the nulls: ${fixed(all)} (goal 0.60)`);
  return { ...results, mean: all };
}

/** What became of a true gap over the seeds. Odd seeds: calls in queues; even ones: backlogs. */
function runGap(gap, gapSeeds) {
  const runs = seedsUpTo(gapSeeds).flatMap((seed) => {
    const scenario = { mix: 'other', isDependent: true, isCalls: seed % 2 === 1, gap };
    const steps = stepsOf(monitorYear(companyYear(seed, scenario)));
    const sighting = sightingOf(gap, steps);
    const told = incidentsOf(steps).filter(
      ({ watch, worse, day }) =>
        watch.measure.metric.id === gap.figure && worse === 'a' && dayOfYear(day) >= gap.fromDay,
    );
    return sighting ? [{ ...sighting, told: told.length }] : [];
  });
  const found = runs.filter(({ delay }) => delay < Infinity);
  return {
    runs: runs.length,
    days: median(runs.map(({ delay }) => delay)),
    within13Weeks: mean(runs.map(({ delay }) => Number(delay <= 91))),
    found: found.length / runs.length,
    episodes: mean(found.map(({ episodes }) => episodes)),
    told: mean(found.map(({ told }) => told)),
    closedAfter: gap.toDay === Infinity ? null : median(runs.map(({ closedAfter }) => closedAfter)),
    closed:
      gap.toDay === Infinity
        ? null
        : mean(runs.map(({ closedAfter }) => Number(closedAfter < Infinity))),
  };
}

function runGaps({ gapSeeds, matching }) {
  say(`True gaps, ${gapSeeds} seeds (goal: days to alarm of the design)`);
  const results = {};
  for (const [name, { gap, goal }] of Object.entries(gaps)) {
    if (!name.includes(matching)) continue;
    const result = runGap(gap, gapSeeds);
    results[name] = { ...result, goal };
    const closing =
      result.closed === null
        ? ''
        : `   closed ${fixed(100 * result.closed, 0)} %, after ${fixed(result.closedAfter, 0)} days`;
    say(
      `  ${name.padEnd(28)} ${fixed(result.days, 0)} days${goal ? ` (goal ${goal.days})` : ''}   within 13 weeks ${fixed(100 * result.within13Weeks, 0)} %   found ${fixed(100 * result.found, 0)} %   episodes ${fixed(result.episodes)}   told ${fixed(result.told)}${closing}`,
    );
  }
  return results;
}

function runCoverage({ gapSeeds }) {
  say(`Nominal 95 % intervals that hold the truth (goal 92-98 %), ${gapSeeds} seeds`);
  const results = {};
  for (const [name, gap] of [
    ['no gap', null],
    ['at the margin', atTheMargin],
  ]) {
    const counts = {};
    for (const seed of seedsUpTo(gapSeeds)) {
      const scenario = { mix: 'other', isDependent: true, isCalls: seed % 2 === 1, gap };
      countCoverage(monitorYear(companyYear(seed, scenario)), gap !== null, counts);
    }
    results[name] = Object.fromEntries(
      Object.entries(counts).map(([cell, [held, asked]]) => [cell, held / asked]),
    );
    for (const [cell, share] of Object.entries(results[name]))
      say(`  ${name.padEnd(14)} ${cell.padEnd(28)} ${fixed(100 * share, 1)} %`);
  }
  return results;
}

function runSpeed() {
  const interactions = companyYear(1, nulls['other mix, backlogs']);
  const before = process.cpuUsage();
  let days = 0;
  for (const { state } of monitorYear(interactions)) days += Number(state.size > 0);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  say(
    `Backtest of ${days} days, 21 cells, ${interactions.length} interactions: ${fixed(seconds)} s CPU (goal 10)`,
  );
  return { seconds };
}

/** One more day, judged live, on a small and a large store. */
async function runLarge({ interactions }) {
  const results = [];
  for (const total of interactions) {
    say(`One more day on a store of ${total} interactions over a year (goal 100 ms at 10 M)`);
    const { stored, history, days } = await largeStore(total, say);
    const [cpu, wall] = ['cpu', 'wall'].map((of) => median(days.map((day) => day[of])));
    const worst = Math.max(...days.map((day) => day.wall));
    say(
      `  history judged in ${fixed(history.wall / 1000, 1)} s; one more day: median ${fixed(cpu, 0)} ms CPU, ${fixed(wall, 0)} ms wall, worst ${fixed(worst, 0)} ms`,
    );
    results.push({ total, stored, history, days });
  }
  return results;
}

const parts = {
  ...{ nulls: runNulls, gaps: runGaps, coverage: runCoverage },
  ...{ speed: runSpeed, large: runLarge },
};

/** Runs the parts asked for; exit status 0. */
export async function run(args) {
  const options = optionsOf(args);
  const results = {};
  for (const name of options.only) results[name] = await parts[name](options);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  return 0;
}
