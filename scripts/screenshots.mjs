// Pictures of pages: node scripts/screenshots.mjs OUT_FOLDER URL_OR_FILE... [--width=1280] [--dark] [--print] [--open]
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const words = process.argv.slice(2);
const flags = new Map(
  words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=')),
);
const [folder, ...targets] = words.filter((word) => !word.startsWith('--'));
if (!folder || targets.length === 0) {
  console.error(
    'Usage: node scripts/screenshots.mjs OUT_FOLDER URL_OR_FILE... [--width=1280] [--dark] [--print] [--open]',
  );
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
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
const width = Number(flags.get('width') ?? 1280);
const page = await browser.newPage({
  viewport: { width, height: 900 },
  colorScheme: flags.has('dark') ? 'dark' : 'light',
});
await mkdir(folder, { recursive: true });
for (const target of targets) {
  const url = /^https?:/.test(target) ? target : pathToFileURL(resolve(target)).href;
  const name = basename(new URL(url).pathname).replace(/\.html$/, '') || 'page';
  const look = `${width}${flags.has('dark') ? '-dark' : ''}`;
  await page.goto(url);
  if (flags.has('open')) {
    await page.$$eval('details', (all) => all.forEach((one) => one.setAttribute('open', '')));
  }
  if (flags.has('print')) {
    await writeFile(join(folder, `${name}.pdf`), await page.pdf({ format: 'A4' }));
  } else {
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
  }
}
await browser.close();
