// A stretch of time in words: `49 min`, `14 h 19 min`, `2 days`.
import type { Language } from '../consistency-report.js';
import { wordsOf, type Say } from './words.js';

const minuteSeconds = 60;
const hourSeconds = 3600;
const daySeconds = 86_400;

/**
 * How long is that, to the precision a reader can use? Seconds under ten minutes, whole minutes under a day, whole
 * hours under ten days, whole days beyond. Parts that are nought are not said. Negative stretches carry a minus.
 */
export function durationWords(seconds: number, lang: Language): string {
  if (seconds < 0) return `-${durationWords(-seconds, lang)}`;
  const whole = Math.round(seconds / stepSeconds(seconds)) * stepSeconds(seconds);
  if (whole > seconds && stepSeconds(whole) > stepSeconds(seconds)) {
    return durationWords(whole, lang);
  }
  const words = parts(whole)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => wordsOf(lang)(unit, { n: count }));
  return words.length === 0 ? wordsOf(lang)('unit.seconds', { n: 0 }) : words.join(' ');
}

function stepSeconds(seconds: number): number {
  if (seconds < 10 * minuteSeconds) return 1;
  if (seconds < daySeconds) return minuteSeconds;
  return seconds < 10 * daySeconds ? hourSeconds : daySeconds;
}

function parts(whole: number): readonly (readonly [Parameters<Say>[0], number])[] {
  return [
    ['unit.days', Math.floor(whole / daySeconds)],
    ['unit.hours', Math.floor((whole % daySeconds) / hourSeconds)],
    ['unit.minutes', Math.floor((whole % hourSeconds) / minuteSeconds)],
    ['unit.seconds', whole % minuteSeconds],
  ];
}
