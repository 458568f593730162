// Many e-values at once: which detectors may speak when the share of false alarms must stay small?

/**
 * Which of these e-values (>= 0) are discoveries at false discovery rate `alpha`? Those among the k
 * largest, with the largest k whose k-th e-value is at least m / (alpha k). Valid under any
 * dependence. O(m log m). Source: Wang and Ramdas 2022.
 */
export function eBenjaminiHochberg(eValues: readonly number[], alpha: number): boolean[] {
  const falling = [...eValues].sort((one, other) => other - one);
  const enough = (e: number, index: number): boolean => e >= eValues.length / (alpha * (index + 1));
  const last = falling.findLastIndex(enough);
  const threshold = last < 0 ? Infinity : (falling[last] as number);
  return eValues.map((e) => e >= threshold);
}
