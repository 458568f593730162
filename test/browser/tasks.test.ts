import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readAssets } from '../../src/web/asset-files.js';
import { describeInChromium, launchChromium } from '../support/chromium.js';
import { servePages, type PageServer } from '../support/page-server.js';
import { everyPage } from '../support/web-pages.js';

const assets = readAssets().pathsUnder('');
const english = everyPage('en', { assets });
const pages = new Map([
  ['/report', english.get('report')!],
  ['/report/topics/billing', english.get('topic')!],
  ['/alone', english.get('report-alone')!],
  ['/nl', everyPage('nl', { assets }).get('report')!],
]);
const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined;

describeInChromium('tasks in Chromium', () => {
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

  async function opened(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    await page.goto(`${server.address}/report`);
    return page;
  }

  /** Presses a key until the focus is where it should be; answers how often, and that it always showed. */
  async function pressUntil(page: Page, key: string, selector: string): Promise<number> {
    for (let presses = 1; presses <= 30; presses += 1) {
      await page.keyboard.press(key);
      const focus = await page.evaluate((wanted) => {
        const active = document.activeElement!;
        const box = active.getBoundingClientRect();
        const isInside = box.bottom > 0 && box.top < innerHeight;
        const isDrawn = getComputedStyle(active).outlineStyle !== 'none' || active.id === 'main';
        return { isThere: active.matches(wanted), isVisible: isInside && isDrawn };
      }, selector);
      expect(focus.isVisible).toBe(true);
      if (focus.isThere) return presses;
    }
    throw new Error(`${selector} was not reached with ${key}`);
  }

  it('by keyboard: largest gap, its detail, the table, the download, in 25 presses with the focus always visible', async () => {
    const page = await opened();
    let presses = await pressUntil(page, 'Tab', '.skip');
    await page.keyboard.press('Enter');
    presses += 1 + (await pressUntil(page, 'Tab', '.gap-list a'));
    await Promise.all([page.waitForURL(/topics\/billing/), page.keyboard.press('Enter')]);
    presses += 1 + (await pressUntil(page, 'Tab', '.skip'));
    await page.keyboard.press('Enter');
    presses += 1 + (await pressUntil(page, 'Tab', '.as-table > summary'));
    await page.keyboard.press('Enter');
    expect(await page.locator('.as-table[open] table').count()).toBe(1);
    presses += 1 + (await pressUntil(page, 'Shift+Tab', '.menu > summary'));
    await page.keyboard.press('Enter');
    presses += 1 + (await pressUntil(page, 'Tab', '.menu a[href*="comparisons.csv"]'));
    expect(presses).toBeLessThanOrEqual(25);
    await page.close();
  }, 60_000);

  it('from the first screen to why phone is worse on billing, since when, and us or the mix: in at most three clicks', async () => {
    const page = await opened();
    let clicks = 0;
    const click = async (selector: string): Promise<void> => {
      clicks += 1;
      await page.locator(selector).first().click();
    };
    const sees = async (selector: string, words: RegExp): Promise<void> => {
      const found = page.locator(selector).first();
      expect(await found.isVisible()).toBe(true);
      expect(await found.innerText()).toMatch(words);
    };
    await sees('.section-verdict .lead', /Billing.*Phone/s);
    await click('.gap-list a[href*="/topics/billing"]');
    await page.waitForURL(/topics\/billing/);
    await sees('.topic-verdict .lead', /Phone/);
    await sees('.topic-verdict .meta', /since 19 Oct/);
    await sees('#why .why', /It is how the same question is treated, not the mix\./);
    await sees('#why .why', /via Phone .* less that via X \(Twitter\)/s);
    await sees('#why .why dl', /Outside opening hours.*Waiting while open.*Asked at other hours/s);
    expect(await page.locator('#why').boundingBox()).toMatchObject({ x: expect.any(Number) });
    await click('.topic-verdict .meta a');
    await page.waitForURL(/\/interactions\?.*topic=billing/);
    expect(clicks).toBeLessThanOrEqual(3);
    await page.close();
  });

  it('a drawing is one Tab stop; arrows move, Enter opens the contacts, Escape leaves', async () => {
    const page = await opened();
    const stops = await page
      .locator('#waits .dot-range [tabindex="0"], #waits .dot-range a:not([tabindex])')
      .count();
    expect(stops).toBe(1);
    await page.locator('#waits .rows .name a').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const said = await page.evaluate(() => document.activeElement!.getAttribute('aria-label'));
    expect(said).toMatch(/^X \(Twitter\) \d/);
    expect(await page.locator('.tip').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.tip').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe('BODY');
    await page.locator('#waits use.dot').first().focus();
    await Promise.all([page.waitForURL(/\/interactions\?/), page.keyboard.press('Enter')]);
    await page.close();
  });

  it('without script: the same task, the filters and the tables work', async () => {
    const page = await opened({ javaScriptEnabled: false });
    await page.locator('#waits .as-table > summary').click();
    expect(await page.locator('#waits .as-table table').isVisible()).toBe(true);
    await page.locator('.gap-list a').first().click();
    await page.waitForURL(/topics\/billing/);
    await page.goBack();
    server.asked.length = 0;
    await page.locator('select[name="clock"]').selectOption('staffed');
    await page.locator('details.pick').first().locator('summary').click();
    await page.locator('input[name="topics"][value="refund"]').check();
    await page.locator('button.apply').click();
    await page.waitForURL(/clock=staffed/);
    const asked = new URL(
      server.asked.find((url) => url.includes('clock='))!,
      server.address,
    );
    expect(asked.searchParams.getAll('topics')).toEqual(['refund']);
    expect(await page.locator('[data-copy]').first().isVisible()).toBe(false);
    await page.close();
  });

  it('with script: a choice is sent at once', async () => {
    const page = await opened();
    await Promise.all([
      page.waitForURL(/from=last-13-weeks/),
      page.locator('select[name="from"]').selectOption('last-13-weeks'),
    ]);
    await page.close();
  });

  it('the colours change at once and stay chosen', async () => {
    const page = await opened();
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.locator('button[name="to"][value="dark"]').click();
    expect(await background()).toBe('rgb(15, 23, 42)');
    expect(await page.evaluate(() => document.cookie)).toContain('theme=dark');
    await page.close();
  });

  it('asks nothing of anyone else', async () => {
    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) foreign.push(request.url());
    });
    await page.goto(`${server.address}/report`, { waitUntil: 'networkidle' });
    expect(foreign).toEqual([]);
    await page.close();
  });

  it('the file that stands alone asks for nothing at all', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${server.address}/alone`, { waitUntil: 'networkidle' });
    expect(asked).toEqual(['/alone']);
    await page.close();
  });

  const itWithPdfText = hasPdfText ? it : it.skip;
  itWithPdfText.each([
    [
      '/report',
      ['Not consistent: 9 of 12 topics', 'How long until the first answer', 'Promise kept'],
    ],
    ['/nl', ['Niet consistent: 9', 'Hoe lang tot het eerste antwoord', 'Belofte gehouden']],
  ])(
    '%s prints on three pages at most: verdict, waits and promises on the first (pdftotext)',
    async (path, wanted) => {
      const page = await browser.newPage();
      await page.goto(server.address + path);
      const file = join(mkdtempSync(join(tmpdir(), 'unison-print-')), 'report.pdf');
      writeFileSync(file, await page.pdf({ format: 'A4' }));
      const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      const sheets = stdout.split('\f').filter((text) => text.trim() !== '');
      expect(sheets.length).toBeLessThanOrEqual(3);
      for (const words of wanted) expect(sheets[0]).toContain(words);
      expect(sheets.at(-1)).toContain(server.address);
      await page.close();
    },
  );

  it('holds still while it loads', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${server.address}/report`, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as unknown as { value: number }).value;
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => {
            resolve(sum);
          }, 300);
        }),
    );
    expect(shift).toBeLessThan(0.02);
    await page.close();
  });
});
