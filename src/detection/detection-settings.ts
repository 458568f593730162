// What the monitor goes by: how many false alarms it may raise, and when a gap opens and closes.

/** Weeks of mean time to a false alarm a single cell is held to, before the number of cells raises it. */
export const presets = { sensitive: 100, balanced: 200, strict: 1000 } as const;
export type Preset = keyof typeof presets;

export interface DetectionSettings {
  readonly preset: Preset;
  /** Complete weeks that teach the overdispersion: at least, and at most. */
  readonly minLearnedWeeks: number;
  readonly historyWeeks: number;
  /** Weeks the estimate looks back, the running one included. */
  readonly estimateWeeks: number;
  /** Fewest contacts a channel in those weeks. */
  readonly minContacts: number;
  /** A gap closes after this many days without alarm, and is open at least so long. */
  readonly quietDays: number;
  readonly minOpenDays: number;
  /** The onset is estimated again this many days after opening. */
  readonly reviewAfterDays: number;
}

export const defaultDetectionSettings: DetectionSettings = {
  preset: 'balanced',
  minLearnedWeeks: 6,
  historyWeeks: 26,
  estimateWeeks: 4,
  minContacts: 20,
  quietDays: 14,
  minOpenDays: 7,
  reviewAfterDays: 28,
};

/** The level M must reach: the preset, or ten times the number of cells watched where that is more. */
export function alarmLevel(preset: Preset, cells: number): number {
  return Math.max(presets[preset], 10 * cells);
}
