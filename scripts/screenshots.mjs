// Pictures of the running demo for the documents: node scripts/screenshots.mjs [ADDRESS] [FOLDER]
// ADDRESS: where `npm run demo` says the report is (http://localhost:3000). FOLDER: docs/images.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000', folder = 'docs/images'] = process.argv.slice(2);
const mostBytes = 300_000;

/** `height`: how much of the page is shown. */
const pictures = [
  { name: 'report-light', path: '/report?lang=en', height: 1560 },
  { name: 'report-dark', path: '/report?lang=en', height: 1560, isDark: true },
  { name: 'report-nl', path: '/report?lang=nl', height: 1560 },
  { name: 'report-phone', path: '/report?lang=en', height: 2400, width: 390 },
  { name: 'topic', path: '/report/topics/billing?lang=en', height: 2200 },
];

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
await mkdir(folder, { recursive: true });

async function opened(path, { width = 1280, isDark = false } = {}) {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  await page.goto(address + path, { waitUntil: 'networkidle' });
  return page;
}

async function report(file) {
  const { size } = await stat(file);
  console.log(`${file}  ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) process.exitCode = 1;
}

for (const { name, path, height, ...looks } of pictures) {
  const page = await opened(path, looks);
  const file = join(folder, `${name}.png`);
  const { width } = page.viewportSize();
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, full) };
  await page.screenshot({ path: file, fullPage: true, clip });
  await page.close();
  await report(file);
}

/** The first sheet of paper, drawn from the PDF by poppler. */
const page = await opened('/report?lang=en');
const pdf = join(folder, 'report-print.pdf');
await writeFile(pdf, await page.pdf({ format: 'A4' }));
const sheet = join(folder, 'report-print');
const { status } = spawnSync('pdftoppm', ['-png', '-r', '96', '-singlefile', pdf, sheet]);
await rm(pdf);
if (status === 0) await report(`${sheet}.png`);
else console.error('report-print.png: pdftoppm (package poppler-utils) is needed for it.');
await browser.close();
