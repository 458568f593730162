// The simulated company for tests: a small, still world unless a test moves its clock.
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox.js';

const sandboxStart = Date.parse('2026-10-26T08:00:00Z');

/** A sandbox on a free port whose time stands still. */
export function startStillSandbox(over: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    seed: 7,
    speed: 0,
    startsAt: sandboxStart,
    historyDays: 20,
    ...over,
  });
}
