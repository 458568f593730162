// Those who would speak well of the company: silent promoters among customers, pride among the people who work there.

/** One 0-10 answer of a customer, and whether they told someone or came as somebody's referral. */
export interface Referral {
  readonly day: string;
  readonly channel: string;
  readonly topic: string | null;
  readonly score: number;
  readonly hasTold: boolean;
}

/** Promoters (9-10) of one day, channel and topic, and how many of them keep it to themselves. */
export interface PromoterCount {
  readonly day: string;
  readonly channel: string;
  readonly topic: string | null;
  readonly promoters: number;
  readonly silent: number;
}

/** One answer of an employee. */
export interface EmployeeAnswer {
  readonly month: string;
  readonly team: string;
  /** null = the team serves no one channel. */
  readonly channel: string | null;
  readonly score: number;
  /** null = not asked. */
  readonly isProud: boolean | null;
}

/** The answers of one team in one month; never of a person. */
export interface TeamCount {
  readonly month: string;
  readonly team: string;
  readonly channel: string | null;
  readonly answers: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly proud: number;
  /** How many were asked whether they are proud. */
  readonly asked: number;
}

/** Promoters counted by day, channel and topic; other answers are in none. */
export function countPromoters(referrals: readonly Referral[]): readonly PromoterCount[] {
  const counts = new Map<string, PromoterCount>();
  for (const { day, channel, topic, score, hasTold } of referrals) {
    if (score < 9) continue;
    const key = JSON.stringify([day, channel, topic]);
    const { promoters, silent } = counts.get(key) ?? { promoters: 0, silent: 0 };
    const more = { promoters: promoters + 1, silent: silent + (hasTold ? 0 : 1) };
    counts.set(key, { day, channel, topic, ...more });
  }
  return [...counts.values()];
}

/** Employees' answers counted by month, team and channel. */
export function countTeams(answers: readonly EmployeeAnswer[]): readonly TeamCount[] {
  const counts = new Map<string, TeamCount>();
  for (const answer of answers) {
    const key = JSON.stringify([answer.month, answer.team, answer.channel]);
    counts.set(key, withAnswer(counts.get(key), answer));
  }
  return [...counts.values()];
}

function withAnswer(
  before: TeamCount | undefined,
  { month, team, channel, score, isProud }: EmployeeAnswer,
): TeamCount {
  const count = before ?? { answers: 0, promoters: 0, detractors: 0, proud: 0, asked: 0 };
  return {
    month,
    team,
    channel,
    answers: count.answers + 1,
    promoters: count.promoters + Number(score >= 9),
    detractors: count.detractors + Number(score <= 6),
    proud: count.proud + Number(isProud === true),
    asked: count.asked + Number(isProud !== null),
  };
}
