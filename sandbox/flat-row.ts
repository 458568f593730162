// A contact as one flat row, the way a company would export it to a file: instants, counts and ratings, no words.
import type { SimulatedContact, SimulatedEvent } from './contact.js';
import { vendorId } from './ids.js';
import { happened } from './live-world.js';
import { customerOf } from './people.js';
import { labels } from './wording.js';

type FlatColumn =
  | 'id'
  | 'updatedAt'
  | 'channel'
  | 'topic'
  | 'openedAt'
  | 'firstResponseAt'
  | 'firstAutomatedResponseAt'
  | 'resolvedAt'
  | 'abandonedAt'
  | 'reopens'
  | 'transfers'
  | 'csat'
  | 'nps'
  | 'ces'
  | 'answerCorrect'
  | 'customer'
  | 'language';

type FlatRow = Readonly<Record<FlatColumn, string>>;

/** The row as it stood at `now`; an empty text where nothing has happened or nothing was said. */
export function flatRow(contact: SimulatedContact, now: number): FlatRow {
  const events = happened(contact, now);
  const person = customerOf(contact.customer);
  return {
    id: vendorId(contact),
    channel: contact.door,
    topic: labels[contact.topic].tag,
    openedAt: iso(contact.openedAt),
    firstResponseAt: isoOf(events, (event) => event.by === 'agent' && isReply(event)),
    firstAutomatedResponseAt: isoOf(events, (event) => event.kind === 'receipt'),
    resolvedAt: isoOf(events, (event) => event.kind === 'solved'),
    abandonedAt: isoOf(events, (event) => event.kind === 'abandoned'),
    reopens: contact.door === 'phone' ? '' : countOf(events, 'reopened'),
    transfers: contact.door === 'phone' ? countOf(events, 'transferred') : '',
    customer: person.mail,
    language: person.language,
    ...opinions(contact, now),
  };
}

type Opinions = Pick<FlatRow, 'csat' | 'nps' | 'ces' | 'answerCorrect' | 'updatedAt'>;

function opinions({ survey, review, events }: SimulatedContact, now: number): Opinions {
  const said = saidBy(survey, now);
  const looked = saidBy(review, now);
  const moments = [...events, survey, review].map((moment) => moment?.at ?? 0);
  return {
    csat: textOf(said?.csat),
    nps: textOf(said?.nps),
    ces: textOf(said?.ces),
    answerCorrect: textOf(looked?.isRight),
    updatedAt: iso(Math.max(...moments.filter((at) => at <= now))),
  };
}

function saidBy<Said extends { readonly at: number }>(said: Said | null, now: number): Said | null {
  return said !== null && said.at <= now ? said : null;
}

function textOf(value: number | boolean | undefined): string {
  return value === undefined ? '' : String(value);
}

function isReply({ kind }: SimulatedEvent): boolean {
  return kind === 'message' || kind === 'connected';
}

function isoOf(
  events: readonly SimulatedEvent[],
  fits: (event: SimulatedEvent) => boolean,
): string {
  const found = events.find(fits);
  return found === undefined ? '' : iso(found.at);
}

function countOf(events: readonly SimulatedEvent[], kind: SimulatedEvent['kind']): string {
  return String(events.filter((event) => event.kind === kind).length);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
