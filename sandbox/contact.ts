// What the simulation yields: every contact with its whole timeline, as somebody who sees everything would write it down.
import type { Door, Topic } from './company.js';

export type SimulatedKind =
  | 'message'
  | 'receipt'
  | 'note'
  | 'queued'
  | 'connected'
  | 'transferred'
  | 'abandoned'
  | 'solved'
  | 'reopened'
  | 'ended';

export interface SimulatedEvent {
  readonly at: number;
  readonly by: 'customer' | 'agent' | 'bot' | 'system';
  readonly kind: SimulatedKind;
  /** Number of the agent; null for anybody else. */
  readonly agent: number | null;
  /** Thanks and nothing more. */
  readonly isCourtesy?: boolean;
}

/** A survey a customer filled in. */
export interface SurveyAnswer {
  readonly invitedAt: number;
  readonly at: number;
  /** 1-5. */
  readonly csat: number;
  /** 0-10. */
  readonly nps: number;
  /** 1-7, 7 = easiest. */
  readonly ces: number;
}

/** A colleague looked the answer over. */
export interface Review {
  readonly at: number;
  readonly isRight: boolean;
}

export interface SimulatedContact {
  /** 1, 2, 3 ... in order of opening. */
  readonly id: number;
  readonly door: Door;
  readonly topic: Topic;
  readonly customer: number;
  readonly openedAt: number;
  /** In order of time; those after "now" have not happened yet. */
  readonly events: readonly SimulatedEvent[];
  readonly survey: SurveyAnswer | null;
  readonly review: Review | null;
  /** A contact made because an earlier one, at another door, took too long. */
  readonly escapedFrom: number | null;
}
