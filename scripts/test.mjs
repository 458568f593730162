// `npm test`: installs from the lockfile, runs every check, builds, runs every test, and counts what was skipped by name.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isFull = process.argv.includes('--full');
const forbidsSkips = Boolean(process.env.UNISON_FORBID_SKIPS);
const env = { ...process.env, ...(isFull ? { UNISON_FULL: '1' } : {}) };

function run(command, args, options = {}) {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', env, ...options });
}

function mustPass(command, args) {
  const { status } = run(command, args);
  if (status !== 0) process.exit(status ?? 1);
}

function install() {
  const { status, stdout, stderr } = run('npm', ['ci', '--no-progress'], {
    stdio: 'pipe',
    encoding: 'utf8',
  });
  process.stdout.write(stdout + stderr);
  if (status !== 0) process.exit(status ?? 1);
  if (/EBADENGINE/.test(stdout + stderr)) {
    console.error('npm ci warns EBADENGINE: pin a version that runs on the Node of package.json.');
    process.exit(1);
  }
}

function skippedTests(results) {
  return results.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'pending')
      .map(({ fullName }) => fullName),
  );
}

/** Without `../shared` its tests are a counted note; any other skip is a fault where skips are forbidden. */
function faults(skipped) {
  const isExcused = (name) => /shared/.test(name) && !existsSync('../shared');
  return skipped.filter((name) => !isExcused(name));
}

install();
mustPass('npm', ['run', 'check']);
mustPass('npm', ['run', 'build']);
const resultsFile = join(mkdtempSync(join(tmpdir(), 'unison-')), 'jest.json');
const { status } = run('npx', ['jest', '--ci', '--json', `--outputFile=${resultsFile}`], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
const skipped = skippedTests(results);
for (const name of skipped) console.log(`skipped: ${name}`);
if (!existsSync('../shared'))
  console.log('note: ../shared is absent, its tests were skipped by name');
console.log(
  `${results.numPassedTests} passed, ${results.numFailedTests} failed, ${skipped.length} skipped`,
);
if (status !== 0) process.exit(status ?? 1);
if (forbidsSkips && faults(skipped).length > 0) {
  console.error(`skips are forbidden here, yet ${faults(skipped).length} tests were skipped`);
  process.exit(1);
}
