// Hard case 13: one source is down for six hours.
import { aRoute, aGap } from '../support/gaps.js';
import { decide } from '../../src/alerts/decide.js';
import { decideSources, mutedChannels } from '../../src/alerts/decide-source.js';
import { createMeasurer } from '../../src/domain/measure.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { ReportSettings } from '../../src/report/report-settings.js';
import { createReporter, type Reporter } from '../../src/report/reporter.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { channels, everything, topics } from '../report/comparison-fixture.js';
import { anInteraction, brussels, defaultRules } from '../support/interactions.js';

const hour = 3_600_000;
const minute = 60_000;
const ten = brussels('2026-10-20 10:00');
const zone = 'Europe/Brussels';
const source = (id: string, channel: string) => ({
  ...{ id, connector: 'push', isLive: true, channels: [channel], namesChannels: false },
  channelOf: () => channel,
});
const settings: ReportSettings = {
  ...{ zone, channels, topics, promises: [], margins: {} },
  sources: [source('pbx', 'phone'), source('x', 'twitter')],
};
/** Answered at once on the half hours, and one contact that has waited since 09:50. */
const contacts = (from: string, channel: string): Interaction[] => [
  ...Array.from({ length: 40 }, (_, index) => {
    const openedAt = ten - (index + 1) * 30 * minute;
    const answered = { openedAt, firstResponseAt: openedAt + 5 * minute };
    return anInteraction({ source: from, id: `${channel}-${index}`, channel, ...answered });
  }),
  anInteraction({ source: from, id: `${channel}-waits`, channel, openedAt: ten - 10 * minute }),
];

describe('hard case 13: one source down for six hours', () => {
  let stores: Stores;
  let reporter: Reporter;
  const window = { from: ten - 24 * hour, to: ten + 6 * hour };
  const save = (id: string, interactions: readonly Interaction[], completeUntil: number) =>
    stores.interactions.savePage({
      ...{ source: id, interactions, recut: [], skipped: [], completeUntil, leaseEpoch: null },
    });
  const openWait = async (channel: string): Promise<number> => {
    const groups = await stores.tallies.read({ from: ten - hour, to: ten }, () => 'all');
    const { tally } = groups
      .get('all')!
      .find(({ cell }) => cell.channel === channel && cell.metric === 'first_response')!;
    return Math.max(...tally.censored.keys());
  };

  beforeAll(async () => {
    const dataSource = await openDatabase('sqlite::memory:');
    stores = await createStores(dataSource, { measurer: createMeasurer(defaultRules), zone });
    reporter = createReporter({ stores, settings, clock: { now: () => ten + 6 * hour } });
    await save('pbx', contacts('pbx', 'phone'), ten);
    await save('x', contacts('x', 'twitter'), ten);
  });

  it('keeps its complete until, its open waits and the end of its comparisons where they were', async () => {
    const before = { phone: await openWait('phone'), twitter: await openWait('twitter') };
    expect(before.phone).toBe(before.twitter);
    const gap = { health: 'stalled', reason: 'pbx: no answer since 10:00.' };
    await stores.sources.recordHealth('pbx', gap);
    await save('x', [], ten + 6 * hour);
    expect(await openWait('phone')).toBe(before.phone);
    expect(await openWait('twitter')).toBeGreaterThan(before.twitter);
    expect((await stores.sources.find('pbx'))?.completeUntil).toBe(ten);
    const report = await reporter.report({ ...everything, ...window });
    const rows = report.comparisons.filter(({ metric }) => metric === 'first_response');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.completeUntil).toBe(ten);
      expect(row.isProvisional).toBe(true);
      expect(row.verdict).not.toBe('gap');
    }
  });

  it('is one source alert, and no gap alert of its channel', async () => {
    const { sources } = await reporter.situation();
    const first = decideSources(sources, new Map());
    expect(first.filter(({ verdict }) => verdict === 'send')).toEqual([
      { source: 'pbx', verdict: 'send', reason: 'source_late' },
    ]);
    const later = decideSources(sources, new Map([['pbx', 'source_late']]));
    expect(later.filter(({ verdict }) => verdict === 'send')).toEqual([]);
    const gap = aGap({ better: 'twitter', worse: 'phone' });
    const change = { id: 1, gapId: gap.id, kind: 'opened', at: ten - 2 * hour } as const;
    const changes = [{ ...change, by: null, note: null, isAnnounced: false }];
    const decisions = decide({
      ...{
        now: ten,
        zone,
        route: aRoute(),
        parents: [],
        threads: new Set<string>(),
        rootsToday: 0,
      },
      pending: [{ gap, changes, lastSaid: null, isIncomplete: false }],
      mutedChannels: mutedChannels(sources),
    });
    expect(decisions).toMatchObject([{ verdict: 'hold', reason: 'inhibited' }]);
  });
});
