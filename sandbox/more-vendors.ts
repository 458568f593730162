// Vendors the demo does not need, speaking of the same company: each door in the words of other systems.
import { deskRoutes } from './fakes/desk.js';
import { mastodonRoutes } from './fakes/mastodon.js';
import { twilioRoutes } from './fakes/twilio.js';
import { typeformRoutes } from './fakes/typeform.js';
import { under, type Route } from './http/exchange.js';
import type { LiveWorld } from './live-world.js';

/** Every vendor under its own root. */
export function moreVendors(world: LiveWorld): readonly Route[] {
  return [
    ...under('/rest', deskRoutes(world)),
    ...under('/mastodon', mastodonRoutes(world)),
    ...under('/twilio', twilioRoutes(world)),
    ...under('/typeform', typeformRoutes(world)),
  ];
}
