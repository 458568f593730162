import { inspect } from 'node:util';
import { z } from 'zod';
import { ConfigurationError } from '../../src/config/configuration-error.js';
import type { Configuration } from '../../src/config/configuration.js';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { secretSchema } from '../../src/config/schema-parts.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import { staffedSeconds } from '../../src/domain/calendar.js';
import { scratchFolder } from '../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});

const schemas = {
  ...connectorSchemas,
  crm: z.strictObject({ token: secretSchema, region: z.enum(['eu', 'us']).default('eu') }),
};

type Env = Record<string, string>;

function load(yaml: string | Buffer, env: Env = {}): Configuration {
  const path = folder.write('unison.yaml', yaml);
  return loadConfiguration({ path, env, connectorSchemas: schemas });
}

function findingsOf(yaml: string | Buffer, env: Env = {}): readonly string[] {
  try {
    load(yaml, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.findings;
    throw error;
  }
}

const whole = `
timezone: Europe/Brussels
calendars:
  office: { timezone: Europe/Brussels, hours: { mon-fri: ["08:00-12:30", "13:00-18:00"] }, holidays: [2026-12-25] }
  shop:
    - { hours: { mon-fri: "09:00-18:00" } }
    - { from: 2026-06-02, hours: { mon-fri: ["10:00-18:00"] } }
channels:
  phone:   { kind: voice,  name: { en: Phone, nl: Telefoon }, calendar: office }
  twitter: { kind: social, name: X (Twitter) }
  email:   { kind: email, name: { en: E-mail }, calendar: shop }
  web:     { kind: web }
topics:
  billing: { name: { en: Billing, nl: Facturen }, match: [billing, invoice, "queue:Invoices"] }
promises:
  - { channel: twitter, metric: first_response, within: 1h }
  - { channel: email, metric: first_response, within: 1d, clock: staffed, topic: billing, from: 2026-07-01 }
sources:
  contacts:
    connector: file
    path: contacts.csv
    fields: { id: id, channel: door, openedAt: { jsonata: "opened" } }
    channels: { Telephone: phone, Back office: null }
  crm: { connector: crm, token: { env: CRM_TOKEN }, poll: "0 * * * *", live: true, timezone: UTC, unknownTopics: other }
alerts:
  slack: { token: { env: SLACK_BOT_TOKEN }, channel: C0123456789 }
  digest: "0 9 * * mon"
  routes:
    - { name: billing team, topics: [billing], slack: { channel: C0456789 }, wait: 90s }
    - { name: operators, kinds: [source], quiet: false, digest: false }
detection: { preset: strict, margins: { first_response: 1.3 } }
allowHosts: ["crm.internal:8443"]
retention: { interactions: 13mo, rollups: 5y }
`;
const secrets = { CRM_TOKEN: 'crm-canary-1', SLACK_BOT_TOKEN: 'xoxb-canary-2' };

describe('a whole configuration', () => {
  const configuration = load(whole, { ...secrets, PORT: '8080', LOG_LEVEL: 'debug' });

  it('gives channels in the order of the file, with names in both languages', () => {
    expect(configuration.channels).toEqual([
      { id: 'phone', kind: 'voice', name: { en: 'Phone', nl: 'Telefoon' }, calendar: 'office' },
      {
        id: 'twitter',
        kind: 'social',
        name: { en: 'X (Twitter)', nl: 'X (Twitter)' },
        calendar: null,
      },
      { id: 'email', kind: 'email', name: { en: 'E-mail', nl: 'E-mail' }, calendar: 'shop' },
      { id: 'web', kind: 'web', name: { en: 'web', nl: 'web' }, calendar: null },
    ]);
  });

  it('reads calendars that count staffed time, holidays and versions included', () => {
    const [office, shop] = configuration.calendars;
    const from = Date.parse('2026-12-24T17:30:00+01:00');
    const to = Date.parse('2026-12-28T08:20:00+01:00');
    expect(staffedSeconds(office!, from, to)).toBe(50 * 60);
    const monday = Date.parse('2026-06-01T17:00:00+02:00');
    expect(staffedSeconds(shop!, monday, Date.parse('2026-06-02T10:30:00+02:00'))).toBe(90 * 60);
  });

  it('reads promises in seconds, each from the start of its day in the report zone', () => {
    expect(configuration.promises).toEqual([
      {
        channel: 'twitter',
        metric: 'first_response',
        withinSeconds: 3600,
        clock: 'customer',
        topic: null,
        from: null,
      },
      {
        channel: 'email',
        metric: 'first_response',
        withinSeconds: 86_400,
        clock: 'staffed',
        topic: 'billing',
        from: Date.parse('2026-07-01T00:00:00+02:00'),
      },
    ]);
  });

  it('fills in what sources leave out', () => {
    const [contacts, crm] = configuration.sources;
    expect(contacts).toMatchObject({
      id: 'contacts',
      connector: 'file',
      poll: '*/5 * * * *',
      isLive: null,
      timezone: 'Europe/Brussels',
      channels: { Telephone: 'phone', 'Back office': null },
      unknownTopics: 'keep',
      options: { path: 'contacts.csv', watch: false, dates: [], missing: [] },
    });
    expect(crm).toMatchObject({ poll: '0 * * * *', isLive: true, timezone: 'UTC', channels: null });
  });

  it('lets a route inherit what it does not say', () => {
    const [billing, operators] = configuration.routes;
    expect(billing).toMatchObject({
      name: 'billing team',
      topics: ['billing'],
      kinds: ['gap', 'source', 'digest'],
      waitSeconds: 90,
      rootsPerDay: 5,
      quiet: { from: '18:00', to: '08:00', hasQuietWeekends: true },
      broadcast: 'on_worsening',
      mention: null,
      digest: '0 9 * * mon',
      slack: { channel: 'C0456789', apiUrl: 'https://slack.com/api/' },
    });
    expect(operators).toMatchObject({ kinds: ['source'], quiet: null, digest: null });
    expect(billing!.slack!.token!.reveal()).toBe('xoxb-canary-2');
    expect(operators!.slack!.channel).toBe('C0123456789');
  });

  it('takes one route for everybody where none is named', () => {
    const { routes } = load('timezone: UTC\nalerts: { slack: { webhook: { env: W } } }', {
      W: 'w',
    });
    expect(routes).toHaveLength(1);
    expect(routes[0]).toMatchObject({ topics: null, slack: { channel: null } });
  });

  it('keeps the rest typed', () => {
    expect(configuration.detection).toEqual({
      preset: 'strict',
      margins: { first_response: 1.3 },
      strata: { language: false },
      basis: 'promise',
      limits: { first_response: 28 * 86_400, resolution: 180 * 86_400 },
    });
    expect(configuration.retention.rollups).toBe(5 * 31_557_600);
    expect(configuration.retention.skipped).toBe(30 * 86_400);
    expect(configuration.environment).toEqual({
      port: 8080,
      databaseUrl: 'sqlite:data/unison.db',
      publicUrl: null,
      logLevel: 'debug',
    });
    expect(configuration.folder).toBe(folder.path);
  });

  it('never prints a secret, however it is printed', () => {
    const printed = [
      JSON.stringify(configuration),
      inspect(configuration, { depth: 20, showHidden: true }),
      String(configuration.routes[0]!.slack!.token),
      inspect(configuration.sources[1]!.options, { depth: null }),
    ].join('\n');
    expect(printed).toContain('[secret]');
    expect(printed).not.toMatch(/canary/);
  });

  it('starts with nothing but a zone', () => {
    const { sources, channels, routes } = load('timezone: UTC\nsources:\npromises:\n');
    expect({ sources, channels, routes }).toEqual({ sources: [], channels: [], routes: [] });
  });
});

describe('secrets', () => {
  it('are read from files beside the configuration, anew each time', () => {
    folder.write('keys/crm.txt', 'first\n');
    const yaml =
      'timezone: UTC\nsources: { crm: { connector: crm, token: { file: keys/crm.txt } } }';
    const { token } = load(yaml).sources[0]!.options as { token: { reveal(): string } };
    expect(token.reveal()).toBe('first');
    folder.write('keys/crm.txt', 'second\n');
    expect(token.reveal()).toBe('second');
  });

  it.each([
    ['{ env: NOWHERE }', 'sources.crm.token: NOWHERE is not set; export it before starting.'],
    [
      '{ file: gone.txt }',
      'sources.crm.token: the file "gone.txt" cannot be read (ENOENT); create it or correct the path.',
    ],
    [
      'crm-canary-plain',
      'sources.crm.token: the value written here is not a secret kept elsewhere; write { env: NAME } or { file: PATH }.',
    ],
    [
      '{ environment: X }',
      'sources.crm.token.environment: unknown key; take it out or use one of env, file.',
    ],
  ])('refuse to start as %s', (token, sentence) => {
    const found = findingsOf(
      `timezone: UTC\nsources: { crm: { connector: crm, token: ${token} } }`,
    );
    expect(found).toContain(sentence);
    expect(found.join()).not.toMatch(/canary/);
  });

  it('count as missing where the variable is empty', () => {
    const yaml = 'timezone: UTC\nalerts: { slack: { token: { env: T }, channel: C0123 } }';
    expect(findingsOf(yaml, { T: '' })).toEqual([
      'alerts.slack.token: T is not set; export it before starting.',
    ]);
  });
});

describe('a refused configuration names path, value and remedy', () => {
  const good = (rest: string): string =>
    `timezone: UTC\nchannels: { phone: { kind: voice } }\n${rest}`;
  const file = (rest: string): string =>
    good(
      `sources: { boston: { connector: file, path: x.csv, fields: { id: id, channel: c, openedAt: o }${rest} } }`,
    );

  it.each([
    [
      'a missing zone',
      'channels: {}',
      'timezone: missing; write an IANA name such as Europe/Brussels.',
    ],
    [
      'an unknown zone',
      'timezone: Europe/Brusels',
      'timezone: "Europe/Brusels" is not a time zone; write an IANA name such as Europe/Brussels.',
    ],
    [
      'an unknown key',
      good('soruces: {}'),
      'soruces: unknown key; did you mean "sources"? The keys here are alerts, allowHosts, calendars, channels, clock, detection, promises, pseudonymKey, retention, sources, supplied, timezone, topics.',
    ],
    [
      'a mistyped key of a source',
      file(', pol: "*/5 * * * *"'),
      'sources.boston.pol: unknown key; did you mean "poll"? The keys here are channels, connector, dates, delimiter, fields, figures, firstContact, format, live, missing, path, poll, questions, reviews, scales, timezone, unknownTopics, watch.',
    ],
    [
      'an unknown field',
      good(
        'sources: { boston: { connector: file, path: x, fields: { id: a, channel: b, openedAt: c, closedAt: d } } }',
      ),
      'sources.boston.fields.closedAt: unknown key; take it out or use one of abandonedAt, answerCorrect, ces, channel, csat, customer, dueAt, firstAutomatedResponseAt, firstResponseAt, id, language, link, nps, openedAt, promiseKept, reopens, resolvedAt, resolvedFirstContact, segment, status, surveyMode, topic, transfers, updatedAt.',
    ],
    [
      'a missing field',
      good('sources: { boston: { connector: file, path: x, fields: { id: a, channel: b } } }'),
      'sources.boston.fields.openedAt: missing; write its name, or { jsonata: EXPRESSION }.',
    ],
    [
      'a broken expression',
      good(
        'sources: { boston: { connector: file, path: x, fields: { id: a, channel: b, openedAt: { jsonata: "$$(" } } } }',
      ),
      'sources.boston.fields.openedAt.jsonata: "$$(" is not a JSONata expression; correct its syntax.',
    ],
    [
      'an unknown connector',
      good('sources: { boston: { connector: flie } }'),
      `sources.boston.connector: "flie" is not one of ${Object.keys(schemas).join(', ')}; did you mean "file"?`,
    ],
    [
      'a bad cron line',
      file(', poll: "61 * * * *"'),
      'sources.boston.poll: "61 * * * *" is not a cron line; write five fields such as "*/5 * * * *" or "0 9 * * mon".',
    ],
    [
      'a bad date format',
      file(', dates: MM/DD/JJJJ'),
      'sources.boston.dates: "MM/DD/JJJJ" is not a date format; write one such as MM/DD/YYYY, DD-MM-YYYY HH:mm or YYYY.MM.DD hh:mm:ss A.',
    ],
    [
      'a bad scale',
      file(', scales: { csat: 1-6 }'),
      'sources.boston.scales.csat: "1-6" is not one of 1-5, 0-10, 1-7, 1-10, 1-3, 0-1; correct it to "1-5".',
    ],
    [
      'an undeclared channel of a source',
      file(', channels: { Phone: phoen }'),
      'sources.boston.channels.Phone: "phoen" is not a declared channel; did you mean "phone"? Otherwise declare it under channels.',
    ],
    [
      'an undeclared channel of a promise',
      good('promises: [{ channel: fax, metric: first_response, within: 1h }]'),
      'promises[1].channel: "fax" is not a declared channel; declare it under channels.',
    ],
    [
      'a bad length of time',
      good('promises: [{ channel: phone, metric: first_response, within: 1 hour }]'),
      'promises[1].within: "1 hour" is not a length of time; write a number and a unit such as 30s, 90m, 1h or 1d.',
    ],
    [
      'a number where text belongs',
      good('promises: [{ channel: phone, metric: first_response, within: 60 }]'),
      'promises[1].within: 60 is not a length of time; write a number and a unit such as 30s, 90m, 1h or 1d.',
    ],
    [
      'an unknown metric',
      good('promises: [{ channel: phone, metric: first_respons, within: 1h }]'),
      'promises[1].metric: "first_respons" is not one of first_response, resolution; correct it to "first_response".',
    ],
    [
      'an unknown kind of channel',
      'timezone: UTC\nchannels: { phone: { kind: telephone } }',
      'channels.phone.kind: "telephone" is not one of social, voice, email, chat, web, app, other; correct it.',
    ],
    [
      'an undeclared calendar',
      'timezone: UTC\nchannels: { phone: { kind: voice, calendar: office } }',
      'channels.phone.calendar: "office" is not a declared calendar; declare it under calendars.',
    ],
    [
      'hours that are none',
      good('calendars: { office: { hours: { mon-fri: ["8-17"] } } }'),
      'calendars.office.hours.mon-fri[1]: "8-17" is not a span of hours; write it as "08:00-12:30", with 24:00 for the end of the day.',
    ],
    [
      'days that are none',
      good('calendars: { office: { hours: { maandag: ["08:00-17:00"] } } }'),
      'calendars.office.hours.maandag: "maandag" is not a weekday; write mon, mon-fri or sat,sun.',
    ],
    [
      'a holiday that is no day',
      good('calendars: { office: { hours: {}, holidays: [2026-02-30] } }'),
      'calendars.office.holidays[1]: "2026-02-30" is not a day; write it as 2026-12-25.',
    ],
    [
      'two versions of one date',
      good('calendars: { office: [{ hours: {} }, { hours: {} }] }'),
      'calendars.office: two versions begin on the same date; give each version a "from" of its own.',
    ],
    [
      'a margin that makes everything a gap',
      good('detection: { margins: { first_response: 0.5 } }'),
      'detection.margins.first_response: 0.5 is not a margin; write a ratio above 1 for a duration (1.15), percentage points for a share (4), points for a rating (0.15).',
    ],
    [
      'a channel name where Slack wants an id',
      good('alerts: { slack: { channel: "#general" } }'),
      'alerts.slack.channel: "#general" is not a channel id; copy it from the channel\'s details in Slack, it begins with C, G or D.',
    ],
    [
      'a list where a mapping belongs',
      'timezone: UTC\nchannels: [phone]',
      'channels: a list is not a mapping; write its keys below it, one a line, each followed by a colon.',
    ],
    [
      'text where true or false belongs',
      file(', watch: "yes"'),
      'sources.boston.watch: "yes" is not true or false; write one of them without quotes.',
    ],
    [
      'a bad address',
      good('clock: { url: localhost }'),
      'clock.url: "localhost" is not a web address; write it in full, beginning with https:// or http://.',
    ],
    [
      'a route about an undeclared topic',
      good('topics: { billing: {} }\nalerts: { routes: [{ name: a, topics: [biling] }] }'),
      'alerts.routes[1].topics: "biling" is not a declared topic; did you mean "billing"? Otherwise declare it under topics.',
    ],
  ])('%s', (_, yaml, sentence) => {
    expect(findingsOf(yaml, secrets)).toEqual([sentence]);
  });

  it('names everything that is wrong at once', () => {
    const found = findingsOf('timezone: 5\nchannels: { phone: {} }', {
      PORT: 'http',
      LOG_LEVEL: 'loud',
    });
    expect(found).toEqual([
      'PORT: "http" is not a port; write a whole number from 0 to 65535.',
      'LOG_LEVEL: "loud" is not one of error, warn, info, debug; correct it.',
      'timezone: 5 is not a time zone; write an IANA name such as Europe/Brussels.',
      'channels.phone.kind: missing; correct it.',
    ]);
  });

  it('does not repeat the database address, which may hold a password', () => {
    const found = findingsOf(good(''), { DATABASE_URL: 'mysql://u:canary@h/db' });
    expect(found).toEqual([
      'DATABASE_URL: its value (not shown) is not a database address; write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.',
    ]);
  });
});

describe('a file that is no configuration', () => {
  const at = (name: string): string => `${folder.path}/${name}`;
  const failing = (path: string): string => {
    try {
      loadConfiguration({ path, env: {}, connectorSchemas });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('is missing', () => {
    expect(failing(at('none.yaml'))).toBe(
      `${at('none.yaml')}: there is no such file; name the configuration with --config FILE or UNISON_CONFIG.`,
    );
  });

  it('is a folder', () => {
    expect(failing(folder.path)).toBe(
      `${folder.path}: this is a folder; name the configuration file in it.`,
    );
  });

  it('is not YAML', () => {
    const path = folder.write('bad.yaml', 'timezone: UTC\nchannels: { phone: { kind: voice }\n');
    expect(failing(path)).toMatch(/bad\.yaml: line \d is not YAML: .+; correct that line\.$/);
    expect(failing(path).split('\n')).toHaveLength(1);
  });

  it('says the same key twice', () => {
    const path = folder.write('twice.yaml', 'timezone: UTC\ntimezone: UTC\n');
    expect(failing(path)).toBe(
      `${path}: line 2 is not YAML: Map keys must be unique; correct that line.`,
    );
  });

  it('is not UTF-8', () => {
    const path = folder.write('latin.yaml', Buffer.from('timezone: Br\xfcssel', 'latin1'));
    expect(failing(path)).toBe(
      `${path}: the file is not UTF-8 text; save it as UTF-8, for instance with iconv.`,
    );
  });

  it('is a list', () => {
    const path = folder.write('list.yaml', '- a\n');
    expect(failing(path)).toBe(
      'the file: a list is not a mapping; write its keys below it, one a line, each followed by a colon.',
    );
  });

  it('is found by UNISON_CONFIG where no path is given', () => {
    const path = folder.write('named.yaml', 'timezone: UTC\n');
    const env = { UNISON_CONFIG: path };
    expect(loadConfiguration({ env, connectorSchemas }).timezone).toBe('UTC');
  });
});
