// Weekly opening hours as people write them: { mon-fri: ["08:00-12:30", "13:00-18:00"] }.

/** Part of a local day in minutes since midnight, half-open; `closes` beyond 1440 goes on into the next day. */
export interface StaffedSpan {
  readonly opens: number;
  readonly closes: number;
}

/** Spans of each weekday: index 0 = Monday .. 6 = Sunday. */
export type WeeklyHours = readonly (readonly StaffedSpan[])[];

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Reads hours by weekday: keys `mon`, `mon-fri`, `sat,sun`; spans `08:00-12:30`, a day's end is `24:00`, and a span
 * that closes before it opens goes on past midnight. Throws one sentence naming the key or span that cannot be read.
 */
export function parseWeeklyHours(hours: Readonly<Record<string, readonly string[]>>): WeeklyHours {
  const week: StaffedSpan[][] = weekdays.map(() => []);
  for (const [days, spans] of Object.entries(hours)) {
    const parsed = spans.map(parseSpan);
    for (const day of parseDays(days)) week[day]!.push(...parsed);
  }
  return week;
}

/** Indices of the days a key names; a range may run over the week-end (`sat-mon`). */
function parseDays(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map((word) => dayIndex(word, text));
    const length = last === undefined ? 0 : (last - first! + 7) % 7;
    return Array.from({ length: length + 1 }, (_, step) => (first! + step) % 7);
  });
}

function dayIndex(word: string, key: string): number {
  const index = weekdays.indexOf(word.trim().toLowerCase().slice(0, 3));
  if (index < 0) {
    throw new Error(`"${key}" names no days: write mon, mon-fri or sat,sun.`);
  }
  return index;
}

function parseSpan(text: string): StaffedSpan {
  const parts = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  const [opens, closes] = parts
    ? [minutes(parts[1]!, parts[2]!), minutes(parts[3]!, parts[4]!)]
    : [];
  const isReadable = opens !== undefined && closes !== undefined && opens < 1440 && closes <= 1440;
  if (!isReadable || opens === closes) {
    throw new Error(
      `"${text}" is no span of hours: write 08:00-12:30, with 24:00 for the end of the day.`,
    );
  }
  return { opens, closes: closes < opens ? closes + 1440 : closes };
}

/** NaN where the minutes are no minutes, so that the comparison above refuses it. */
function minutes(hour: string, minute: string): number {
  return Number(minute) > 59 ? Number.NaN : Number(hour) * 60 + Number(minute);
}
