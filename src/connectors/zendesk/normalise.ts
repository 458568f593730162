// What the event export says: comments, changes of status and group, each by a person, a rule or the customer. Pure.
import { z } from 'zod';
import type { Actor, ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import { eventOf, partOf } from '../events.js';
import { isoInstant, optional, textId } from '../vendor-values.js';

const viaSchema = z.object({
  channel: optional(z.union([z.string(), z.number()]).transform(String)),
  source: optional(
    z.object({
      rel: optional(z.string()),
      to: optional(z.object({ ticket_id: optional(textId) })),
    }),
  ),
});

const childSchema = z.object({
  id: textId,
  event_type: z.string(),
  author_id: optional(z.number()),
  public: optional(z.boolean()),
  comment_public: optional(z.boolean()),
  body: optional(z.string()),
  via: optional(z.union([viaSchema, z.unknown().transform(() => null)])),
  status: optional(z.string()),
  group_id: optional(z.unknown()),
  previous_value: optional(z.unknown()),
});
type Child = z.output<typeof childSchema>;

export const auditSchema = z.object({
  id: textId,
  ticket_id: textId,
  created_at: isoInstant,
  updater_id: optional(z.number()),
  via: optional(z.unknown()),
  child_events: z.array(childSchema).default([]),
});
export type Audit = z.output<typeof auditSchema>;

/** Who is who. */
export interface Roles {
  readonly agents: ReadonlySet<number>;
}

/** The fragment one audit is: null where nothing happened that a timeline knows. */
export function readAudit(audit: Audit, roles: Roles): ConversationRead | null {
  const events = audit.child_events.flatMap((child) => eventsOf(child, audit, roles));
  return events.length === 0 ? null : partOf({ id: audit.ticket_id, events });
}

function eventsOf(child: Child, audit: Audit, roles: Roles): readonly TimelineEvent[] {
  if (child.event_type === 'Comment')
    return [commentOf(child, audit, roles), ...mergeOf(child, audit)];
  if (child.event_type !== 'Change') return [];
  const change = { id: `change ${child.id}`, at: audit.created_at, by: updaterOf(audit, roles) };
  if (child.status !== null) return statusEvents(child, change);
  const isMove = child.group_id !== null && child.previous_value !== null;
  return isMove ? [eventOf({ ...change, kind: 'transferred' })] : [];
}

type Change = Pick<TimelineEvent, 'id' | 'at' | 'by'>;

/** Solved; closed without having been solved; open again. */
function statusEvents(child: Child, change: Change): readonly TimelineEvent[] {
  const isOver = child.previous_value === 'solved' || child.previous_value === 'closed';
  const isAutomatic = change.by === 'system';
  if (child.status === 'solved') return [eventOf({ ...change, kind: 'solved', isAutomatic })];
  if (child.status === 'closed')
    return isOver ? [] : [eventOf({ ...change, kind: 'ended', isAutomatic })];
  return isOver ? [eventOf({ ...change, by: reopenedBy(change), kind: 'reopened' })] : [];
}

/** The customer reopens with a comment, which stands for itself. */
function reopenedBy({ by }: Change): Actor {
  return by === 'customer' ? 'system' : by;
}

function commentOf(child: Child, { created_at: at }: Audit, roles: Roles): TimelineEvent {
  const isVisibleToCustomer = (child.public ?? child.comment_public) !== false;
  const by = authorOf(child, roles);
  const isThanks = by === 'customer' && isCourtesy(child.body ?? '');
  const event = eventOf({ id: `comment ${child.id}`, at, by, isVisibleToCustomer });
  return isThanks ? { ...event, isCourtesy: true } : event;
}

/** A person only where an agent wrote it, and no rule in his name. */
function authorOf({ author_id: author, via }: Child, { agents }: Roles): Actor {
  const isRule = via?.channel === 'rule' || via?.channel === 'automation';
  if (isRule || author === null || author < 0) return 'bot';
  return agents.has(author) ? 'human' : 'customer';
}

function updaterOf({ updater_id: updater, via }: Audit, { agents }: Roles): Actor {
  const isRule = typeof via === 'string' && /rule|automation|trigger/i.test(via);
  if (isRule || updater === null || updater < 0) return 'system';
  return agents.has(updater) ? 'human' : 'customer';
}

function mergeOf(
  { id, via }: Child,
  { created_at: at, ticket_id: ticket }: Audit,
): TimelineEvent[] {
  const into = via?.source?.rel === 'merge' ? via.source.to?.ticket_id : null;
  if (into === null || into === undefined || into === ticket) return [];
  return [eventOf({ id: `merge ${id}`, at, by: 'system', kind: 'merged', into })];
}
