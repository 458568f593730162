// The shape of what connectors emit, and whether a conversation keeps to what its connector declares.
import { z } from 'zod';
import type { ConversationRead, MeasurableField } from '../../src/domain/conversation.js';

const instant = z.int().min(Date.parse('2006-01-01')).max(Date.parse('2040-01-01'));
const said = z.string().nullish();

const eventSchema = z.strictObject({
  id: z.string().min(1),
  at: instant,
  by: z.enum(['customer', 'human', 'bot', 'system']),
  kind: z.enum([
    'message',
    'queued',
    'connected',
    'transferred',
    'abandoned',
    'solved',
    'reopened',
    'ended',
    'merged',
  ]),
  isVisibleToCustomer: z.boolean(),
  sequence: z.number().optional(),
  ...{ isCourtesy: z.boolean().optional(), isAnswer: z.boolean().optional() },
  ...{ asksForHuman: z.boolean().optional(), isAutomatic: z.boolean().optional() },
  ...{ channel: z.string().optional(), into: z.string().optional() },
});

const ratingSchema = z.strictObject({
  metric: z.enum(['csat', 'nps', 'ces']),
  value: z.number(),
  scale: z.enum(['1-5', '0-10', '1-7', '1-10', '1-3', '0-1']),
  ...{ questionId: z.string().optional(), mode: z.string().optional() },
  ...{ invitedAt: instant.optional(), answeredAt: instant.optional() },
});

export const conversationSchema = z.strictObject({
  id: z.string().min(1),
  coverage: z.enum(['whole', 'part']),
  updatedAt: instant.nullable(),
  channel: z.string(),
  topics: z.array(z.string().min(1)),
  startedBy: z.enum(['customer', 'company']),
  customer: z
    .string()
    .regex(/^[mpi][0-9a-f]{64}$/)
    .nullable(),
  events: z.array(eventSchema),
  dueAt: instant.nullable(),
  promiseKept: z.boolean().nullish(),
  counts: z.strictObject({ reopens: z.number().nullish(), transfers: z.number().nullish() }),
  ratings: z.array(ratingSchema),
  answerCorrect: z.boolean().nullable(),
  reviewedAt: instant.nullish(),
  resolvedFirstContact: z.boolean().nullable(),
  ...{ language: said, segment: said, status: said, surveyMode: said, link: said },
  ...{ isDateOnly: z.boolean().optional(), isFlat: z.boolean().optional() },
  faults: z.array(z.string()).optional(),
});

/** What a conversation says although its connector declares that it cannot. */
export function declaredFindings(
  read: ConversationRead,
  measurable: readonly MeasurableField[],
): string[] {
  const has = (kind: string): boolean => read.events.some((event) => event.kind === kind);
  const says: Readonly<Partial<Record<MeasurableField, boolean>>> = {
    ...Object.fromEntries(read.ratings.map(({ metric }) => [metric, true])),
    abandonedAt: has('abandoned'),
    resolvedAt: has('solved'),
    transfers: has('transferred'),
    answerCorrect: read.answerCorrect !== null,
    resolvedFirstContact: read.resolvedFirstContact !== null,
    dueAt: read.dueAt !== null,
    customer: read.customer !== null,
  };
  const fields = Object.entries(says)
    .filter(([, isSaid]) => isSaid)
    .map(([field]) => field as MeasurableField);
  return fields
    .filter((field) => !measurable.includes(field))
    .map((field) => `says ${field}, declares it not`);
}
