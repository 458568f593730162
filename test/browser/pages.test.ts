import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/report/consistency-report.js';
import { readAssets } from '../../src/web/asset-files.js';
import { describeInChromium, launchChromium } from '../support/chromium.js';
import { servePages, type PageServer } from '../support/page-server.js';
import { everyPage } from '../support/web-pages.js';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const isFull = process.env.UNISON_FULL !== undefined;
const languages: readonly Language[] = ['en', 'nl'];
const assets = readAssets().pathsUnder('');

interface Look {
  readonly lang: Language;
  readonly colours: 'light' | 'dark';
}
/** The full run takes every language in every theme; the short one each language once, each theme once. */
const looks: readonly Look[] = isFull
  ? languages.flatMap((lang) => (['light', 'dark'] as const).map((colours) => ({ lang, colours })))
  : [
      { lang: 'en', colours: 'light' },
      { lang: 'nl', colours: 'dark' },
    ];

const pages = new Map(
  languages.flatMap((lang) =>
    [...everyPage(lang, { assets })].map(([name, html]) => [`/${lang}/${name}`, html] as const),
  ),
);
const names = [...everyPage('en', { assets }).keys()];

describeInChromium('every page in Chromium', () => {
  let browser: Browser;
  let server: PageServer;

  beforeAll(async () => {
    browser = await launchChromium();
    server = await servePages(pages);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function opened(path: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(server.address + path);
    return page;
  }

  describe.each(looks)('in $lang and $colours', ({ lang, colours }) => {
    it.each(names)(
      '%s has no axe violation and reports nothing to the policy',
      async (name) => {
        const page = await browser.newPage({ colorScheme: colours });
        const broken: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') broken.push(message.text());
        });
        page.on('pageerror', (error) => broken.push(String(error)));
        await page.goto(`${server.address}/${lang}/${name}`);
        expect(broken).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        await page.close();
      },
      90_000,
    );
  });

  it.each(languages.flatMap((lang) => names.map((name) => `/${lang}/${name}`)))(
    '%s fits a screen 320 px wide, folded and unfolded',
    async (path) => {
      const page = await opened(path, { viewport: { width: 320, height: 800 } });
      expect(await widthOf(page)).toBeLessThanOrEqual(320);
      await unfoldAll(page);
      expect(await widthOf(page)).toBeLessThanOrEqual(320);
      await page.close();
    },
    60_000,
  );

  it('fits 320 px with words 40 % longer', async () => {
    const page = await opened('/nl/report', { viewport: { width: 320, height: 800 } });
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        const words = text.data.split(' ');
        const more = words.slice(0, Math.ceil(words.length * 0.4));
        if (text.data.trim() !== '') text.data = [...words, ...more].join(' ');
      }
    });
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    await page.close();
  });

  it.each([true, false])(
    'the accessibility tree holds every number of every drawing (script on: %s)',
    async (javaScriptEnabled) => {
      const page = await opened('/en/report', {
        javaScriptEnabled,
        viewport: { width: 1280, height: 900 },
      });
      const drawn = await page
        .locator('.dot-range .label .value, .row .size, .facet-head .value')
        .allTextContents();
      const tree = await page.locator('main').ariaSnapshot();
      const missing = drawn.filter((text) => !tree.includes(text.trim()));
      expect(drawn.length).toBeGreaterThan(80);
      expect(missing).toEqual([]);
      await page.close();
    },
  );

  it('no label of a drawing touches another or leaves the drawing, at any width and in the stress case', async () => {
    for (const width of [1152, 1280, 1700]) {
      const page = await opened('/nl/stress', { viewport: { width, height: 900 } });
      expect(await page.evaluate(clashesOf)).toEqual([]);
      await page.close();
    }
  }, 60_000);

  it('marks of equal values stand side by side', async () => {
    const page = await opened('/nl/stress', { viewport: { width: 1280, height: 900 } });
    const hidden = await page.evaluate(() => {
      const found: string[] = [];
      for (const row of document.querySelectorAll('#waits li.row')) {
        const boxes = [...row.querySelectorAll('use.dot')].map((dot) =>
          dot.getBoundingClientRect(),
        );
        const middles = boxes.map((box) => box.left + box.width / 2).sort((a, b) => a - b);
        middles.forEach((middle, index) => {
          if (index > 0 && middle - middles[index - 1]! < 8) found.push(row.textContent);
        });
      }
      return found;
    });
    expect(hidden).toEqual([]);
    await page.close();
  });
});

async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    interface Axe {
      run(
        context: Document,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

function unfoldAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) {
      one.removeAttribute('name');
      one.open = true;
    }
  });
}

/** Labels of a row that overlap, or that stick out of their drawing. Runs in the browser. */
function clashesOf(): string[] {
  const found: string[] = [];
  for (const row of document.querySelectorAll('li.row')) {
    const plot = row.querySelector('svg.plot')!.getBoundingClientRect();
    const labels = [...row.querySelectorAll('text.label')].map((label) => ({
      text: label.textContent,
      box: label.getBoundingClientRect(),
    }));
    for (const { text, box } of labels) {
      const isOut = box.left < plot.left - 0.5 || box.right > plot.right + 0.5;
      if (isOut || box.bottom > plot.bottom + 1) found.push(`outside: ${text}`);
    }
    labels.forEach((a, index) => {
      for (const b of labels.slice(index + 1)) {
        const isApart =
          a.box.right <= b.box.left ||
          b.box.right <= a.box.left ||
          a.box.bottom <= b.box.top + 2 ||
          b.box.bottom <= a.box.top + 2;
        if (!isApart) found.push(`touching: ${a.text} | ${b.text}`);
      }
    });
  }
  return found;
}
