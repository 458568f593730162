import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { clockToken } from '../../src/config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../../src/config/configuration.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { ReportModule } from '../../src/report/report.module.js';
import { ReportQueryError } from '../../src/report/report-query.js';
import { ReportService } from '../../src/report/report.service.js';
import { reportSettingsOf } from '../../src/report/settings-of.js';
import { StorageModule } from '../../src/storage/storage.module.js';
import { anInteraction, brussels, defaultRules } from '../support/interactions.js';
import { InteractionStore } from '../../src/storage/interaction.store.js';
import { channels, topics } from './comparison-fixture.js';

const zone = 'Europe/Brussels';
const now = brussels('2026-10-26 09:00');

const source = (fields: Partial<SourceConfiguration>): SourceConfiguration => ({
  id: 'calls',
  connector: 'file',
  poll: '*/5 * * * *',
  isLive: null,
  timezone: zone,
  channels: { 'Line 1': 'phone', Desk: null },
  unknownTopics: 'keep',
  options: {},
  ...fields,
});

const configuration = {
  timezone: zone,
  channels,
  topics,
  promises: [
    {
      channel: 'phone',
      metric: 'first_response',
      withinSeconds: 60,
      clock: 'customer',
      topic: null,
      from: brussels('2026-01-01 00:00'),
    },
  ],
  sources: [source({}), source({ id: 'pushed', connector: 'push', channels: null, isLive: true })],
  calendars: [],
  detection: { margins: { csat: 0.2 } },
} as unknown as Configuration;

@Global()
@Module({
  providers: [{ provide: clockToken, useValue: { now: () => now } }],
  exports: [clockToken],
})
class ClockModule {}

const open = () =>
  Test.createTestingModule({
    imports: [
      ClockModule,
      StorageModule.register({
        settings: () => ({
          databaseUrl: 'sqlite::memory:',
          measurer: createMeasurer(defaultRules),
          zone,
        }),
      }),
      ReportModule.register(reportSettingsOf(configuration, () => false)),
    ],
  }).compile();

describe('the report as a service', () => {
  it('answers an empty store with a report that cannot tell, and refuses by name', async () => {
    const room = await open();
    const service = room.get(ReportService);
    const report = await service.reportFor({ lang: 'nl' });
    expect(report).toMatchObject({
      completeUntil: null,
      comparisons: [],
      headline: { verdict: 'inconclusive', sentence: 'Nog niet te zeggen' },
    });
    expect(report.definitions.find(({ metric }) => metric === 'csat')!.margin).toBe(0.2);
    await expect(service.reportFor({ chanels: 'phone' })).rejects.toThrow(ReportQueryError);
    const { findings } = await service.read(
      { sort: 'gap', channels: 'fax' },
      { alsoAllowed: ['sort'] },
    );
    expect(findings.map(({ parameter, nearest }) => [parameter, nearest])).toEqual([
      ['channels', 'email'],
    ]);
    await room.close();
  });

  it('lists sources, channels, topics and promises as rows', async () => {
    const room = await open();
    await room.get(InteractionStore).savePage({
      source: 'calls',
      interactions: [anInteraction({ source: 'calls', channel: 'phone', topic: 'Odd words' })],
      recut: [],
      skipped: [
        {
          key: 'k',
          reason: 'missing_id',
          isFault: true,
          openedAt: null,
          channel: null,
          sample: null,
        },
      ],
      completeUntil: now,
      leaseEpoch: null,
    });
    const service = room.get(ReportService);
    const [calls, pushed] = await service.sourceStates();
    expect(calls).toMatchObject({
      id: 'calls',
      isLive: false,
      channels: ['phone'],
      completeUntil: '2026-10-26T08:00:00Z',
      interactions: 1,
      skipped: [{ reason: 'missing_id', count: 1 }],
    });
    expect(pushed).toMatchObject({ id: 'pushed', isLive: true, channels: [], completeUntil: null });
    expect(service.channels()[0]).toEqual({
      id: 'phone',
      kind: 'voice',
      nameEn: 'Phone',
      nameNl: 'Telefoon',
      calendar: null,
    });
    expect((await service.topics()).at(-1)).toEqual({
      id: 'Odd words',
      nameEn: 'Odd words',
      nameNl: 'Odd words',
    });
    expect(service.promises()).toEqual([
      {
        id: 'phone|first_response||2025-12-31T23:00:00Z',
        channel: 'phone',
        metric: 'first_response',
        withinSeconds: 60,
        clock: 'customer',
        topic: null,
        from: '2025-12-31T23:00:00Z',
      },
    ]);
    await room.close();
  });
});
