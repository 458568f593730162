// Settling in as many transactions as it takes.
import { setImmediate } from 'node:timers/promises';
import { settleFurther } from './save-page.js';
import type { StoreContext } from './store-context.js';

/** Settles a source step by step, one transaction each, until it has reached its target; between two others get their turn. */
export async function settleAll(context: StoreContext, id: string): Promise<void> {
  while (await context.database.write(() => settleFurther(context, id))) await setImmediate();
}
