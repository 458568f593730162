// The simulated company read through the interfaces of its vendors: what Unison says of it, held against what was planted.
import type { Comparison } from '../../src/domain/comparison.js';
import type { Gap } from '../../src/domain/gap.js';
import { localDay } from '../../src/domain/zone.js';
import type { KeptMessage } from '../../sandbox/slack/board.js';
import { startDemoCompany, type DemoCompany } from '../support/demo-company.js';
import { startWatching, type WatchingProcess } from '../support/watching-process.js';

interface Planted {
  readonly metric: string;
  readonly door: string;
  readonly topic: string;
  readonly from: string;
  readonly to: string | null;
}

interface Truth {
  readonly gaps: readonly Planted[];
  readonly traps: readonly { readonly slower: string; readonly faster: string }[];
}

const dayMs = 86_400_000;
const zone = 'Europe/Brussels';
/** What is read at the start of a year is learnt from before it can be an onset, and onsets are told to the week. */
const onsetDays = 8;
/** Detection's own delays for gaps of this size and volume are two weeks and less. */
const patienceDays = 21;

let company: DemoCompany;
let unison: WatchingProcess;
let truth: Truth;
let startedAt = 0;
let found: { readonly gaps: readonly Gap[]; readonly comparisons: readonly Comparison[] };

const now = (): number => company.sandbox.clock.now();

beforeAll(async () => {
  company = await startDemoCompany();
  startedAt = now();
  truth = (await (await fetch(`${company.sandbox.url}/truth`)).json()) as Truth;
  unison = await startWatching(company.config, { DATABASE_URL: company.space.databaseUrl }, now);
  await unison.ask('poll');
  await unison.ask('judge');
  await unison.ask('tell');
  found = { gaps: await unison.ask('gaps'), comparisons: await unison.ask('comparisons') };
}, 600_000);

afterAll(async () => {
  await unison.close();
  await company.close();
});

/** The planted kinds: waits against the promise, and answers. Of all else, such as calls handed on, nothing was planted. */
function isPlantedKind({ metric, basis, topic }: Pick<Gap, 'metric' | 'basis' | 'topic'>): boolean {
  if (topic === null) return false;
  return metric === 'answer_correct' || (metric === 'first_response' && basis === 'promise');
}

const cellOf = ({ metric, worse, topic }: Pick<Gap, 'metric' | 'worse' | 'topic'>): string =>
  [metric, worse, topic].join(' ');
const plantedCell = ({ metric, door, topic }: Planted): string => [metric, door, topic].join(' ');
const sorted = (cells: readonly string[]): readonly string[] => [...new Set(cells)].sort();

const began = ({ from }: Planted): boolean => Date.parse(from) < startedAt;
const ended = ({ to }: Planted): boolean => to !== null && Date.parse(to) < startedAt;
const standing = (): readonly Planted[] =>
  truth.gaps.filter((planted) => began(planted) && !ended(planted));

/** Days between the onset of a gap and the truth; 0 where the truth lies within what is said to be sure. */
function onsetError({ onset }: Gap, { from }: Planted): number {
  const day = (text: string): number => Math.floor(Date.parse(text) / dayMs);
  const begun = day(localDay(Date.parse(from), zone));
  if (onset === null) return Infinity;
  if (day(onset.from) <= begun && begun <= day(onset.to)) return 0;
  return Math.abs(day(onset.day) - begun);
}

describe('after a year is read through five vendors', () => {
  it('reports the planted differences that stand, and no other of their kind', () => {
    const reported = found.comparisons.filter((one) => one.verdict === 'gap' && isPlantedKind(one));
    expect(sorted(reported.map(cellOf))).toEqual(sorted(standing().map(plantedCell)));
  });

  it('holds each of them open as a gap, with its onset near the truth', () => {
    expect(standing().length).toBeGreaterThan(2);
    for (const planted of standing()) {
      const gaps = found.gaps.filter(
        (gap) => isPlantedKind(gap) && cellOf(gap) === plantedCell(planted) && gap.state === 'open',
      );
      expect([plantedCell(planted), gaps.length > 0]).toEqual([plantedCell(planted), true]);
      const farthest = Math.max(...gaps.map((gap) => onsetError(gap, planted)));
      expect([plantedCell(planted), farthest <= onsetDays]).toEqual([plantedCell(planted), true]);
    }
  });

  it('has closed the gap that came to its end, and not before', () => {
    expect(truth.gaps.filter(ended).length).toBeGreaterThan(0);
    for (const planted of truth.gaps.filter(ended)) {
      const closings = found.gaps
        .filter((gap) => isPlantedKind(gap) && cellOf(gap) === plantedCell(planted))
        .flatMap(({ resolvedAt }) => resolvedAt ?? []);
      expect(closings.length).toBeGreaterThan(0);
      expect(Math.min(...closings)).toBeGreaterThan(Date.parse(planted.to!));
    }
  });

  it('does not take the mix of questions for a slower door', () => {
    expect(truth.traps.length).toBeGreaterThan(0);
    for (const { slower, faster } of truth.traps) {
      const ofPair = ({ metric, topic, worse, better }: Comparison | Gap): boolean =>
        metric === 'first_response' &&
        topic === null &&
        [slower, faster].sort().join() === [worse, better].sort().join();
      const compared = found.comparisons.filter(ofPair);
      expect(compared.length).toBeGreaterThan(0);
      expect(compared.filter(({ verdict }) => verdict === 'gap')).toEqual([]);
      expect(found.gaps.filter(ofPair)).toEqual([]);
    }
  });

  it('raises no alert of what has not begun, and one of it once it has', async () => {
    const coming = truth.gaps.filter((planted) => !began(planted));
    expect(coming.length).toBeGreaterThan(0);
    for (const planted of coming) {
      const title = await titleOf(planted);
      expect(messagesAbout(title)).toEqual([]);
      await watchUntil(() => messagesAbout(title).length > 0);
      const [first] = messagesAbout(title);
      expect(first?.at).toBeGreaterThan(Date.parse(planted.from));
      const gaps = (await unison.ask('gaps')).filter((gap) => isAbout(gap, planted));
      expect(Math.min(...gaps.map((gap) => onsetError(gap, planted)))).toBeLessThanOrEqual(
        onsetDays,
      );
    }
  });
});

/** A new gap of that door on that topic: in the waits themselves, or in the share of them that keep the promise. */
function isAbout({ metric, topic, worse, openedAt }: Gap, planted: Planted): boolean {
  const kinds = planted.metric === 'first_response' ? ['promise_kept'] : [];
  return (
    [planted.metric, ...kinds].includes(metric) &&
    topic === planted.topic &&
    worse === planted.door &&
    openedAt > Date.parse(planted.from)
  );
}

/** What a message about a planted gap names: its topic, and the door that is worse. */
async function titleOf({ topic, door }: Planted): Promise<readonly string[]> {
  const { channels, topics } = await unison.ask('names');
  const nameIn = (all: typeof topics, id: string): string =>
    all.find((one) => one.id === id)!.name['en']!;
  return [`${nameIn(topics, topic)}:`, nameIn(channels, door)];
}

/** Messages whose headline is about it; what was open already when watching began has one message of its own. */
function messagesAbout([topic = '', door = '']: readonly string[]): readonly KeptMessage[] {
  return company.sandbox.slack.messages.filter(
    ({ text }) =>
      text.replace(/^New: /, '').startsWith(topic) &&
      (text.includes(`via ${door} than`) || text.includes(`${door} answers`)),
  );
}

/** Lets days pass, each of them polled, judged and told, until something is so or patience ends. */
async function watchUntil(isSo: () => boolean): Promise<void> {
  for (let days = 0; days < patienceDays && !isSo(); days += 1) {
    company.sandbox.clock.advance(dayMs / 1000);
    await unison.ask('poll');
    await unison.ask('judge');
    await unison.ask('tell');
  }
}
