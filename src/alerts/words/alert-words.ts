// What every language must be able to say around the figures; the sentences themselves come from the report.

interface TitleNames {
  readonly topic: string;
  readonly better: string;
  readonly worse: string;
  readonly metric: string;
  /** Severity major. */
  readonly isFar: boolean;
}

export interface AlertWords {
  readonly digest: string;
  readonly index: (value: string) => string;
  readonly indexBefore: (value: string) => string;
  readonly process: string;
  readonly content: string;
  readonly outcome: string;
  readonly evidence: string;
  readonly largestGaps: string;
  readonly moreGaps: (count: number) => string;
  readonly better: string;
  readonly held: string;
  readonly snoozedUntil: (name: string, day: string) => string;
  readonly acceptedUntil: (name: string, day: string) => string;
  readonly hasWorsened: string;
  readonly missing: string;
  readonly since: (day: string) => string;
  readonly completeUntil: (instant: string) => string;
  readonly neverComplete: string;
  readonly zone: (zone: string) => string;
  readonly mayStillChange: string;
  readonly nothing: string;
  readonly openReport: string;
  readonly resolved: string;
  readonly andMore: (count: number) => string;
  readonly onIt: (who: string, when: string) => string;
  readonly title: {
    readonly answersLater: (names: TitleNames) => string;
    readonly solvesLater: (names: TitleNames) => string;
    readonly doesWorse: (names: TitleNames) => string;
  };
  readonly figures: {
    readonly contacts: (figure: string, contacts: string) => string;
    readonly promise: string;
    readonly kept: string;
    readonly keptAgainst: (better: string, worse: string) => string;
    readonly since: string;
    readonly atOpening: string;
    readonly nowAgainst: (now: string, opening: string) => string;
  };
  readonly lines: {
    readonly first: (title: string) => string;
    readonly worsened: (title: string, now: string) => string;
    readonly reopened: (title: string) => string;
    readonly resolved: (title: string, days: number) => string;
    readonly corrected: (title: string) => string;
    readonly acted: (title: string) => string;
  };
  readonly source: {
    readonly late: (source: string) => string;
    readonly broken: (source: string) => string;
    readonly silent: (source: string) => string;
    readonly returned: (source: string) => string;
    readonly muted: string;
  };
  readonly history: (count: number) => string;
  readonly historySince: (title: string, day: string) => string;
  readonly storm: (count: number) => string;
  readonly stormHow: string;
  readonly routeClosed: (route: string, answer: string) => string;
  readonly routeClosedHow: string;
  readonly howSure: (contacts: string) => string;
  readonly actions: {
    readonly acknowledge: string;
    readonly snooze: string;
    readonly oneDay: string;
    readonly oneWeek: string;
    readonly nextDigest: string;
    readonly accept: string;
    readonly notUseful: string;
  };
}
