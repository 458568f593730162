/** Chromium for tests that need a real browser; a test without one is skipped by name, unless skips are forbidden. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const isThere = existsSync(executablePath);

/** `describe`, or `describe.skip` where Chromium is missing; throws where skips are forbidden. */
export function describeInChromium(name: string, tests: () => void): void {
  if (isThere) {
    describe(name, tests);
    return;
  }
  if (process.env.UNISON_FORBID_SKIPS) {
    throw new Error(`${executablePath}: no Chromium there; install it or set CHROMIUM_PATH.`);
  }
  console.warn(`no Chromium at ${executablePath}: "${name}" is skipped`);
  describe.skip(name, tests);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}
