// The survival curve of a small sample, time by time: for a chart, and for the tests of the bucket
// form.
import { kaplanMeierMass } from './kaplan-meier.js';
import { finiteKeys, massTotal, type Mass } from './mass.js';

/** One step of the curve: the share still waiting just after `time`. */
export interface SurvivalStep {
  readonly time: number;
  readonly surviving: number;
  /** Greenwood's standard error; null once nobody is left. */
  readonly standardError: number | null;
}

/**
 * What share is still waiting after each time at which a wait ended? `ended` and `censored` count
 * contacts by time (any unit). Valid as `kaplanMeierMass`. Source: Kaplan and Meier 1958; Greenwood
 * 1926.
 */
export function kaplanMeierCurve(ended: Mass, censored: Mass): SurvivalStep[] {
  const mass = kaplanMeierMass(ended, censored);
  const all = massTotal(ended) + massTotal(censored);
  const times = finiteKeys(new Map([...ended, ...censored]));
  const steps: SurvivalStep[] = [];
  let atRisk = all;
  let surviving = all;
  let greenwood = 0;
  for (const time of times) {
    const events = ended.get(time) ?? 0;
    surviving -= mass.get(time) ?? 0;
    greenwood += events / (atRisk * (atRisk - events));
    const share = surviving / all;
    const isOver = atRisk === events;
    const standardError = isOver ? null : share * Math.sqrt(greenwood);
    if (events > 0) steps.push({ time, surviving: isOver ? 0 : share, standardError });
    atRisk -= events + (censored.get(time) ?? 0);
  }
  return steps;
}

/** First time by which a share `p` (0..1) has ended, without interpolation; null = not reached. */
export function survivalQuantile(curve: readonly SurvivalStep[], p: number): number | null {
  return curve.find((step) => step.surviving <= 1 - p + 1e-12)?.time ?? null;
}

/**
 * Mean wait up to `horizon`, the unit of the times: the area under the curve. Valid where somebody
 * is followed that far.
 */
export function restrictedMean(curve: readonly SurvivalStep[], horizon: number): number {
  let area = 0;
  let reached = 0;
  let surviving = 1;
  for (const step of curve) {
    if (step.time >= horizon) break;
    area += surviving * (step.time - reached);
    [reached, surviving] = [step.time, step.surviving];
  }
  return area + surviving * (horizon - reached);
}
