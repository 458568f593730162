// What a running process keeps from one look to the next, so that a finished day costs that day and not its weeks.
import type { MonitorState } from './advance-day.js';
import type { LiveBook } from './live-day.js';

export interface Warmth {
  /** The look that left it: it serves only the very next one. */
  readonly look: number;
  readonly rules: string;
  readonly state: MonitorState;
  /** Last day filled in -> book. */
  readonly books: ReadonlyMap<string, LiveBook>;
}

/** Losing it costs time, never a verdict. */
export interface LookMemory {
  /** What the last look left, if it is this one; taken out, so that a look that fails leaves nothing half done. */
  take(look: number, rules: string): Warmth | null;
  keep(warmth: Warmth): void;
}

export function createLookMemory(): LookMemory {
  let kept: Warmth | null = null;
  return {
    take: (look, rules) => {
      const found = kept?.look === look && kept.rules === rules ? kept : null;
      kept = null;
      return found;
    },
    keep: (warmth) => {
      kept = warmth;
    },
  };
}
