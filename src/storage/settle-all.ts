// Settling in as many transactions as it takes.
import { settleFurther } from './save-page.js';
import type { StoreContext } from './store-context.js';

/** Settles a source step by step, one transaction each, until it has reached its target. */
export async function settleAll(context: StoreContext, id: string): Promise<void> {
  while (await context.database.write(() => settleFurther(context, id)));
}
