// Who changed a calendar, a promise or a mapping, and when: each change of a rule leaves an entry in the audit log.
import { canonicalJson } from '../domain/canonical-json.js';
import { appendEntry } from './append-audit.js';
import { firstRow, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** The rules in force by name (`calendar office`, `topic billing`), as plain data. */
export type RuleParts = Readonly<Record<string, unknown>>;

/** The action of such an entry; its detail holds `before` and `after`, null where there was or is none. */
export const ruleChange = 'rule.change';

const memoKey = 'rules';

/** Notes what differs from the rules that were in force before; the first time, all of them. */
export function* recordRules(context: StoreContext, parts: RuleParts): Work<void> {
  const known = yield* firstRow<[string]>('SELECT value FROM memo WHERE key = ?', [memoKey]);
  const before = (known === null ? {} : JSON.parse(known[0])) as RuleParts;
  const changed = namesOf(before, parts).filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(parts[name] ?? null),
  );
  if (changed.length === 0) return;
  const at = context.clock.now();
  for (const name of changed) {
    const detail = { before: before[name] ?? null, after: parts[name] ?? null };
    const entry = { actor: 'configuration', action: ruleChange, subject: name, detail };
    yield* appendEntry(context.database.dialect, entry, at);
  }
  yield* run(
    'INSERT INTO memo (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [memoKey, JSON.stringify(parts)],
  );
}

function namesOf(before: RuleParts, after: RuleParts): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}
