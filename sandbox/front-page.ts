// The sandbox's own first page: what is here, what was planted, where to look.
import type { SandboxClock } from './clock.js';
import { companyName, doors } from './company.js';
import type { LiveWorld } from './live-world.js';

/** The page; nothing in it comes from outside. */
export function frontPage(world: LiveWorld, clock: SandboxClock): string {
  const now = clock.now();
  const counts = doors.map((door) => {
    const count = world.contactsOf(door).filter((contact) => contact.openedAt <= now).length;
    return `<li>${door}: ${String(count)} contacts</li>`;
  });
  const gaps = world.truth.gaps.map((gap) => {
    const to = gap.to === null ? 'now' : new Date(gap.to).toISOString().slice(0, 10);
    return `<li>${gap.name}, ${new Date(gap.from).toISOString().slice(0, 10)} to ${to}</li>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${companyName} (sandbox)</title></head><body>
<h1>${companyName}, a simulated company</h1>
<p>It is ${new Date(now).toISOString()} here; time runs ${String(clock.speed)} times as fast as yours.</p>
<ul>${counts.join('')}</ul>
<p>Planted: </p><ul>${gaps.join('')}</ul>
<p><a href="/slack">What Slack received</a> · <a href="/truth">the truth</a> · <a href="/clock">the clock</a></p>
</body></html>`;
}
