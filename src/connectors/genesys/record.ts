// A conversation as the analytics of Genesys Cloud write it, as far as we read it.
import { z } from 'zod';
import { isoInstant, optional } from '../vendor-values.js';

const metricSchema = z.object({
  name: z.string(),
  value: z.number().default(0),
  emitDate: isoInstant,
});

const segmentSchema = z.object({
  segmentType: z.string().default(''),
  segmentStart: isoInstant,
  segmentEnd: optional(isoInstant),
  queueId: optional(z.string()),
  wrapUpCode: optional(z.string()),
  disconnectType: optional(z.string()),
});

const sessionSchema = z.object({
  mediaType: z.string().default('voice'),
  ani: optional(z.string()),
  addressFrom: optional(z.string()),
  metrics: z.array(metricSchema).default([]),
  segments: z.array(segmentSchema).default([]),
});

const participantSchema = z.object({
  participantId: z.string(),
  purpose: z.string(),
  sessions: z.array(sessionSchema).default([]),
});

const evaluationSchema = z.object({
  eventTime: optional(isoInstant),
  released: z.boolean().default(true),
  deleted: z.boolean().default(false),
  oTotalScore: optional(z.number()),
});

const surveySchema = z.object({
  surveyCompletedDate: optional(isoInstant),
  surveyPromoterScore: optional(z.number()),
});

export const conversationSchema = z.object({
  conversationId: z.string(),
  conversationStart: isoInstant,
  conversationEnd: optional(isoInstant),
  originatingDirection: z.string().default('inbound'),
  participants: z.array(participantSchema).default([]),
  evaluations: z.array(evaluationSchema).default([]),
  surveys: z.array(surveySchema).default([]),
});

export type GenesysConversation = z.output<typeof conversationSchema>;
export type Participant = z.output<typeof participantSchema>;
export type Session = z.output<typeof sessionSchema>;
