// The phone door as Asterisk writes it down: one line for each thing that happens to a call, in order of time.
import type { SimulatedContact, SimulatedEvent } from './contact.js';
import { happened, type LiveWorld } from './live-world.js';
import { customerOf } from './people.js';
import { labels } from './wording.js';

interface LogLine {
  readonly at: number;
  readonly text: string;
}

/** Every line up to the world's present; the menu before the queue is not in this log. */
export function queueLog(world: LiveWorld): string {
  const lines = world
    .contactsOf('phone')
    .filter(({ openedAt }) => openedAt <= world.now())
    .flatMap((contact) => linesOf(contact, world.now()))
    .sort((a, b) => a.at - b.at);
  return ['1700000000|NONE|NONE|NONE|QUEUESTART|', ...lines.map(({ text }) => text), ''].join('\n');
}

function linesOf(contact: SimulatedContact, now: number): readonly LogLine[] {
  const call = `${String(Math.floor(contact.openedAt / 1000))}.${String(contact.id)}`;
  const agents = contact.events.flatMap((event) =>
    event.kind === 'connected' ? [event.agent!] : [],
  );
  let connections = 0;
  return happened(contact, now).flatMap((event) => {
    if (event.kind === 'connected') connections += 1;
    const agent = `Agent/${String(1000 + (agents[Math.max(0, connections - 1)] ?? 0))}`;
    return said(contact, event, agent).map(([who, what]) => ({
      at: Math.floor(event.at / 1000),
      text: [Math.floor(event.at / 1000), call, labels[contact.topic].queue, who, what].join('|'),
    }));
  });
}

/** What is written of an event, with the agent it is written about. */
function said(
  { customer }: SimulatedContact,
  { kind }: SimulatedEvent,
  agent: string,
): readonly (readonly [who: string, what: string])[] {
  const entered = ['NONE', `ENTERQUEUE||${customerOf(customer).phone}|1`] as const;
  switch (kind) {
    case 'queued':
      return [entered];
    case 'connected':
      return [
        [agent, 'RINGNOANSWER|4000'],
        [agent, 'CONNECT|12|1700000000.1|4'],
      ];
    case 'transferred':
      return [[agent, 'BLINDTRANSFER|600|from-internal|12|90|1'], entered];
    case 'abandoned':
      return [['NONE', 'ABANDON|1|1|40']];
    case 'ended':
      return [[agent, 'COMPLETECALLER|12|120|1']];
    default:
      return [];
  }
}
