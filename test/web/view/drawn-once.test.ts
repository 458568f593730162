import { drawnOnce } from '../../../src/web/view/drawn-once.js';
import { reportFixture } from '../../support/report-fixture.js';

describe('a drawn page', () => {
  const drawn: string[] = [];
  const draw = drawnOnce((report, { lang }) => {
    drawn.push(lang);
    return `${report.revision} ${lang} ${drawn.length}`;
  });
  const report = reportFixture();
  const query = new URLSearchParams('sort=name');

  it('is drawn once for the same figures and the same address', () => {
    const first = draw(report, { lang: 'en', query });
    expect(draw(report, { lang: 'en', query: new URLSearchParams('sort=name') })).toBe(first);
    expect(drawn).toEqual(['en']);
  });

  it('is drawn anew for other figures, another period before, language, theme, address or notice', () => {
    drawn.length = 0;
    draw(reportFixture(), { lang: 'en', query });
    draw(report, { lang: 'en', query, before: reportFixture() });
    draw(report, { lang: 'nl', query });
    draw(report, { lang: 'en', query, theme: 'dark' });
    draw(report, { lang: 'en', query: new URLSearchParams('sort=gap') });
    draw(report, { lang: 'en', query, notices: ['The parameter "x" is not known.'] });
    expect(drawn).toHaveLength(6);
  });
});
