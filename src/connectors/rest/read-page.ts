// The page after a state: what changed in a window, each record with its details.
import type { ConversationRead } from '../../domain/conversation.js';
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range } from '../connector.js';
import { compileExpression } from '../expression.js';
import { flatRulesOf } from '../flat-rules.js';
import { cellsOfObjects } from '../record-cells.js';
import { leftOut } from '../records.js';
import { readList, withDetails } from './client.js';
import type { RestConfig } from './config.js';
import { normaliseRecord, type RestRules } from './normalise.js';
import { nextCursor } from './paging.js';

type RestAccess = Access<RestConfig>;

export function readRestPage(
  access: RestAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays, overlap, lag } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> => readWindow(access, window);
  const walk = { historyDays, overlapMs: overlap * 1000, lagMs: lag * 1000, read };
  return walkChanges(access, { state, range }, walk);
}

async function readWindow(access: RestAccess, window: WalkWindow): Promise<WalkedPage> {
  const { records, answer } = await readList(access, window);
  const rules = rulesOf(access);
  const read = [];
  for (const [place, record] of records.entries())
    read.push(await outcomeOf(access, rules, { record, place: `list[${place}]` }));
  const conversations = read.filter((one): one is ConversationRead => 'events' in one);
  const changes = conversations.map(({ updatedAt }) => updatedAt ?? -Infinity);
  const last = Math.max(-Infinity, ...changes);
  const lastChange = Number.isFinite(last) ? last : null;
  const { source, config } = access;
  const seen = {
    ...{ answer, count: records.length, lastChange, cursor: window.cursor },
    ...{ source: source.id, path: config.list.path },
  };
  return {
    conversations,
    skipped: read.filter((one) => 'reason' in one),
    answer,
    cursor: await nextCursor(config.list.paging, seen),
  };
}

interface Listed {
  readonly record: unknown;
  readonly place: string;
}

async function outcomeOf(access: RestAccess, rules: RestRules, { record, place }: Listed) {
  const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
  if (!isObject) return leftOut(place, 'not_an_object', true);
  return normaliseRecord(await withDetails(access, record), place, rules);
}

function rulesOf(access: RestAccess): RestRules {
  const { fields, events } = access.config;
  return {
    source: access.source.id,
    cells: cellsOfObjects(fields),
    events: events === undefined ? null : compileExpression(events),
    flat: flatRulesOf(access, access.clock.now()),
  };
}
