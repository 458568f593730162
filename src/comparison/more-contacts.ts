// How many more contacts would settle an open comparison: on the channel with fewer, while the other grows in step.
import { tQuantile } from '../statistics/distributions.js';
import type { Effect } from './effect.js';
import type { ComparisonSettings } from './settings.js';

/** More than this many is no plan: the true difference lies on the margin. */
const mostWorthNaming = 1_000_000;

/** Contacts to add to `contacts` for `growth` times as much evidence. */
function extra(contacts: number, growth: number): number | null {
  if (!Number.isFinite(growth)) return null;
  const more = Math.max(1, Math.ceil(contacts * (growth - 1) - 1e-9));
  return more > mostWorthNaming ? null : more;
}

/** Until the channel holds the fewest contacts asked for, and enough of them meet a counterpart (`weight` is W). */
export function contactsUntilEnough(
  contacts: number,
  weight: number,
  { minContacts, minWeight }: ComparisonSettings,
): number | null {
  const missing = Math.max(0, minContacts - contacts);
  if (weight >= minWeight) return missing;
  const toMeet = weight > 0 ? extra(contacts, minWeight / weight) : missing;
  return toMeet === null ? null : Math.max(missing, toMeet);
}

/** Until the interval no longer spans the margin, were the estimate to stay where it is. Null where that is beyond reach. */
export function contactsUntilClear(
  contacts: number,
  { difference }: Effect,
  margin: number,
): number | null {
  const { value, low, high } = difference;
  if (low === null || high === null) return null;
  const room = Math.abs(value - margin);
  const blocking = value > margin ? value - low : Math.max(high - value, value - low);
  return extra(contacts, (blocking / room) ** 2);
}

/** Until a difference beyond the margin also survives the control of false discoveries among all cells. */
export function contactsUntilDiscovered(
  contacts: number,
  nu: number,
  { p, q, rate }: { readonly p: number; readonly q: number; readonly rate: number },
): number | null {
  const now = tQuantile(1 - p, nu);
  const asked = tQuantile(1 - (p * rate) / q, nu);
  return now > 0 ? extra(contacts, (asked / now) ** 2) : null;
}
