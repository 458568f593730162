// Vendors of the second wave, speaking of the same company: each door in the words of other systems.
import { deskRoutes } from './fakes/desk.js';
import { amazonConnectRoutes } from './fakes/amazon-connect.js';
import { blueskyRoutes } from './fakes/bluesky.js';
import { freshdeskRoutes } from './fakes/freshdesk.js';
import { frontRoutes } from './fakes/front.js';
import { gmailRoutes } from './fakes/gmail.js';
import { hubspotRoutes } from './fakes/hubspot.js';
import { intercomRoutes } from './fakes/intercom.js';
import { under, type Route } from './http/exchange.js';
import type { LiveWorld } from './live-world.js';

const vendors: Readonly<Record<string, (world: LiveWorld) => readonly Route[]>> = {
  rest: deskRoutes,
  freshdesk: freshdeskRoutes,
  intercom: intercomRoutes,
  bluesky: blueskyRoutes,
  hubspot: hubspotRoutes,
  front: frontRoutes,
  gmail: gmailRoutes,
  'amazon-connect': amazonConnectRoutes,
};

/** Every vendor under its own root. */
export function secondWave(world: LiveWorld): readonly Route[] {
  return Object.entries(vendors).flatMap(([root, routesOf]) => under(`/${root}`, routesOf(world)));
}
