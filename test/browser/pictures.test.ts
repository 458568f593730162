// Twelve states as pictures: a change nobody meant to make is seen. Pictures made on another machine are not compared.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readAssets } from '../../src/web/asset-files.js';
import { describeInChromium, launchChromium } from '../support/chromium.js';
import { servePages, type PageServer } from '../support/page-server.js';
import { everyPage } from '../support/web-pages.js';

const folder = resolve(process.cwd(), 'test/browser/pictures');
const isUpdating = process.env.UNISON_UPDATE_PICTURES !== undefined;
/** Share of the pixels that may differ. */
const most = 0.001;
const states = [
  ...['en/report', 'nl/report', 'en/report-late', 'en/report-too-little', 'en/report-one-channel'],
  ...['nl/report-nothing-found', 'en/report-no-source', 'nl/stress', 'en/topic', 'nl/topic'],
  ...['en/gap', 'en/not-allowed'],
];
const assets = readAssets().pathsUnder('');
const pages = new Map(
  (['en', 'nl'] as const).flatMap((lang) =>
    [...everyPage(lang, { assets })].map(([name, html]) => [`/${lang}/${name}`, html] as const),
  ),
);

describeInChromium('pictures', () => {
  let browser: Browser;
  let server: PageServer;
  let isSameMachine = false;

  beforeAll(async () => {
    browser = await launchChromium();
    server = await servePages(pages);
    mkdirSync(folder, { recursive: true });
    const here = `${browser.version()} ${await fontsOf(browser)}`;
    const file = resolve(folder, 'made-with.txt');
    if (isUpdating) writeFileSync(file, `${here}\n`);
    isSameMachine = existsSync(file) && readFileSync(file, 'utf8').trim() === here;
    if (!isSameMachine) console.warn(`pictures were made elsewhere: each is drawn twice instead`);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function drawn(state: string): Promise<Buffer> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1100 },
      deviceScaleFactor: 0.5,
      colorScheme: 'light',
    });
    const page = await context.newPage();
    await page.goto(`${server.address}/${state}`);
    const picture = await page.screenshot();
    await context.close();
    return picture;
  }

  it.each(states)(
    '%s looks as it did',
    async (state) => {
      const file = resolve(folder, `${state.replace('/', '-')}.png`);
      const picture = await drawn(state);
      if (isUpdating) writeFileSync(file, picture);
      const before = isSameMachine ? readFileSync(file) : await drawn(state);
      expect(await differing(browser, before, picture)).toBeLessThan(most);
    },
    60_000,
  );

  it('sees a change', async () => {
    const [one, other] = [await drawn('en/report'), await drawn('nl/report')];
    expect(await differing(browser, one, other)).toBeGreaterThan(most);
  }, 60_000);
});

/** How wide a text is drawn: other fonts, other pictures. */
async function fontsOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    return ['16px system-ui', 'bold 12px sans-serif', '14px monospace'].map((font) => {
      context.font = font;
      return context.measureText('Hamburgefonstiv 0123456789').width.toFixed(2);
    });
  });
  await page.close();
  return widths.join(' ');
}

/** Share of the pixels in which two pictures visibly differ, 0..1; 1 where their sizes do. */
async function differing(browser: Browser, one: Buffer, other: Buffer): Promise<number> {
  const page: Page = await browser.newPage();
  const share = await page.evaluate(
    async (sources) => {
      const pixelsOf = async (source: string): Promise<ImageData> => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await pixelsOf(sources[0]!), await pixelsOf(sources[1]!)];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let count = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const isApart = [0, 1, 2].some((k) => Math.abs(a.data[at + k]! - b.data[at + k]!) > 24);
        if (isApart) count += 1;
      }
      return count / (a.data.length / 4);
    },
    [one, other].map((picture) => `data:image/png;base64,${picture.toString('base64')}`),
  );
  await page.close();
  return share;
}
