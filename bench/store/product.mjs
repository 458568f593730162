// The product's own store, opened as the service opens it.
import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../dist/domain/measure.js';
import { createStores } from '../../dist/storage/create-stores.js';
import { openDatabase } from '../../dist/storage/open-database.js';
import { channels, promised, zone } from './rows.mjs';

export const kindOf = { app: 'app', email: 'email', phone: 'voice', twitter: 'social', web: 'web' };
export const promises = channels.map((channel) => ({
  channel,
  metric: 'first_response',
  topic: null,
  clock: 'customer',
  withinSeconds: promised[channel],
  from: null,
}));

const measurer = createMeasurer({
  promises,
  calendarOf: () => null,
  limits: defaultLimits,
  ripeSeconds: defaultRipeSeconds,
  kindOf: (channel) => kindOf[channel] ?? null,
});

/** The stores of a database, with its connection. */
export async function openStores(url, clock) {
  const dataSource = await openDatabase(url);
  const stores = await createStores(dataSource, {
    measurer,
    zone,
    channels,
    ...(clock && { clock }),
  });
  return { dataSource, stores };
}

/** A page of interactions as ingestion hands it over. */
export function pageOf(interactions, completeUntil = null) {
  return { source: 'bench', interactions, recut: [], skipped: [], completeUntil, leaseEpoch: null };
}
