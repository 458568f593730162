// Timeline events, written short.
import type { ConversationRead, TimelineEvent } from '../domain/conversation.js';

type Given = Pick<TimelineEvent, 'id' | 'at' | 'by'> & Partial<TimelineEvent>;

/** An event the customer can see; a message unless said otherwise. */
export function eventOf(given: Given): TimelineEvent {
  return { kind: 'message', isVisibleToCustomer: true, ...given };
}

type Read = Pick<ConversationRead, 'id'> & Partial<ConversationRead>;

/** A fragment of a conversation: what is not given is not known. */
export function partOf(given: Read): ConversationRead {
  return { ...nothingKnown, ...given, coverage: 'part' };
}

/** A whole conversation: what is not given, there is not. */
export function wholeOf(given: Read): ConversationRead {
  return { ...nothingKnown, ...given, coverage: 'whole' };
}

const nothingKnown: Omit<ConversationRead, 'id' | 'coverage'> = {
  ...{ updatedAt: null, channel: '', topics: [], startedBy: 'customer', customer: null },
  ...{ events: [], dueAt: null, counts: {}, ratings: [] },
  ...{ answerCorrect: null, resolvedFirstContact: null },
};
