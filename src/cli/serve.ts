/** `unison serve`: the service. */
import { startServer } from '../main.js';
import { parseArguments } from './arguments.js';
import { configurationFrom } from './configuration-from.js';

export async function serveCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, {});
  const address = await startServer(configurationFrom(options));
  process.stdout.write(`Unison is at ${address}/report\n`);
}
