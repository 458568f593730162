// The keys of an Asterisk queue log.
import { z } from 'zod';
import { text } from '../../config/schema-parts.js';
import { historyDaysSchema } from '../vendor-keys.js';

export const queuelogConfigSchema = z.strictObject({
  /** /var/log/asterisk/queue_log; rotated files beside it (.1, -20260101) are read too. */
  path: text('the path of the queue log; write one relative to this file'),
  /** Queues that are nobody's: left out. */
  ignoredQueues: z.array(text('a queue; write its name')).default([]),
  historyDays: historyDaysSchema(400),
});

export type QueuelogConfig = z.output<typeof queuelogConfigSchema>;
