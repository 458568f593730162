/** The kept timelines a page touches: reads are joined, threads united, surveys attached; in any order, the same book. */
import type { ConversationRead } from '../domain/conversation.js';
import {
  united,
  unread,
  withAbsorbed,
  withRead,
  withSaid,
  type KeptTimeline,
  type SaidNow,
} from './kept-timeline.js';

export class TimelineBook {
  private readonly kept: Map<string, KeptTimeline>;
  private readonly touched = new Set<string>();

  constructor(stored: ReadonlyMap<string, KeptTimeline>) {
    this.kept = new Map(stored);
  }

  /** The timelines that changed or were read again, to be kept and cut. */
  changed(): readonly KeptTimeline[] {
    return [...this.touched].sort().map((id) => this.find(id));
  }

  find(id: string): KeptTimeline {
    return this.kept.get(id) ?? unread(id);
  }

  /** The id under which a conversation's events are kept. */
  rootOf(id: string): string {
    let root = id;
    for (let next = this.joined(root); next !== undefined; next = this.joined(root)) root = next;
    return root;
  }

  read(conversation: ConversationRead): void {
    const root = this.find(this.rootOf(conversation.id));
    this.put(withRead(root, { ...conversation, id: root.id }));
    for (const { kind, into } of conversation.events)
      if (kind === 'merged' && into !== undefined) this.absorb(root.id, into);
  }

  /** Two ids that turned out to be one thread; merged tickets say so themselves and stay two. */
  join(from: string, into: string): void {
    const [one, other] = [this.find(this.rootOf(from)), this.find(this.rootOf(into))];
    if (one.id === other.id || isMergedInto(one, other.id)) return;
    const [stays, goes] = isSurvivor(one, other) ? [one, other] : [other, one];
    this.put(united(stays, goes));
    this.put({ ...unread(goes.id), joinedInto: stays.id });
  }

  say(conversation: string, said: SaidNow): void {
    this.put(withSaid(this.find(this.rootOf(conversation)), said));
  }

  /** Forgets what a conversation held. */
  withdraw(id: string): void {
    this.put(unread(this.rootOf(id)));
  }

  private joined(id: string): string | undefined {
    return this.kept.get(id)?.joinedInto;
  }

  private absorb(id: string, into: string): void {
    this.put(withAbsorbed(this.find(this.rootOf(into)), id));
  }

  private put(timeline: KeptTimeline): void {
    this.kept.set(timeline.id, timeline);
    this.touched.add(timeline.id);
  }
}

function isMergedInto({ events }: KeptTimeline, into: string): boolean {
  return events.some((event) => event.kind === 'merged' && event.into === into);
}

/** A conversation survives a mere name for one; of two conversations the smaller id, so that no order of arrival matters. */
function isSurvivor(one: KeptTimeline, other: KeptTimeline): boolean {
  if (isThread(one) !== isThread(other)) return isThread(one);
  return one.id < other.id;
}

function isThread(timeline: KeptTimeline): boolean {
  return timeline.channel !== '' || timeline.events.length > 0;
}
