import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const css = readFileSync(resolve(process.cwd(), 'src/web/assets/report.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const texts = ['text', 'muted', 'gap', 'consistent', 'inconclusive', 'late', 'focus'];
const channels = ['social', 'voice', 'email', 'chat', 'web', 'app', 'other'];
const tinted = ['gap', 'consistent', 'inconclusive', 'late'];

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  const colour = (name: string): string => tokens.get(name)![theme];

  it.each([...texts, ...channels])('%s carries text on the page', (name) => {
    expect(contrast(colour(name), colour('page'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tinted)('%s carries text on its tint', (name) => {
    expect(contrast(colour(name), colour(`${name}-tint`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['text', 'muted'])('%s carries text on the tint of what is on', (name) => {
    expect(contrast(colour(name), colour('inconclusive-tint'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['axis', 'focus', ...channels])('%s is seen as a graphic', (name) => {
    expect(contrast(colour(name), colour('page'))).toBeGreaterThanOrEqual(3);
  });
});

it('knows no colour beside the tokens', () => {
  const rules = css.slice(css.indexOf('* {'));
  expect(rules.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBeNull();
});

it('has the colours of the design', () => {
  expect(tokens.get('gap')).toEqual({ light: '#b3261e', dark: '#ff9a91' });
  expect(tokens.get('voice')).toEqual({ light: '#c44e00', dark: '#e69f00' });
  expect(tokens.size).toBe(20);
});
