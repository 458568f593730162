// Reads a timeline once, in order, and cuts it into draft episodes (the rules: one small step for each kind of event).
import type { Instant } from './clock.js';
import type { EventKind, TimelineEvent } from './conversation.js';
import { botSilenceMs, isLeftToBot, openDraft, settleByBot, solve } from './draft-episode.js';
import type { DraftEpisode } from './draft-episode.js';
import { inOrder } from './timeline-order.js';

interface Cutting {
  readonly drafts: DraftEpisode[];
  readonly isOutbound: boolean;
  rawChannel: string | null;
}

type Step = (cutting: Cutting, event: TimelineEvent) => void;

/**
 * The episodes of a timeline, in order. `startedBy: 'company'`: nothing opens before the customer speaks.
 * The result does not depend on the order or the repetition of `events`.
 */
export function cutTimeline(
  events: readonly TimelineEvent[],
  startedBy: 'customer' | 'company',
): readonly DraftEpisode[] {
  const cutting: Cutting = { drafts: [], isOutbound: startedBy === 'company', rawChannel: null };
  for (const event of inOrder(events)) {
    if (event.channel !== undefined) cutting.rawChannel = event.channel;
    steps[event.kind](cutting, event);
  }
  const last = cutting.drafts.at(-1);
  if (last?.end === 'open' && isLeftToBot(last)) {
    settleByBot(last, last.lastWord.at, last.lastWord.at + botSilenceMs);
  }
  return cutting.drafts;
}

const steps: Readonly<Record<EventKind, Step>> = {
  message: (cutting, event) => {
    if (event.by === 'customer') customerTurn(cutting, event);
    else if (event.isVisibleToCustomer) reply(cutting, event);
  },
  queued: (cutting, event) => {
    const isFirst = cutting.drafts.length === 0 && !cutting.isOutbound;
    if (event.by === 'customer' || isFirst) customerTurn(cutting, event);
    const draft = cutting.drafts.at(-1);
    if (draft?.end !== 'open') return;
    draft.isQueued = true;
    draft.isPersonWanted = true;
  },
  connected: (cutting, event) => {
    const draft = cutting.drafts.at(-1);
    if (draft) draft.isQueued = true;
    if (event.by === 'human' || event.by === 'bot') reply(cutting, event);
  },
  transferred: (cutting) => {
    const draft = cutting.drafts.at(-1);
    if (draft?.end !== 'open') return;
    if (draft.firstResponseAt === null) draft.isPersonWanted = true;
    else draft.transfers += 1;
  },
  abandoned: (cutting, event) => {
    const draft = cutting.drafts.at(-1);
    if (draft?.end === 'open') abandon(draft, event);
  },
  solved: (cutting, event) => {
    const draft = cutting.drafts.at(-1);
    if (draft?.end === 'open' || draft?.end === 'closed_unanswered') close(draft, event);
  },
  ended: (cutting, event) => {
    const draft = cutting.drafts.at(-1);
    if (draft?.end === 'open') hangUp(draft, event);
  },
  merged: (cutting, event) => {
    const draft = cutting.drafts.at(-1);
    if (draft?.end !== 'open' && draft?.end !== 'closed_unanswered') return;
    draft.end = 'merged';
    draft.mergedInto = event.into ?? null;
  },
  reopened: (cutting, event) => {
    if (event.by === 'customer') customerTurn(cutting, event);
    const draft = cutting.drafts.at(-1);
    if (event.by === 'human' && draft) takeUpAgain(draft);
  },
};

/** The customer's word: opens an episode, or goes on with the wait that runs. */
function customerTurn(cutting: Cutting, event: TimelineEvent): void {
  const draft = cutting.drafts.at(-1);
  if (draft) settleBySilence(draft, event);
  if (draft?.end === 'open') goOn(draft, event);
  else if (isNewWord(cutting, event)) {
    if (draft) draft.reopenedAt = event.at;
    cutting.drafts.push(openDraft(event, cutting.rawChannel));
  }
}

function goOn(draft: DraftEpisode, event: TimelineEvent): void {
  if (event.asksForHuman === true) draft.isPersonWanted = true;
  if (event.isCourtesy !== true) draft.lastWord = { by: 'customer', at: event.at };
}

/** "Thanks!" after the end, or under a message of ours, asks nothing; "hello" as the very first word does. */
function isNewWord(cutting: Cutting, event: TimelineEvent): boolean {
  const isFirst = cutting.drafts.length === 0 && !cutting.isOutbound;
  return isFirst || event.isCourtesy !== true;
}

function settleBySilence(draft: DraftEpisode, event: TimelineEvent): void {
  const isSilent = event.at - draft.lastWord.at >= botSilenceMs;
  if (draft.end === 'open' && isSilent && isLeftToBot(draft)) {
    settleByBot(draft, draft.lastWord.at, null);
  }
}

/** Something the customer can see or hear from our side. Only a person's word ends the wait. */
function reply(cutting: Cutting, event: TimelineEvent): void {
  const draft = cutting.drafts.at(-1);
  if (!draft) return;
  if (event.by === 'human') humanReply(draft, event.at);
  else if (draft.end === 'open') automatedReply(draft, event);
}

/** Closing answers nobody: the wait of a closed, merged or silently solved episode still ends with the first reply. */
function humanReply(draft: DraftEpisode, at: Instant): void {
  if (draft.end !== 'abandoned' && !draft.isSettledByBot) draft.firstResponseAt ??= at;
  if (draft.end === 'closed_unanswered') draft.end = 'open';
  if (draft.end !== 'open') return;
  draft.lastWord = { by: 'human', at };
  draft.lastHelpAt = at;
}

function automatedReply(draft: DraftEpisode, event: TimelineEvent): void {
  draft.firstAutomatedResponseAt ??= event.at;
  if (event.asksForHuman === true) draft.isPersonWanted = true;
  if (event.by !== 'bot') return;
  draft.lastHelpAt = event.at;
  if (event.isAnswer === true) draft.lastWord = { by: 'bot', at: event.at };
}

/** A requested callback is no abandon: the wait goes on. What the system dropped, the customer did not give up. */
function abandon(draft: DraftEpisode, event: TimelineEvent): void {
  draft.isQueued = true;
  if (event.asksForHuman === true) draft.isPersonWanted = true;
  else if (draft.firstResponseAt !== null) hangUp(draft, event);
  else if (event.by !== 'customer') draft.end = 'closed_unanswered';
  else {
    draft.end = 'abandoned';
    draft.abandonedAt = event.at;
  }
}

/** Set to solved. A timer cannot solve what the customer had the last word in; nor a rule what nobody answered. */
function close(draft: DraftEpisode, event: TimelineEvent): void {
  const isTimer = event.isAutomatic === true;
  if (isLeftToBot(draft)) settleByBot(draft, isTimer ? draft.lastWord.at : event.at, null);
  else if (isTimer) closeByTimer(draft);
  else if (draft.firstResponseAt !== null || event.by === 'human' || event.by === 'customer') {
    solve(draft, event.at);
  } else draft.end = 'closed_unanswered';
}

function closeByTimer(draft: DraftEpisode): void {
  const isAnswered = draft.firstResponseAt !== null && draft.lastWord.by !== 'customer';
  if (isAnswered) solve(draft, draft.lastHelpAt);
  else draft.end = 'closed_unanswered';
}

/** The call or chat is over: solved live if a person was there; a bot's answer is left to the customer's silence. */
function hangUp(draft: DraftEpisode, event: TimelineEvent): void {
  if (draft.firstResponseAt !== null) {
    if (event.isAutomatic === true) closeByTimer(draft);
    else solve(draft, event.at);
  } else if (!isLeftToBot(draft)) draft.end = 'closed_unanswered';
}

/** An agent takes a closed case up again: no reopening by the customer, but not solved either. */
function takeUpAgain(draft: DraftEpisode): void {
  if (draft.end !== 'solved' && draft.end !== 'closed_unanswered') return;
  draft.end = 'open';
  draft.resolvedAt = null;
  if (draft.isSettledByBot) draft.isPersonWanted = true;
  draft.isSettledByBot = false;
}
