// Writes the company's contacts as one CSV file a month, and the secrets a configuration points at, into a folder.
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doors } from './company.js';
import type { SimulatedContact } from './contact.js';
import { csvLine, flatColumns, flatRow } from './flat-row.js';
import { sandboxKeys } from './keys.js';
import type { LiveWorld } from './live-world.js';

export interface FileExport {
  /** Brings the files up to the present; months in which nothing changed are left alone. */
  write(): void;
}

/** An export into `folder`, which is made if it is not there. */
export function createFileExport(world: LiveWorld, folder: string): FileExport {
  const written = new Map<string, string>();
  mkdirSync(folder, { recursive: true });
  return {
    write: () => {
      for (const [month, text] of monthsOf(world)) {
        if (written.get(month) === text) continue;
        written.set(month, text);
        writeWhole(join(folder, `contacts-${month}.csv`), text, world.now());
      }
    },
  };
}

/** The secrets a demo configuration reads by `{ file: ... }`, and the address of the sandbox's Slack. */
export function writeSecrets(folder: string, url: string): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'slack-webhook'), `${url}/slack/services/T000/B000/sandbox\n`);
  for (const [name, value] of Object.entries(sandboxKeys))
    writeWhole(join(folder, name), `${value}\n`);
}

function monthsOf(world: LiveWorld): ReadonlyMap<string, string> {
  const now = world.now();
  const contacts = doors
    .flatMap((door) => world.contactsOf(door))
    .filter((contact) => contact.openedAt <= now)
    .sort((a, b) => a.id - b.id);
  const lines = new Map<string, string[]>();
  for (const contact of contacts) {
    const month = monthOf(contact);
    const rows = lines.get(month) ?? [flatColumns.join(',')];
    rows.push(csvLine(flatRow(contact, now)));
    lines.set(month, rows);
  }
  return new Map([...lines].map(([month, rows]) => [month, `${rows.join('\n')}\n`]));
}

function monthOf({ openedAt }: SimulatedContact): string {
  return new Date(openedAt).toISOString().slice(0, 7);
}

/** Nobody ever reads half a file. It is as old as the company's clock says, which may run ahead of this machine's. */
function writeWhole(path: string, text: string, writtenAt = Date.now()): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600 });
  utimesSync(`${path}.part`, writtenAt / 1000, writtenAt / 1000);
  renameSync(`${path}.part`, path);
}
