// The page after a state: the next lines of the log.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import type { Access, Hole, Page, Range, SkippedRecord } from '../connector.js';
import { pageOf } from '../page-of.js';
import { leftOut } from '../records.js';
import { spanOf } from '../span.js';
import { readTailedLines, type TailPlace } from '../tailed-lines.js';
import type { QueuelogConfig } from './config.js';
import { parseQueueLine, readQueueLine, type QueueLine } from './normalise.js';

type QueuelogAccess = Access<QueuelogConfig>;

export interface QueuelogState {
  readonly place: TailPlace | null;
  /** The instant of the newest line read. */
  readonly newestAt: Instant | null;
  /** Older lines are left out. */
  readonly from: Instant;
}

/** A log whose newest line we read lies in the future was not written on this clock: nothing is new to us. */
export function readQueuelogPage(
  access: QueuelogAccess,
  state: QueuelogState | null,
  range: Range,
): Page<QueuelogState> {
  const now = access.clock.now();
  const span = spanOf(range, access.config.historyDays, now);
  const begun = state ?? { place: null, newestAt: null, from: span.from };
  if ((begun.newestAt ?? 0) > now) return pageOf({ next: begun, isLast: true });
  const { lines, place, isEnd, isLost } = readTailedLines(access, begun.place);
  const skipped: SkippedRecord[] = [];
  const read = lines.flatMap(({ text, endOffset }) => {
    const line = parseQueueLine(text);
    if (line === null && text.trim() !== '')
      skipped.push(leftOut(`byte ${endOffset}`, 'unreadable_line', true));
    return line === null || line.at > now ? [] : [line];
  });
  const newestAt = read.reduce((newest, { at }) => Math.max(newest, at), begun.newestAt ?? 0);
  const next: QueuelogState = { ...begun, place, newestAt };
  return pageOf({
    conversations: read.flatMap((line) => wanted(access, line, { ...span, from: begun.from })),
    ...{ skipped, next, isLast: isEnd, completeUntil: isEnd ? newestAt : null },
    holes: isLost ? holeBefore(begun, read) : [],
  });
}

function wanted(
  access: QueuelogAccess,
  line: QueueLine,
  { from, to }: { readonly from: Instant; readonly to: Instant | null },
): readonly ConversationRead[] {
  if (line.at < from || (to !== null && line.at >= to)) return [];
  if (access.config.ignoredQueues.includes(line.queue)) return [];
  const read = readQueueLine(line, (address) => access.hashCustomer(address));
  return read === null ? [] : [read];
}

/** Between the last line we read and the first there is now, lines may be lost. */
function holeBefore({ newestAt }: QueuelogState, [first]: readonly QueueLine[]): readonly Hole[] {
  if (newestAt === null || first === undefined || first.at <= newestAt) return [];
  return [{ from: newestAt, to: first.at, reason: 'log_rotated_away' }];
}
