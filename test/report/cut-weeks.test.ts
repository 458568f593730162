import { createMeasurer, defaultLimits, defaultRipeSeconds } from '../../src/domain/measure.js';
import { openStretches } from '../../src/report/reading/kept-stretches.js';
import { endsOf, piecesOf } from '../../src/report/reading/ends.js';
import { readEvidence, type StretchRead } from '../../src/report/reading/read-evidence.js';
import { createStores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { anInteraction, brussels } from '../support/interactions.js';
import { channels } from './comparison-fixture.js';

const zone = 'Europe/Brussels';
const day = 86_400_000;
const start = brussels('2026-03-02 09:00');

/** One contact a day, answered within the hour, from Monday 2 March 2026 on. */
const contacts = Array.from({ length: 50 }, (_, index) =>
  anInteraction({
    ...{ source: 'phones', id: `c${index}`, channel: 'phone', openedAt: start + index * day },
    firstResponseAt: start + index * day + 1_800_000,
    measurable: ['firstResponseAt'],
  }),
);

function answered({ read }: StretchRead): number {
  return read.cells
    .list()
    .filter(({ cell }) => cell.metric === 'first_response' && cell.variant === 'customer')
    .reduce((sum, { tally }) => sum + tally.n, 0);
}

describe('a week that the window cuts in two', () => {
  it('is read in both parts, and as a whole that holds what both of them hold', async () => {
    const measurer = createMeasurer({
      ...{ promises: [], calendarOf: () => null },
      ...{ limits: defaultLimits, ripeSeconds: defaultRipeSeconds },
    });
    const now = brussels('2026-05-01 00:00');
    const stores = await createStores(await openDatabase('sqlite::memory:'), {
      ...{ measurer, zone, clock: { now: () => now } },
      channels: channels.map(({ id }) => id),
    });
    await stores.interactions.savePage({
      ...{ source: 'phones', interactions: contacts, recut: [], skipped: [] },
      ...{ completeUntil: now, leaseEpoch: null },
    });
    const window = { from: brussels('2026-04-08 00:00'), to: brussels('2026-04-20 00:00') };
    const { stretches, wholes, isBookable } = await readEvidence(
      {
        ...{ tallies: stores.tallies, zone, pieces: piecesOf(endsOf(channels, [], now)) },
        ...{ isAllKnown: true, kept: openStretches() },
      },
      window,
      brussels('2026-03-02 00:00'),
    );
    expect(isBookable).toBe(true);
    const parts = stretches.filter(({ week }) => week === wholes[0]?.week);
    expect(parts.map(answered)).toEqual([2, 5]);
    expect(wholes.map(answered)).toEqual([7]);
    expect(wholes[0]).toMatchObject({ isWhole: true, isInWindow: false, to: parts[1]!.to });
  });
});
