// A folder of exports that somebody's system keeps writing to: rows come, are revised, files are cut short, rewritten, rotated, packed.
import {
  appendFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Random } from '../../sandbox/random.js';
import type { Troubles } from './fault-runs.js';

interface Contact {
  readonly id: number;
  readonly channel: string;
  readonly opened: number;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly changed: number;
}

export interface GrowingExport {
  readonly clock: { now(): number; advance(seconds: number): void };
  readonly troubles: Troubles;
  /** What there is to know, one line a contact, sorted. */
  lines(): readonly string[];
}

const header = 'id,channel,note,opened,answered,closed,changed\n';
const start = Date.parse('2026-10-20T08:00:00Z');

/** An export into `folder`, with some rows of a first day. */
export function createGrowingExport(folder: string, random: Random): GrowingExport {
  const contacts = new Map<number, Contact>();
  const current = join(folder, 'contacts.csv');
  let now = start;
  let files = 0;
  let unwritten: (() => void) | null = null;

  /** No two writings at one instant: a file is known by its size and time. */
  const touch = (path: string): void => {
    now += 1000;
    utimesSync(path, now / 1000, now / 1000);
  };
  const append = (text: string): void => {
    if (!existsSync(current)) writeFileSync(current, header);
    appendFileSync(current, text);
    touch(current);
  };
  const rewrite = (text: string): void => {
    writeFileSync(`${current}.part`, text);
    renameSync(`${current}.part`, current);
    touch(current);
  };
  const fresh = (): string => {
    now += random.whole(1, 60_000);
    const id = contacts.size + 1;
    const channel = random.chance(0.5) ? 'Phone' : 'Mail';
    return kept({ id, channel, opened: now, answered: null, closed: null, changed: now });
  };
  const revised = (): string => {
    const contact = contacts.get(random.whole(1, contacts.size));
    if (contact === undefined) return fresh();
    now += random.whole(1, 60_000);
    const answered = contact.answered ?? now;
    const closed = random.chance(0.5) ? now : contact.closed;
    return kept({ ...contact, answered, closed, changed: now });
  };
  const kept = (contact: Contact): string => {
    contacts.set(contact.id, contact);
    return rowOf(contact);
  };
  const rows = (count: number): string =>
    Array.from({ length: count }, () => (random.chance(0.6) ? fresh() : revised())).join('');
  const rotate = (): void => {
    files += 1;
    renameSync(current, join(folder, `contacts-${String(files)}.csv`));
    writeFileSync(current, header);
    touch(current);
  };
  const pack = (): void => {
    const old = readdirSync(folder).find((name) => /-\d+\.csv$/.test(name));
    if (old === undefined) return;
    const path = join(folder, old);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
    touch(`${path}.gz`);
    rmSync(path);
  };
  /** The last rows stand there in part; the rest comes later. */
  const writeHalf = (): void => {
    const text = rows(random.whole(1, 5));
    const cut = random.whole(1, text.length - 1);
    append(text.slice(0, cut));
    unwritten = () => {
      append(text.slice(cut));
    };
  };
  /** The whole file is written anew, and has come to somewhere in the middle. */
  const rewriteHalf = (): void => {
    const whole = `${readFileSync(current, 'utf8')}${rows(3)}`;
    const cut = random.whole(header.length, whole.length);
    writeFileSync(current, whole.slice(0, cut));
    touch(current);
    unwritten = () => {
      rewrite(whole);
    };
  };

  /** What was begun is brought to its end. */
  const written = (): void => {
    unwritten?.();
    unwritten = null;
  };

  append(rows(300));
  return {
    clock: {
      now: () => now,
      advance: (seconds) => {
        now += seconds * 1000;
        written();
        append(rows(random.whole(0, 20)));
      },
    },
    troubles: {
      start: () => {
        if (random.chance(0.3)) append(rows(random.whole(1, 30)));
        if (random.chance(0.2)) rotate();
        if (random.chance(0.2)) pack();
        if (random.chance(0.2)) rewrite(shuffledRows(readFileSync(current, 'utf8'), random));
        if (random.chance(0.5)) writeHalf();
        else if (random.chance(0.4)) rewriteHalf();
      },
      end: written,
    },
    lines: () => [...contacts.values()].map(lineOf).sort(),
  };
}

/** Quoted words with commas and ends of lines: half a row is not known by its commas. */
function rowOf({ id, channel, opened, answered, closed, changed }: Contact): string {
  const [a, b, c, d] = [opened, answered, closed, changed].map((at) =>
    at === null ? '' : new Date(at).toISOString(),
  ) as [string, string, string, string];
  const note = id % 7 === 0 ? `"one, two\nthree ""four"""` : 'none';
  return `${String(id)},${channel},${note},${a},${b},${c},${d}\n`;
}

/** The same rows in another order; a row may span lines. */
function shuffledRows(text: string, random: Random): string {
  const rows = text.slice(header.length).match(/^\d+,(?:[^"\n]|"(?:[^"]|"")*")*\n/gm) ?? [];
  const order = rows.map((row) => ({ row, place: random.next() }));
  return (
    header +
    order
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row)
      .join('')
  );
}

function lineOf({ channel, opened, answered, closed }: Contact): string {
  const times = [opened, answered, closed].map((at) => (at === null ? '-' : String(at)));
  return [channel === 'Phone' ? 'phone' : 'email', ...times].join(' ');
}
