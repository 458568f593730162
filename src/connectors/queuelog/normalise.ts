// A line of the queue log: a fragment of a call. Pure.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { eventOf, partOf } from '../events.js';

/** `epoch|callid|queue|agent|event|arguments ...`. */
export interface QueueLine {
  readonly at: Instant;
  readonly call: string;
  readonly queue: string;
  readonly agent: string;
  readonly event: string;
  readonly details: readonly string[];
}

type Happening = Pick<TimelineEvent, 'by' | 'kind'>;

/** What a caller notices; agents logging in, phones that ring unanswered and the like say nothing of a call. */
const happeningOf: Readonly<Record<string, Happening>> = {
  ENTERQUEUE: { by: 'customer', kind: 'queued' },
  CONNECT: { by: 'human', kind: 'connected' },
  COMPLETEAGENT: { by: 'system', kind: 'ended' },
  COMPLETECALLER: { by: 'system', kind: 'ended' },
  ABANDON: { by: 'customer', kind: 'abandoned' },
  EXITWITHTIMEOUT: { by: 'system', kind: 'abandoned' },
  EXITEMPTY: { by: 'system', kind: 'abandoned' },
  EXITWITHKEY: { by: 'system', kind: 'abandoned' },
  BLINDTRANSFER: { by: 'system', kind: 'transferred' },
  ATTENDEDTRANSFER: { by: 'system', kind: 'transferred' },
};

const lineForm = /^(\d{9,11}(?:\.\d{1,6})?)\|([^|]+)\|([^|]*)\|([^|]*)\|([A-Z]+)(?:\||$)/;

/** The line taken apart; null where it is none. Seconds may carry a fraction. */
export function parseQueueLine(line: string): QueueLine | null {
  const found = lineForm.exec(line);
  if (found === null) return null;
  const [whole, epoch, call, queue, agent, event] = found as unknown as readonly string[];
  const details = line.slice(whole!.length).split('|');
  const at = Math.round(Number(epoch) * 1000);
  return { at, call: call!, queue: queue!, agent: agent!, event: event!, details };
}

/** The fragment a line is; null where it says nothing of a call. */
export function readQueueLine(
  line: QueueLine,
  hashCustomer: (address: string) => string,
): ConversationRead | null {
  const happening = happeningOf[line.event];
  if (happening === undefined || line.call === 'NONE') return null;
  const id = [line.at, line.event, line.queue, line.agent].join(' ');
  return partOf({
    id: line.call,
    updatedAt: line.at,
    channel: 'voice',
    topics: line.queue === 'NONE' || line.queue === '' ? [] : [`queue:${line.queue}`],
    customer: callerOf(line, hashCustomer),
    events: [eventOf({ id: `q:${hashCustomer(id).slice(1, 17)}`, at: line.at, ...happening })],
  });
}

/** ENTERQUEUE names the caller in its second argument; a withheld number names nobody. */
function callerOf({ event, details }: QueueLine, hash: (address: string) => string): string | null {
  const caller = event === 'ENTERQUEUE' ? (details[1] ?? '').trim() : '';
  return /\d{4,}/.test(caller) ? hash(caller) : null;
}
