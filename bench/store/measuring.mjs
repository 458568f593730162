// What every suite measures by: CPU of this process, the middle of several, and parts in processes of their own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export async function cpuOf(work) {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: (user + system) / 1000 };
}

export function median(values) {
  return [...values].sort((one, other) => one - other)[(values.length - 1) >> 1];
}

const scriptOf = (name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));

/** One part in a process of its own: the line of JSON it prints, or why there is none. */
export function part(name, ...args) {
  const child = spawn(process.execPath, ['--expose-gc', scriptOf(name), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, wrong] = ['', ''];
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => (wrong += piece));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const last = out.trim().split('\n').at(-1);
      const fault =
        wrong
          .trim()
          .split('\n')
          .find((line) => /error/i.test(line)) ?? `it ended with ${code}`;
      resolve(code === 0 && last ? JSON.parse(last) : { absent: fault.slice(0, 160) });
    });
  });
}
