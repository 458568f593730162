// Faults to be played by a vendor's fake, in order: set by tests and by whoever wants to watch a connector cope.
import { fieldsOf, ok, type Reply, type Route } from './http/exchange.js';
import type { Fault } from './http/fault.js';

export interface Script {
  /** The next fault for the vendor whose root the path begins with. */
  next(path: string): Fault | null;
  add(vendor: string, faults: readonly Fault[]): void;
  /** Forgets what has not been played. */
  clear(vendor: string): void;
  readonly routes: readonly Route[];
}

/** `POST /script {"vendor": "x", "faults": [{"kind": "status", "status": 429, "retryAfterSeconds": 2}]}` adds to it. */
export function createScript(): Script {
  const waiting = new Map<string, Fault[]>();
  const add = (vendor: string, faults: readonly Fault[]): void => {
    waiting.set(vendor, [...(waiting.get(vendor) ?? []), ...faults]);
  };
  return {
    add,
    next: (path) => {
      const faults = waiting.get(path.split('/')[1] ?? '') ?? [];
      const place = faults.findIndex(({ on }) => on === undefined || path.includes(on));
      return place < 0 ? null : (faults.splice(place, 1)[0] ?? null);
    },
    clear: (vendor) => waiting.delete(vendor),
    routes: [{ method: 'POST', path: '/script', reply: (asked) => take(fieldsOf(asked), add) }],
  };
}

function take(
  fields: Readonly<Record<string, unknown>>,
  add: (vendor: string, faults: readonly Fault[]) => void,
): Reply {
  const { vendor, faults } = fields;
  if (typeof vendor !== 'string' || !Array.isArray(faults))
    return { status: 400, body: { error: 'write {"vendor": "x", "faults": [...]}' } };
  add(vendor, faults as Fault[]);
  return ok({ vendor, added: faults.length });
}
