// The sentence of a consistent pair.
import type { Comparison } from '../../domain/comparison.js';
import type { Speaker } from '../speaker.js';
import { namesOf, wording } from './slots.js';

/** "X (Twitter) and Phone are about equally fast for Billing." */
export function consistentSentence(comparison: Comparison, speaker: Speaker): string {
  return speaker.say(`consistent.${wording(comparison, speaker)}`, namesOf(comparison, speaker));
}
