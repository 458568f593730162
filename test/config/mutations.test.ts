import { parse, stringify } from 'yaml';
import { ConfigurationError } from '../../src/config/configuration-error.js';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import { scratchFolder } from '../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});

const whole = `
timezone: Europe/Brussels
calendars:
  office: { timezone: Europe/Brussels, hours: { mon-fri: ["08:00-12:30", "13:00-18:00"] }, holidays: [2026-12-25] }
  shop: [{ from: 2026-06-02, hours: { mon-sat: "10:00-18:00" } }]
channels:
  phone: { kind: voice, name: { en: Phone, nl: Telefoon }, calendar: office }
  twitter: { kind: social, name: X (Twitter) }
topics: { billing: { name: Billing, match: [invoice] } }
promises: [{ channel: twitter, metric: first_response, within: 1h, clock: staffed, topic: billing, from: 2026-07-01 }]
sources:
  contacts:
    connector: file
    path: contacts.csv
    watch: true
    format: csv
    delimiter: ";"
    live: true
    poll: "0 * * * *"
    timezone: UTC
    fields: { id: id, channel: door, openedAt: { jsonata: opened }, csat: score }
    channels: { Telephone: phone, Back office: null }
    unknownTopics: other
    dates: [DD/MM/YYYY]
    scales: { csat: 1-10 }
    missing: ["?"]
  till: { connector: push, fields: [id, channel, openedAt] }
alerts:
  slack: { token: { env: T }, signingSecret: { env: T }, webhook: { env: T }, channel: C0123456789, apiUrl: "http://127.0.0.1:1/" }
  digest: "0 9 * * mon"
  digestWhenQuiet: line
  wait: 10m
  daily: 5
  quiet: { hours: "18:00-08:00", weekends: true }
  broadcast: never
  mention: U123
  routes: [{ name: team, topics: [billing], kinds: [gap], slack: { channel: C0456 } }]
detection: { preset: strict, margins: { csat: 0.2 }, strata: { language: true }, basis: customer, limits: { first_response: 28d, resolution: 180d } }
clock: { url: "http://127.0.0.1:2/" }
pseudonymKey: { env: T }
allowHosts: [crm.internal]
retention: { interactions: 13mo, rollups: 5y, skipped: 30d }
`;

type Path = readonly (string | number)[];

/** Every place of a tree, from the top-level keys down. */
function placesIn(tree: unknown, at: Path = []): readonly Path[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = [...at, Array.isArray(tree) ? Number(key) : key];
    return [path, ...placesIn(value, path)];
  });
}

function withValue(path: Path, value: unknown): string {
  const tree = parse(whole) as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key] as typeof tree, tree);
  parent[path.at(-1)!] = value;
  return stringify(tree);
}

function findingsOf(yaml: string): readonly string[] {
  const path = folder.write('unison.yaml', yaml);
  try {
    loadConfiguration({ path, env: { T: 'secret' }, connectorSchemas });
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.findings;
    throw error;
  }
}

const written = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${part}`))
    .join('')
    .slice(1);

const places = placesIn(parse(whole));

describe('of two hundred spoilt configurations none starts, and each is told where', () => {
  it('the unspoilt one starts', () => {
    expect(findingsOf(whole)).toEqual([]);
    expect(places.length).toBeGreaterThan(100);
  });

  it.each([
    ['a mapping nobody knows', { zz: 1 }, 0],
    ['a number below zero', -5, 1],
  ])('%s', (_, value, parity) => {
    for (const path of places.filter((_, index) => index % 2 === parity)) {
      const findings = findingsOf(withValue(path, value));
      const [section] = path;
      expect(findings.length).toBeGreaterThan(0);
      const isNamed = findings.some((sentence) => sentence.startsWith(written(path)));
      const isAlias = path[0] === 'calendars' && path[1] === 'shop';
      if (!isAlias)
        expect([written(path), isNamed, findings]).toEqual([written(path), true, findings]);
      expect(
        findings.every(
          (sentence) => sentence.startsWith(String(section)) || sentence.includes('declared'),
        ),
      ).toBe(true);
    }
  });

  it('sentences are one line each and hold no secret', () => {
    for (const path of places) {
      for (const sentence of findingsOf(withValue(path, 'xoxb-canary with spaces\nand lines'))) {
        expect(sentence).toMatch(/^[^\n]+[.?]$/);
        if (/token|webhook|secret|Key/i.test(written(path))) expect(sentence).not.toMatch(/canary/);
      }
    }
  });
});
