import fc from 'fast-check';
import { gapActionFrom } from '../../../src/web/view/gap-form.js';
import { linksOf } from '../../../src/web/view/links.js';
import { listed } from '../../../src/web/view/listed.js';
import { isOwnPath } from '../../../src/web/view/own-path.js';
import { languageOf, parametersOf, queryOf, themeOf } from '../../../src/web/view/request-looks.js';

const window = { from: Date.UTC(2026, 8, 27, 22), to: Date.UTC(2026, 9, 25, 23) };

describe('links', () => {
  const links = linksOf({
    publicPath: '/unison',
    path: '/report',
    query: new URLSearchParams('from=last-4-weeks&topics=billing&compare=year&sort=name&lang=nl'),
  });

  it('carry what is on from page to page, under the public path', () => {
    expect(links.here({ lang: 'en' })).toBe(
      '/unison/report?from=last-4-weeks&topics=billing&compare=year&sort=name&lang=en',
    );
    expect(links.topic(null)).toContain('/unison/report/topics/all?from=last-4-weeks');
    expect(links.cleared()).toBe('/unison/report?lang=nl');
    expect(links.plain('/gaps')).toBe('/unison/gaps?lang=nl');
  });

  it('ask for downloads with the page’s own question, dates resolved, without what only the page knows', () => {
    const url = new URL(links.download('/api/v1/comparisons.csv', window), 'http://x');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      from: '2026-09-27T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
      topics: 'billing',
      lang: 'nl',
    });
  });

  it('lead from a figure to its contacts', () => {
    expect(links.behind({ topic: 'a/b', channel: 'phone' })).toBe(
      '/unison/interactions?from=last-4-weeks&lang=nl&topic=a%2Fb&channel=phone',
    );
  });
});

describe('what a request says', () => {
  const request = (url: string, headers = {}): Parameters<typeof queryOf>[0] => ({ url, headers });

  it('leaves blank fields out, and the end of a period that moves along', () => {
    expect(
      queryOf(request('/report?topics=&from=last-4-weeks&to=2026-10-01&clock=staffed')).toString(),
    ).toBe('from=last-4-weeks&clock=staffed');
  });

  it('prefers the parameter, then the first language spoken, then English', () => {
    expect(languageOf(request('/?lang=nl', { 'accept-language': 'en' }))).toBe('nl');
    expect(languageOf(request('/', { 'accept-language': 'fr-BE,nl;q=0.8' }))).toBe('nl');
    expect(languageOf(request('/?lang=xx', {}))).toBe('en');
  });

  it('reads the theme from the cookie and nothing else', () => {
    expect(themeOf(request('/', { cookie: 'x=1; theme=light' }))).toBe('light');
    expect(themeOf(request('/', { cookie: 'theme=purple' }))).toBe('auto');
    expect(themeOf(request('/', { cookie: 'mytheme=dark' }))).toBe('auto');
  });

  it('keeps repeated parameters', () => {
    expect(parametersOf(new URLSearchParams('a=1&a=2&b=3'))).toEqual({ a: ['1', '2'], b: '3' });
    expect(listed(new URLSearchParams('a=1,2&a=2,3'), 'a')).toEqual(['1', '2', '3']);
  });
});

describe('an address to go back to', () => {
  it('is a path of this service', () => {
    expect(['/report', '/report?lang=nl&x=%20', '/'].map(isOwnPath)).toEqual([true, true, true]);
  });

  it('is never a way out', () => {
    const ways = ['//evil', '/\\evil', 'https://evil', '/a\\b', '/a\nb', '', '/\t/evil', '/%0a\r'];
    expect(ways.filter(isOwnPath)).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (isOwnPath(text)) expect(new URL(text, 'http://own').host).toBe('own');
      }),
      { numRuns: 2000, seed: 20261026 },
    );
  });
});

describe('the forms of a gap', () => {
  const place = { now: Date.UTC(2026, 9, 26), zone: 'Europe/Brussels' };

  it('say what is meant', () => {
    expect(gapActionFrom('snooze', { for: 'week' }, place)).toEqual({
      kind: 'snooze',
      until: place.now + 7 * 86_400_000,
    });
    expect(gapActionFrom('accept', { until: '2026-12-31', reason: 'x' }, place)).toEqual({
      kind: 'accept',
      until: Date.UTC(2026, 11, 30, 23),
      reason: 'x',
    });
    expect(gapActionFrom('delete', {}, place)).toBeNull();
  });

  it('turn what cannot be read into an end nobody accepts', () => {
    expect(gapActionFrom('snooze', { for: 'ever' }, place)).toMatchObject({ until: NaN });
    expect(gapActionFrom('accept', { until: '31/12/2026' }, place)).toMatchObject({ until: NaN });
  });
});
