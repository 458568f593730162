// A record of any JSON API becomes a conversation, or the reason why it is none. Pure but for expressions.
import { z } from 'zod';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import type { SkippedRecord } from '../connector.js';
import { PermanentError } from '../errors.js';
import { eventOf } from '../events.js';
import type { Expression } from '../expression.js';
import { readFlatRow, refuseRow, type FlatRules } from '../flat-row.js';
import type { InstantParser } from '../instant-parser.js';
import type { CellsOf } from '../record-cells.js';
import { optional, textId } from '../vendor-values.js';

/** What records are read by. */
export interface RestRules {
  readonly source: string;
  readonly cells: CellsOf<object>;
  readonly events: Expression | null;
  readonly flat: FlatRules;
}

const eventSchema = z.object({
  id: textId,
  at: textId,
  by: z.enum(['customer', 'human', 'bot', 'system']),
  kind: optional(
    z.enum(['message', 'queued', 'connected', 'transferred', 'abandoned', 'solved', 'reopened']),
  ),
  isVisibleToCustomer: optional(z.boolean()),
  isAutomatic: optional(z.boolean()),
  text: optional(z.string()),
});

/** What a record says. Throws PermanentError where a date could be meant in several formats. */
export async function normaliseRecord(
  record: object,
  place: string,
  rules: RestRules,
): Promise<ConversationRead | SkippedRecord> {
  const values = await rules.cells(record);
  if (values === null) return refuseRow({ values: {}, place }, 'expression_failed').skipped;
  const outcome = readFlatRow({ values, place }, rules.flat);
  if (outcome.kind === 'ambiguous') throw ambiguous(rules.source, outcome.unreadable.field);
  if (outcome.kind === 'skipped') return outcome.skipped;
  if (rules.events === null) return outcome.conversation;
  const events = await eventsOf(record, rules.events, rules.flat.parseInstant);
  if (events === null) return refuseRow({ values, place }, 'unreadable_events').skipped;
  return { ...outcome.conversation, events, isFlat: false };
}

async function eventsOf(
  record: object,
  expression: Expression,
  parse: InstantParser,
): Promise<readonly TimelineEvent[] | null> {
  const found = await expression(record).catch(() => null);
  const read = z.array(eventSchema).safeParse(Array.isArray(found) ? found : [found]);
  if (!read.success) return null;
  const events = read.data.map((event) => timelineEvent(event, parse));
  return events.some((event) => event === null) ? null : (events as TimelineEvent[]);
}

/** The text is judged in passing, and goes no further. */
function timelineEvent(
  event: z.output<typeof eventSchema>,
  parse: InstantParser,
): TimelineEvent | null {
  const at = parse(event.at);
  if (at.kind !== 'instant') return null;
  const { id, by, isVisibleToCustomer, isAutomatic } = event;
  const isThanks = by === 'customer' && event.text !== null && isCourtesy(event.text);
  return eventOf({
    ...{ id, by, at: at.at, kind: event.kind ?? 'message' },
    isVisibleToCustomer: isVisibleToCustomer ?? true,
    ...(isThanks ? { isCourtesy: true } : {}),
    ...(isAutomatic === true ? { isAutomatic } : {}),
  });
}

function ambiguous(source: string, field: string): PermanentError {
  return new PermanentError(
    `sources.${source}.dates: missing, and the order of day and month in fields.${field} can be meant in two ways; write dates.`,
  );
}
