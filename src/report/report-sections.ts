// The sections of a report beside its verdicts: escapes, surveys, reviews, and what was said, done and heard.
import type { Instant } from '../domain/clock.js';
import type { Basis, ComparisonClock } from '../domain/comparison.js';
import type { MetricId } from '../domain/metric.js';

/** A share with what it was made of; null where nothing is decided yet. */
export interface ShareFigure {
  readonly numerator: number;
  readonly denominator: number;
  /** 0..1. */
  readonly share: number | null;
}

/** Customers who left one door for another. `topic: null` = over all topics. */
export interface EscapeRow {
  readonly topic: string | null;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Ripe interactions with a customer key on the door left. */
  readonly contacts: number;
  /** count / contacts, 0..1. */
  readonly share: number | null;
  /** Share of the contacts of the door left that the other one could recognise, 0..1; under 0.5 nothing is judged. */
  readonly linkable: number;
}

/** How a channel's ratings came about. */
export interface SurveyRow {
  readonly channel: string;
  readonly metric: MetricId;
  readonly answers: number;
  /** What the rate is over: solved interactions, since invitations are not told. */
  readonly solved: number | null;
  /** answers / solved, 0..1. */
  readonly responseRate: number | null;
  /** Way of asking -> answers; those of unknown mode are in none. */
  readonly modes: Readonly<Record<string, number>>;
}

/** How many of a channel's answers were reviewed, and how they were chosen. */
export interface ReviewRow {
  readonly channel: string;
  readonly reviewed: number;
  /** Interactions answered by a person; null where that is not measured. */
  readonly answered: number | null;
  /** reviewed / answered, 0..1. */
  readonly share: number | null;
  /** `all`, `random`, `complaint`; null = not told. */
  readonly sampling: string | null;
}

/** First-contact resolution of a channel, seen through every door and through its own only. */
export interface FirstContactRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly anyChannel: ShareFigure;
  readonly inChannel: ShareFigure;
  /** What the reading blind to other doors hides, percentage points. */
  readonly hiddenPoints: number | null;
}

/** What closed hours cost the answered contacts of a channel: customer minus staffed time. */
export interface ClosedHoursRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly answered: number;
  /** Seconds, summed over the answered contacts; exact. */
  readonly customerSeconds: number;
  readonly staffedSeconds: number;
  readonly closedSeconds: number;
  /** True where the channel has no calendar: then nothing is lost, and that says nothing of its staff. */
  readonly isAlwaysOpen: boolean;
}

export interface RatingFigure {
  readonly n: number;
  readonly mean: number | null;
  /** CSAT: share of 4-5. CES: share of 5-7. NPS: null. */
  readonly goodShare: number | null;
  /** NPS: % 9-10 minus % 0-6, -100..100. */
  readonly score: number | null;
}

/** Do our own review and the customers' ratings point the same way, against the other channels on the topic? */
export type Views = 'agree' | 'ours_better' | 'theirs_better';

/**
 * What a channel says, does and is said to be. Three lines of trust can be read from it, never one score: competence
 * (`answerCorrect`, `firstContact`), honesty (`promiseKept`), benevolence (`csat`, `ces`).
 */
export interface SaidDoneHeardRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly said: readonly {
    readonly metric: MetricId;
    readonly withinSeconds: number;
    readonly clock: ComparisonClock;
  }[];
  readonly done: {
    readonly promiseKept: ShareFigure | null;
    readonly firstResponse: {
      readonly n: number;
      readonly median: number | null;
      readonly p90: number | null;
    } | null;
    readonly answerCorrect: ShareFigure | null;
    readonly firstContact: ShareFigure | null;
  };
  readonly heard: {
    readonly csat: RatingFigure | null;
    readonly nps: RatingFigure | null;
    readonly ces: RatingFigure | null;
  };
  /** null where either is missing or rests on fewer than eight answers. */
  readonly views: Views | null;
}

/** Where a difference in average waits comes from: what of it is due to this. Negative = it works the other way. */
export interface WhyPart {
  readonly part: 'opening_hours' | 'queue' | 'transfers' | 'mix' | 'rest';
  readonly value: number;
}

/** One difference between two channels on a topic, taken apart; the parts add up to `total`. */
export interface WhyRow {
  readonly comparisonId: string;
  readonly metric: MetricId;
  readonly basis: Basis;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
  /** Ended waits by channel. */
  readonly contacts: Readonly<Record<string, number>>;
  /** Seconds, or times the promise. */
  readonly unit: 'seconds' | 'of_promise';
  /** Average wait of the worse channel minus that of the better one. */
  readonly total: number;
  readonly parts: readonly WhyPart[];
  /** A typical contact of each, with the same question at alike hours; absent where they share no such hours. */
  readonly examples?: { readonly worse: ExampleContact; readonly better: ExampleContact };
}

/** One contact as times alone; seconds since it was opened, null where it did not come to that. */
export interface ExampleContact {
  readonly openedAt: Instant;
  readonly firstResponseSeconds: number | null;
  readonly resolvedSeconds: number | null;
  readonly reopenedSeconds: number | null;
  readonly transfers: number | null;
}

/** A vendor's value that no topic matches, on a channel where too little is mapped to judge topics. */
export interface UnmappedRow {
  readonly channel: string;
  /** null = contacts without any value. */
  readonly raw: string | null;
  readonly count: number;
}

/** Of the contacts of a channel, what share had a first answer within so long (those still waiting count as waiting). */
export interface CurveRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly n: number;
  readonly points: readonly {
    readonly withinSeconds: number;
    /** 0..1, by Kaplan-Meier. */
    readonly share: number;
  }[];
}

/** Sections that a report holds where their input is known. */
export interface ReportSections {
  readonly escapes: readonly EscapeRow[];
  readonly surveys: readonly SurveyRow[];
  readonly reviews: readonly ReviewRow[];
  readonly firstContacts: readonly FirstContactRow[];
  readonly closedHours: readonly ClosedHoursRow[];
  readonly saidDoneHeard: readonly SaidDoneHeardRow[];
  readonly curves: readonly CurveRow[];
}
