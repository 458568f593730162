// Vendors the demo does not need, speaking of the same company: each door in the words of other systems.
import { mastodonRoutes } from './fakes/mastodon.js';
import { twilioRoutes } from './fakes/twilio.js';
import { typeformRoutes } from './fakes/typeform.js';
import { under, type Route } from './http/exchange.js';
import type { LiveWorld } from './live-world.js';
import { secondWave } from './second-wave.js';

/** Every vendor under its own root. */
export function moreVendors(world: LiveWorld): readonly Route[] {
  return [
    ...secondWave(world),
    ...under('/mastodon', mastodonRoutes(world)),
    ...under('/twilio', twilioRoutes(world)),
    ...under('/typeform', typeformRoutes(world)),
  ];
}
