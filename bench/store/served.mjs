// The product as a process of its own: started on a folder, asked over HTTP, measured from outside.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldNames, lineOf, yearOfRows } from './rows.mjs';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export function statOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    rssMb: (Number(fields[21]) * 4096) / 2 ** 20,
  };
}

export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export function ask(url) {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode, body: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
  });
}

export async function untilAnswering(url, child) {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    const answer = await ask(url).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${url} never answered`);
}

/** A configuration in the folder, beside a file of so many contacts of one year. */
export function configurationOf(folder, count) {
  writeFileSync(
    join(folder, 'rows.ndjson'),
    [...yearOfRows(count)].map((row) => `${lineOf(row)}\n`).join(''),
  );
  const path = join(folder, 'unison.yaml');
  const fields = fieldNames.map((name) => `${name}: ${name}`).join(', ');
  writeFileSync(
    path,
    `timezone: Europe/Brussels
channels:
  app: { kind: app, name: App }
  email: { kind: email, name: E-mail }
  phone: { kind: voice, name: Phone }
  twitter: { kind: social, name: X }
  web: { kind: web, name: Web }
sources:
  bench:
    connector: file
    path: rows.ndjson
    fields: { ${fields} }
`,
  );
  return path;
}
