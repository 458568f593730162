// The page after a state: the records up to the last checkpoint. What follows it is not committed by its source, and waits.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import type { Access, Page, Range, SkippedRecord } from '../connector.js';
import { PermanentError } from '../errors.js';
import { readFlatRow, refuseRow, type FlatOutcome, type FlatRules } from '../flat-row.js';
import { flatRulesOf } from '../flat-rules.js';
import { pageOf } from '../page-of.js';
import { cellsOfObjects, type CellsOf } from '../record-cells.js';
import { leftOut } from '../records.js';
import { readTailedLines, type TailedLines, type TailPlace } from '../tailed-lines.js';
import type { AirbyteConfig } from './config.js';
import { readMessage, type Message } from './normalise.js';

type AirbyteAccess = Access<AirbyteConfig>;

export interface AirbyteState {
  readonly place: TailPlace | null;
  /** The newest instant in any record read. */
  readonly newestAt: Instant | null;
}

interface ReadLine {
  readonly message: Message;
  readonly place: string;
}

/** Records from the future were not written on this clock: nothing is new to us then. */
export async function readAirbytePage(
  access: AirbyteAccess,
  state: AirbyteState | null,
  range: Range,
): Promise<Page<AirbyteState>> {
  const begun = state ?? { place: null, newestAt: null };
  if ((begun.newestAt ?? 0) > access.clock.now()) return pageOf({ next: begun, isLast: true });
  const tailed = readTailedLines(access, begun.place);
  const { lines, place } = committed(tailed, begun.place);
  const outcomes = await outcomesOf(access, lines);
  const newestAt = outcomes.reduce(newestIn, begun.newestAt ?? 0);
  return pageOf({
    ...kept(outcomes, range),
    skipped: [...faultsIn(lines), ...refused(outcomes)],
    next: { place, newestAt },
    isLast: tailed.isEnd,
    completeUntil: tailed.isEnd && newestAt > 0 ? newestAt : null,
  });
}

function kept(
  outcomes: readonly FlatOutcome[],
  range: Range,
): Pick<Page<unknown>, 'conversations'> {
  const read = outcomes.flatMap((one) => (one.kind === 'read' ? [one.conversation] : []));
  return { conversations: read.filter((one) => isWanted(one, range)) };
}

function refused(outcomes: readonly FlatOutcome[]): readonly SkippedRecord[] {
  return outcomes.flatMap((one) => (one.kind === 'skipped' ? [one.skipped] : []));
}

interface Committed {
  readonly lines: readonly ReadLine[];
  /** Where reading goes on. */
  readonly place: TailPlace | null;
}

/** At the end of the file: up to the last checkpoint. Within it, a piece without one is taken as it is. */
function committed({ lines, isEnd, place }: TailedLines, before: TailPlace | null): Committed {
  const read = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, endOffset }) => ({
      ...{ message: readMessage(text), place: `byte ${endOffset}`, endOffset },
    }));
  if (!isEnd) return { lines: read, place };
  const last = read.findLastIndex(({ message }) => message.kind === 'checkpoint');
  const { endOffset } = read[last] ?? {};
  if (endOffset === undefined) return { lines: [], place: before };
  return { lines: read.slice(0, last + 1), place: { ...place, offset: endOffset } };
}

async function outcomesOf(
  access: AirbyteAccess,
  lines: readonly ReadLine[],
): Promise<readonly FlatOutcome[]> {
  const flat = flatRulesOf(access, access.clock.now());
  const streams = new Map(
    Object.entries(access.config.streams).map(([name, { fields }]) => [
      name,
      cellsOfObjects(fields),
    ]),
  );
  const outcomes: FlatOutcome[] = [];
  for (const { message, place } of lines) {
    const cells = message.kind === 'record' ? streams.get(message.stream) : undefined;
    if (message.kind !== 'record' || cells === undefined) continue;
    outcomes.push(
      await outcomeOf(message.record, place, { cells, flat, source: access.source.id }),
    );
  }
  return outcomes;
}

interface StreamRules {
  readonly cells: CellsOf<object>;
  readonly flat: FlatRules;
  readonly source: string;
}

async function outcomeOf(
  record: object,
  place: string,
  { cells, flat, source }: StreamRules,
): Promise<FlatOutcome> {
  const values = await cells(record);
  if (values === null) return refuseRow({ values: {}, place }, 'expression_failed');
  const outcome = readFlatRow({ values, place }, flat);
  if (outcome.kind !== 'ambiguous') return outcome;
  throw new PermanentError(
    `sources.${source}.dates: missing, and the order of day and month in fields.${outcome.unreadable.field} can be meant in two ways; write dates.`,
  );
}

function faultsIn(lines: readonly ReadLine[]): readonly SkippedRecord[] {
  return lines.flatMap(({ message, place }) => {
    if (message.kind === 'unreadable') return [leftOut(place, 'unreadable_message', true)];
    return message.kind === 'failure' ? [leftOut(place, 'sync_failed', true)] : [];
  });
}

/** A backfill asks for one stretch of openings. */
function isWanted({ events }: ConversationRead, range: Range): boolean {
  if (range.kind !== 'backfill') return true;
  const at = events[0]?.at ?? 0;
  return at >= range.from && at < range.to;
}

function newestIn(newest: Instant, outcome: FlatOutcome): Instant {
  if (outcome.kind !== 'read') return newest;
  const { updatedAt, events } = outcome.conversation;
  return Math.max(newest, updatedAt ?? 0, ...events.map(({ at }) => at));
}
