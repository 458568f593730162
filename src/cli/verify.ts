/** `unison verify`: are the stored segments what the rows say, bit for bit? */
import { TallyStore } from '../storage/tally.store.js';
import { parseArguments } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { CommandFailed } from './exit.js';

export async function verifyCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { flags: ['mend'] });
  await withContext(configurationFrom(options), async (context) => {
    const tallies = context.get(TallyStore);
    const { checked, faults } = await tallies.verify();
    for (const { start, reason } of faults) {
      process.stdout.write(`segment ${new Date(start).toISOString()}: ${reason}\n`);
    }
    process.stdout.write(`${checked} segments checked, ${faults.length} wrong\n`);
    if (faults.length === 0) return;
    if (options['mend'] !== true) throw new CommandFailed('segments are wrong');
    await tallies.rebuild(faults.map(({ start }) => start));
    process.stdout.write(`${faults.length} segments counted anew from the rows\n`);
  });
}
