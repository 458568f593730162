/** `unison token`: makes, lists and revokes API keys; a new key is printed once, last. */
import { KeyStore, scopes } from '../storage/key.store.js';
import type { Scope } from '../storage/key.store.js';
import { parseArguments, textOf } from './arguments.js';
import type { Options } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';

export async function tokenCommand(args: readonly string[]): Promise<void> {
  const { options, words } = parseArguments(args, { values: ['name', 'scope', 'expires'] });
  const [action, id] = words;
  const work = { create, list, revoke }[action ?? ''];
  if (work === undefined) throw new UsageError('unison token: say create, list or revoke.');
  await withContext(configurationFrom(options), (context) =>
    work(context.get(KeyStore), options, id),
  );
}

async function create(keys: KeyStore, options: Options): Promise<void> {
  const name = textOf(options, 'name');
  if (name === undefined) throw new UsageError('unison token create: --name NAME is missing.');
  const key = await keys.create({ name, scopes: [scopeOf(options)], expiresAt: expiryOf(options) });
  process.stderr.write('This key is shown once; only its hash is stored.\n');
  process.stdout.write(`${key}\n`);
}

async function list(keys: KeyStore): Promise<void> {
  for (const { id, name, scopes: granted, expiresAt } of await keys.list()) {
    const end = expiresAt === null ? 'no end date' : `until ${new Date(expiresAt).toISOString()}`;
    process.stdout.write(`${id}\t${name}\t${granted.join(',')}\t${end}\n`);
  }
}

async function revoke(keys: KeyStore, _options: Options, id: string | undefined): Promise<void> {
  if (id === undefined)
    throw new UsageError('unison token revoke: name the key id (`unison token list`).');
  if (!(await keys.revoke(id))) throw new UsageError(`unison token revoke ${id}: no such key.`);
  process.stdout.write(`revoked ${id}\n`);
}

function scopeOf(options: Options): Scope {
  const text = textOf(options, 'scope') ?? 'read';
  const scope = scopes.find((each) => each === text);
  if (scope !== undefined) return scope;
  throw new UsageError(`--scope ${text}: no such scope; use one of ${scopes.join(', ')}.`);
}

function expiryOf(options: Options): number | null {
  const text = textOf(options, 'expires');
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw new UsageError(`--expires ${text}: not a date; write YYYY-MM-DD.`);
  return instant;
}
