import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigurationError } from '../../../src/config/configuration-error.js';
import { configurationJsonSchema } from '../../../src/config/json-schema.js';
import { fileConnector } from '../../../src/connectors/file/connector.js';
import { connectors, connectorSchemas } from '../../../src/connectors/registry.js';
import { sampleRows } from '../../../src/connectors/sample.js';
import { openFixture, readUntilFault, readWhole, timeline } from '../../support/file-fixture.js';
import { logged } from '../../support/file-source.js';
import { scratchFolder } from '../../support/scratch-folder.js';

const folder = scratchFolder();
afterAll(() => {
  folder.remove();
});

const header = 'id,channel,topic,opened,answered,closed,changed,score\n';
const lines = [
  '1,Phone,Billing,2026-01-05 09:00,2026-01-05 09:04,2026-01-05 10:30,2026-01-06 10:30,4',
  '2,Mail,Faults,2026-01-06 11:15,,,2026-01-06 11:15,',
  '3,Phone,Billing,2026-01-07 08:00,2026-01-07 08:10,2026-01-07 08:40,2026-01-07 08:40,5',
];
const fields =
  '{ id: id, channel: channel, topic: topic, openedAt: opened, firstResponseAt: answered, resolvedAt: closed, updatedAt: changed, csat: score }';
const content = `${header}${lines.join('\n')}\n`;

describe('the file connector passes the acceptance suite', () => {
  it('1: its configuration has a schema, and the shipped example fits it', () => {
    const schema = configurationJsonSchema(connectorSchemas);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const example: unknown = parse(readFileSync('config/unison.yaml', 'utf8'));
    const reader = z.fromJSONSchema(schema);
    expect(reader.safeParse({ ...(example as object), sources: {} }).error).toBeUndefined();
    expect(reader.safeParse({ ...(example as object), timezon: 'x' }).success).toBe(false);
  });

  it('2: a good configuration is accepted, and check says ok', async () => {
    const result = await fileConnector.check(openFixture(folder, { content, fields }));
    expect(result).toEqual({
      status: 'ok',
      sentence: 'sources.demo: contacts.csv can be read: 3 contacts in its first rows.',
    });
  });

  it('3: a bad one is refused with a reason', () => {
    expect(() => openFixture(folder, { content, fields: '{ id: id }' })).toThrow(
      ConfigurationError,
    );
  });

  it('4: what is emitted is what is declared', async () => {
    const access = openFixture(folder, { content, fields });
    expect(fileConnector.measurable(access.config)).toEqual([
      'firstResponseAt',
      'resolvedAt',
      'csat',
    ]);
    const { conversations } = await readWhole(access);
    for (const one of conversations) {
      expect(one).toMatchObject({ dueAt: null, answerCorrect: null, customer: null, isFlat: true });
    }
  });

  it('5: a full read equals the expected records', async () => {
    const { conversations } = await readWhole(openFixture(folder, { content, fields }));
    expect(timeline(conversations)).toEqual([
      '1 customer message 2026-01-05T08:00:00.000Z',
      '1 human message 2026-01-05T08:04:00.000Z',
      '1 human solved 2026-01-05T09:30:00.000Z',
      '2 customer message 2026-01-06T10:15:00.000Z',
      '3 customer message 2026-01-07T07:00:00.000Z',
      '3 human message 2026-01-07T07:10:00.000Z',
      '3 human solved 2026-01-07T07:40:00.000Z',
    ]);
  });

  it('6: a second full read is identical', async () => {
    const first = await readWhole(openFixture(folder, { content, fields }));
    const second = await readWhole(openFixture(folder, { fields }));
    expect(second.conversations).toEqual(first.conversations);
    expect(second.state).toEqual(first.state);
  });

  it('7, 8: reads on after a checkpoint, and survives a state from the future (following.test.ts)', async () => {
    const first = await readWhole(openFixture(folder, { content, fields }));
    expect((await readWhole(openFixture(folder, { fields }), first.state)).conversations).toEqual(
      [],
    );
  });

  it('9: speaks no HTTP, so no limit can be broken', () => {
    expect(fileConnector.traits.reads).toBe('offset');
  });

  it('10: rows twice and in disorder give the same contacts', async () => {
    const { conversations } = await readWhole(openFixture(folder, { content, fields }));
    const disorder = [lines[2]!, lines[0]!, lines[2]!, lines[1]!, lines[0]!].join('\n');
    const again = await readWhole(
      openFixture(folder, { content: `${header}${disorder}\n`, fields, name: 'other.csv' }),
    );
    const byId = (list: readonly { id: string }[]): readonly unknown[] =>
      [...list].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(again.conversations)).toEqual(byId(conversations));
  });

  it('12: no personal field leaves it, in results, states, sentences or logs', async () => {
    const canaries = [
      'Canary',
      'canary@example.org',
      '+32 470 99 88 77',
      '0470/99.88.77',
      'geheim',
    ];
    const personal = `id,name,mail,phone,body,channel,opened,closed,who
1,Jan Canary,canary@example.org,+32 470 99 88 77,"dit is geheim, echt",Phone,2026-01-05,,canary@example.org
2,Jan Canary,canary@example.org,+32 470 99 88 77,geheim,canary@example.org,2026-01-05,,+32 470 99 88 77
3,Jan Canary,canary@example.org,+32 470 99 88 77,geheim,+32 470 99 88 77,2026-01-05,,x
4,Jan Canary,canary@example.org,+32 470 99 88 77,"geheim",Phone,canary@example.org,,x
5,Jan Canary,canary@example.org,+32 470 99 88 77,geheim, shifted,Phone,2026-01-05,,x
`;
    const mapping =
      '{ id: id, channel: channel, openedAt: opened, resolvedAt: closed, customer: who }';
    const fixture = { content: personal, fields: mapping };
    const whole = await readWhole(openFixture(folder, fixture));
    expect(whole.conversations).toHaveLength(1);
    expect(whole.skipped.map(({ reason }) => reason)).toEqual([
      'unknown_channel',
      'unknown_channel',
      'unreadable_opened_at',
      'wrong_column_count',
    ]);
    const headless = await readUntilFault(
      openFixture(folder, { ...fixture, content: personal.split('\n').slice(1).join('\n') }),
    );
    const check = await fileConnector.check(openFixture(folder, fixture));
    const everything = JSON.stringify([
      whole.conversations,
      whole.state,
      whole.skipped,
      headless,
      check,
      logged,
    ]);
    for (const canary of canaries) {
      expect(everything).not.toContain(canary);
    }
  });

  it('shows a sample of what it would give, and of what it leaves out', async () => {
    const access = openFixture(folder, { content: `${content}9,Fax,,2026-01-05,,,,\n`, fields });
    const sample = await sampleRows(fileConnector, access, 2);
    expect(sample.conversations.map(({ id }) => id)).toEqual(['1', '2']);
    expect(sample.skipped.map(({ reason }) => reason)).toEqual(['unknown_channel']);
  });
});

it('every connector in the registry has an id of its own and a strict schema', () => {
  expect(new Set(connectors.map(({ id }) => id)).size).toBe(connectors.length);
  for (const { config } of connectors) {
    expect(config.safeParse({ nobodyKnowsThis: 1 }).success).toBe(false);
  }
});
