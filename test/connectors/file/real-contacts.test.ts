import { resolve } from 'node:path';
import { openSource, readAll } from '../../support/file-source.js';
import { sharedFolder } from '../../support/shared-folder.js';

const itShared = sharedFolder('data') === null ? it.skip : it;

interface Summary {
  readonly contacts: number;
  readonly cases: number;
  readonly pages: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly completeUntil: string | null;
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function summaryOf(name: string): Promise<Summary> {
  const pages = await readAll(openSource(resolve('test/support/configs', `${name}.yaml`)));
  const contacts = pages.flatMap(({ conversations }) => conversations);
  const completeUntil = pages.at(-1)!.completeUntil;
  return {
    contacts: contacts.length,
    cases: new Set(contacts.map(({ id }) => id)).size,
    pages: pages.length,
    skipped: counted(pages.flatMap(({ skipped }) => skipped.map(({ reason }) => reason))),
    faults: counted(contacts.flatMap(({ faults = [] }) => faults)),
    completeUntil: completeUntil === null ? null : new Date(completeUntil).toISOString(),
  };
}

describe('real files are read as their descriptions say', () => {
  itShared('Boston: 58,251 rows, 17,925 entered by staff and 120 by a machine', async () => {
    expect(await summaryOf('boston')).toEqual({
      contacts: 40_206,
      cases: 40_206,
      pages: 59,
      skipped: { internal_channel: 18_045 },
      faults: {},
      completeUntil: '2019-10-31T19:25:56.000Z',
    });
  });

  itShared('San Francisco: instants marked UTC, 48 that end before they begin', async () => {
    expect(await summaryOf('sf311')).toMatchObject({
      contacts: 9907,
      skipped: { internal_channel: 93 },
      faults: { resolution_before_opening: 48 },
      completeUntil: '2019-11-11T19:44:11.000Z',
    });
  });

  itShared('New York: local instants with milliseconds', async () => {
    expect(await summaryOf('nyc311')).toMatchObject({
      contacts: 1939,
      skipped: { internal_channel: 61 },
      completeUntil: '2024-05-27T06:08:51.000Z',
    });
  });

  itShared('the call centre: dates alone, month first, ratings from 1 to 10', async () => {
    expect(await summaryOf('callcenter')).toMatchObject({
      contacts: 10_747,
      skipped: {},
      faults: {},
      completeUntil: '2020-11-01T04:00:00.000Z',
    });
  });

  itShared(
    'the tickets: no creation time where nobody answered, half of the rest backwards',
    async () => {
      expect(await summaryOf('tickets')).toMatchObject({
        contacts: 5650,
        skipped: { missing_opened_at: 2819 },
        faults: { resolution_before_opening: 1365 },
      });
    },
  );

  itShared('the incident log: 5,998 rows about 890 cases, "?" for nothing', async () => {
    expect(await summaryOf('incidents')).toMatchObject({ cases: 890, skipped: {}, faults: {} });
  });

  itShared('support on X: instants as X writes them', async () => {
    expect(await summaryOf('twitter')).toMatchObject({
      contacts: 2778,
      skipped: { internal_channel: 2222, missing_opened_at: 1 },
      completeUntil: '2017-12-03T18:52:36.000Z',
    });
  });
});
