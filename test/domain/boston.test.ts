// The domain on a city's real contacts: read as flat rows, cut, measured.
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { cutEpisodes } from '../../src/domain/episode.js';
import { parseLocal } from '../../src/domain/local-instant.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import { createTopicMap } from '../../src/domain/topic.js';
import { scoreMeans } from '../../src/statistics/mantel-haenszel.js';
import { defaultRules } from '../support/interactions.js';
import { sharedFolder } from '../support/shared-folder.js';

const file = sharedFolder('data', 'boston311_2011h2', 'slim.csv.gz');
const itShared = file ? it : it.skip;

const channels: Readonly<Record<string, string | null>> = {
  'Constituent Call': 'phone',
  'Self Service': 'web',
  'Citizens Connect App': 'app',
  Twitter: 'twitter',
  'Employee Generated': null,
  'Maximo Integration': null,
};
const context = {
  source: 'boston',
  mapChannel: (raw: string) => channels[raw],
  mapTopic: createTopicMap([], 'keep'),
  measurable: ['resolvedAt', 'dueAt'] as const,
};
const at = (text: string | undefined) =>
  text ? (parseLocal(text, 'America/New_York')?.at ?? null) : null;

itShared(
  'hard case 10b: judges the targets of Boston as the city did; within type self-service is later',
  () => {
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file!)), {
      columns: true,
      relax_quotes: true,
    });
    const measurer = createMeasurer(defaultRules);
    const counts = new Map<string, number>();
    const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    const types = new Set(rows.map((row) => row['type']!));
    for (const row of rows) {
      const fields = {
        id: row['id']!,
        channel: row['channel']!,
        topics: [row['type']!],
        openedAt: at(row['opened'])!,
      };
      const ends = { resolvedAt: at(row['closed']), dueAt: at(row['target']) };
      const { interactions, leftOut } = cutEpisodes(
        minimalTimeline({ ...fields, ...ends }),
        context,
      );
      leftOut.forEach((left) => count(`${left.reason} ${left.channel}`));
      for (const interaction of interactions) {
        for (const { metric, value } of measurer(interaction, Date.UTC(2023, 0, 1))) {
          if (metric !== 'promise_kept') continue;
          const { outcome } = value as { outcome: string };
          count(`${interaction.channel} ${outcome}`);
          count(`${interaction.channel} ${outcome} ${row['type']!}`);
        }
      }
    }
    const lateShare = (channel: string) => {
      const [late, kept] = [counts.get(`${channel} no`)!, counts.get(`${channel} yes`)!];
      return Math.round((1000 * late) / (late + kept)) / 10;
    };
    expect([lateShare('phone'), lateShare('web')]).toEqual([34.6, 15.9]);
    const lateWithin = (channel: string, type: string) => {
      const [late, kept] = ['no', 'yes'].map((one) => counts.get(`${channel} ${one} ${type}`) ?? 0);
      return { n: late! + kept!, late: late! / Math.max(1, late! + kept!) };
    };
    const strata = [...types].map((type) => {
      const [phone, web] = [lateWithin('phone', type), lateWithin('web', type)];
      return { nA: phone.n, meanA: phone.late, nB: web.n, meanB: web.late };
    });
    const { score, weight } = scoreMeans(strata, 1);
    expect((100 * score) / weight).toBeCloseTo(-1.4, 1);
    expect(counts.get('internal_channel Employee Generated')).toBe(17_925);
  },
);
