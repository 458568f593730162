/** `unison serve`: the service. */
import { parseArguments } from './arguments.js';
import { holdYoungGeneration } from './heap-room.js';

export async function serveCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, {});
  holdYoungGeneration();
  const { configurationFrom } = await import('./configuration-from.js');
  const { startServer } = await import('../main.js');
  const address = await startServer(configurationFrom(options));
  process.stdout.write(`Unison is at ${address}/report\n`);
}
