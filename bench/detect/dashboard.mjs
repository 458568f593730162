// What a dashboard would have said of the same year: figures of the last seven days against thresholds, or a canary's test.
import { bucketOf } from '../../dist/domain/cell.js';
import { normalTwoSidedP } from '../../dist/statistics/distributions.js';
import { prepareStratum, scorePrepared } from '../../dist/statistics/van-elteren.js';
import { channels, days, firstDay, metrics, topics } from './company.mjs';

const dayMs = 86_400_000;
const start = Date.parse(`${firstDay}T00:00:00Z`) - 3_600_000;
const windowDays = 7;
/** The monitor learns so long before it may speak: so do these. */
const firstJudgedDay = 42;
const fewest = 20;
/** Levels at which a canary calls two samples different. */
const canaryLevel = 0.02;

function valueOf(interaction, metric) {
  if (metric === 'csat') return interaction.csat;
  if (metric === 'answer_correct')
    return interaction.answerCorrect === null ? null : Number(interaction.answerCorrect);
  const { firstResponseAt, openedAt } = interaction;
  return firstResponseAt === null ? null : (firstResponseAt - openedAt) / 1000;
}

function cellKey(metric, topic) {
  return `${metric} ${topic ?? 'all'}`;
}

/** Cell -> channel -> day -> values. What a dashboard shows once the day is over; abandoned calls have no answer and drop out. */
function valuesByDay(interactions) {
  const cells = new Map();
  const add = (key, channel, day, value) => {
    if (!cells.has(key))
      cells.set(
        key,
        channels.map(() => Array.from({ length: days + 1 }, () => [])),
      );
    cells.get(key)[channel][day].push(value);
  };
  for (const one of interactions) {
    const day = Math.min(days, Math.max(0, Math.floor((one.openedAt - start) / dayMs)));
    const channel = channels.indexOf(one.channel);
    for (const metric of metrics) {
      const value = valueOf(one, metric);
      if (value === null) continue;
      add(cellKey(metric, null), channel, day, value);
      add(cellKey(metric, one.topic), channel, day, value);
    }
  }
  return cells;
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The direction in which the seven-day means differ by more than the margin: 1, -1, or 0. */
function overThreshold(metric, a, b) {
  const [one, other] = [mean(a), mean(b)];
  if (metric === 'first_response') return one > 1.15 * other ? 1 : other > 1.15 * one ? -1 : 0;
  const margin = metric === 'csat' ? 0.15 : 0.04;
  return one < other - margin ? 1 : other < one - margin ? -1 : 0;
}

function massOf(metric, values) {
  const mass = new Map();
  for (const value of values) {
    const key = metric === 'first_response' ? bucketOf(value) : value;
    mass.set(key, (mass.get(key) ?? 0) + 1);
  }
  return mass;
}

/** The direction in which a Mann-Whitney test on the pooled values calls them different: 1, -1, or 0. */
function canary(metric, a, b) {
  const stratum = prepareStratum(massOf(metric, a), massOf(metric, b));
  const score = scorePrepared(stratum);
  const z = stratum.varianceNull > 0 ? score / Math.sqrt(stratum.varianceNull) : 0;
  return normalTwoSidedP(z) < canaryLevel ? Math.sign(z) : 0;
}

/** How often an alarm begins: a day that alarms after one that did not, once it has lasted `inARow` days. */
function incidents(signs, inARow) {
  let [count, run, last] = [0, 0, 0];
  for (const sign of signs) {
    run = sign !== 0 && sign === last ? run + 1 : sign === 0 ? 0 : 1;
    if (run === inARow) count++;
    last = sign;
  }
  return count;
}

/** False (or any) incidents of a year by each of the usual ways. */
export function dashboardYear(interactions) {
  const counts = { threshold: 0, thresholdThreeDays: 0, canary: 0 };
  for (const [key, [a, b]] of valuesByDay(interactions)) {
    const metric = key.split(' ')[0];
    const [byMean, byTest] = [[], []];
    for (let day = firstJudgedDay; day < days; day++) {
      const [lastA, lastB] = [a, b].map((list) => list.slice(day - windowDays + 1, day + 1).flat());
      const isEnough = Math.min(lastA.length, lastB.length) >= fewest;
      byMean.push(isEnough ? overThreshold(metric, lastA, lastB) : 0);
      byTest.push(isEnough ? canary(metric, lastA, lastB) : 0);
    }
    counts.threshold += incidents(byMean, 1);
    counts.thresholdThreeDays += incidents(byMean, 3);
    counts.canary += incidents(byTest, 1);
  }
  return counts;
}

export const cells = metrics.length * (topics.length + 1);
