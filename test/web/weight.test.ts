import { gzipSync } from 'node:zlib';
import { readAssets } from '../../src/web/asset-files.js';
import { renderReport } from '../../src/web/render-report.js';
import { reportFixture } from '../support/report-fixture.js';
import { everyPage } from '../support/web-pages.js';

const kilobyte = 1024;

describe('weight', () => {
  it('of 50 topics is at most 60 kB gzip, four channels or six', () => {
    for (const channels of [4, 6]) {
      const html = renderReport(reportFixture({ topics: 50, channels }), { lang: 'nl' });
      const size = gzipSync(html).length;
      console.info(`50 topics x ${channels} channels: ${(size / kilobyte).toFixed(1)} kB gzip`);
      expect(size).toBeLessThanOrEqual(60 * kilobyte);
    }
  });

  it('of the script is at most 30 kB gzip', () => {
    const script = [...readAssets().byName.values()].find(({ name }) => name.endsWith('.js'))!;
    expect(gzipSync(script.body).length).toBeLessThanOrEqual(30 * kilobyte);
  });
});

describe.each([...everyPage('en')])('the page %s', (name, html) => {
  it('has nothing inline that the policy forbids', () => {
    expect(html).not.toMatch(/ style="/);
    expect(html).not.toMatch(/ on[a-z]+="/);
    expect(html).not.toMatch(/href="javascript:/);
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(/<style/.test(html)).toBe(name === 'report-alone');
  });

  it('has each id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('keeps headings in order', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => {
      expect(level).toBeLessThanOrEqual(levels[index]! + 1);
    });
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  });

  it('points at its own address only', () => {
    const targets = [...html.matchAll(/ (?:href|src|action)="([^"]+)"/g)].map(([, to]) => to!);
    const allowed = name === 'interactions' ? /^[/#]|^https:\/\/crm\.example\.org\// : /^[/#]/;
    const own = name === 'report-alone' ? /^#|^https:\/\/unison\.example\.org\// : allowed;
    expect(targets.filter((to) => !own.test(to))).toEqual([]);
  });
});
