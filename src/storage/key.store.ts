// API keys: 160 random bits, shown once, stored only as SHA-256.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import { keptAnswer, type KeptAnswer } from './kept-answer.js';
import { rows, run, type Row } from './sql.js';
import type { StoreContext } from './store-context.js';

export const scopes = ['read', 'read:interactions', 'push', 'act', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Instant | null;
}

export interface StoredKey extends NewKey {
  readonly id: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const prefix = 'unison_';
const secretBytes = 20;
/** The last use is noted this often at most. */
const usedEveryMs = 60_000;
const columns = 'id, name, scopes, created_at, expires_at, last_used_at, revoked_at';

export class KeyStore {
  /** Keys are revoked, never removed. */
  private hasEverHad = false;

  private readonly any: KeptAnswer<boolean>;

  constructor(private readonly context: StoreContext) {
    const query = { text: 'SELECT 1 FROM api_key LIMIT 1', values: [] };
    this.any = keptAnswer(context.database, query, (found) => found.length > 0);
  }

  /** Makes a key and answers its secret, which cannot be shown again. */
  async create(key: NewKey): Promise<string> {
    const secret = prefix + randomBytes(secretBytes).toString('hex');
    const now = this.context.clock.now();
    await this.context.database.write(() =>
      run(
        'INSERT INTO api_key (id, name, hash, scopes, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        [
          randomBytes(4).toString('hex'),
          key.name,
          hashOf(secret),
          key.scopes.join(' '),
          now,
          key.expiresAt,
        ],
      ),
    );
    return secret;
  }

  /** All keys ever made, oldest first; never their secrets. */
  list(): Promise<readonly StoredKey[]> {
    return this.context.database.read(function* () {
      const found = yield* rows(`SELECT ${columns} FROM api_key ORDER BY created_at, id`);
      return found.map(keyOf);
    });
  }

  /** Ends a key at once; answers whether there was one to end. */
  async revoke(id: string): Promise<boolean> {
    const now = this.context.clock.now();
    const sql = 'UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
    return (await this.context.database.write(() => run(sql, [now, id]))) === 1;
  }

  /** Whether a key was ever made: from then on every request needs one, also once all are revoked. */
  async hasAny(): Promise<boolean> {
    return this.hasEverHad || (this.hasEverHad = await this.any.ask());
  }

  /** Whether it is known, without asking, that no key was ever made. */
  isKnownToHaveNone(): boolean {
    return !this.hasEverHad && this.any.known() === false;
  }

  /** What a secret allows; null = unknown, ended or revoked. */
  async scopesOf(secret: string): Promise<readonly Scope[] | null> {
    return (await this.find(secret))?.scopes ?? null;
  }

  /** The living key of a secret, and a note of its use; null = unknown, ended or revoked. */
  async find(secret: string): Promise<StoredKey | null> {
    const hash = hashOf(secret);
    const [row] = await this.context.database.ask({
      text: `SELECT ${columns}, hash FROM api_key WHERE hash = ?`,
      values: [hash],
    });
    if (row === undefined || !isSameHash(row.at(-1) as string, hash)) return null;
    const key = keyOf(row);
    const now = this.context.clock.now();
    if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return null;
    if (key.lastUsedAt === null || now - key.lastUsedAt >= usedEveryMs) await this.noteUse(key.id);
    return key;
  }

  private async noteUse(id: string): Promise<void> {
    const now = this.context.clock.now();
    await this.context.database.write(() =>
      run('UPDATE api_key SET last_used_at = ? WHERE id = ?', [now, id]),
    );
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isSameHash(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function keyOf(row: Row): StoredKey {
  const [id, name, granted, createdAt, expiresAt, lastUsedAt, revokedAt] = row as [
    string,
    string,
    string,
    number,
    number | null,
    number | null,
    number | null,
  ];
  const known = granted.split(' ').filter((scope) => scopes.some((each) => each === scope));
  return { id, name, scopes: known as Scope[], createdAt, expiresAt, lastUsedAt, revokedAt };
}
