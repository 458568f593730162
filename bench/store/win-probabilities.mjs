// "Asked the same question on both, who answers first?" by DuckDB on raw rows, stratum by stratum, beside the report's. One line of JSON.
import { compareWindow, openExaminerMemory } from '../../dist/report/reading/examine.js';
import { openStores, pageOf } from './product.mjs';
import { channels, interactionOf, knownUntil, yearFrom, yearOfRows } from './rows.mjs';
import { reportSettings } from './settings.mjs';

const fewTopics = new Set(['topic-01', 'topic-02', 'topic-03']);
/** Four weeks of a year of ten million: so many contacts a stratum that a bucket more or less says nothing. */
const window = { from: yearFrom, to: yearFrom + 28 * 86_400_000 + 3_600_000 };
const clock = { now: () => knownUntil };

/** Local time in Brussels, by the rule itself: summer time from the last Sunday of March to that of October, 01:00 UTC. */
function brussels(instant) {
  const year = new Date(instant).getUTCFullYear();
  const lastSunday = (month) => {
    const end = new Date(Date.UTC(year, month + 1, 0, 1));
    return end.getTime() - end.getUTCDay() * 86_400_000;
  };
  const isSummer = instant >= lastSunday(2) && instant < lastSunday(9);
  return instant + (isSummer ? 2 : 1) * 3_600_000;
}

/** Week (as its Monday), part of the day, weekend. */
function stratumOf(instant) {
  const local = brussels(instant);
  const day = Math.floor(local / 86_400_000);
  const weekday = (day + 3) % 7;
  const hour = Math.floor((local % 86_400_000) / 3_600_000);
  const part = hour < 6 || hour >= 22 ? 0 : hour < 12 ? 1 : hour < 18 ? 2 : 3;
  return { week: day - weekday, part, weekend: weekday >= 5 ? 1 : 0 };
}

async function byDuckDb(rows) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    'CREATE TABLE c (id text, channel text, topic text, wait bigint, week integer, part integer, weekend integer)',
  );
  const appender = await connection.createAppender('c');
  for (const { id, channel, topic, openedAt, firstResponseAt } of rows) {
    const { week, part, weekend } = stratumOf(openedAt);
    for (const text of [id, channel, topic]) appender.appendVarchar(text);
    appender.appendBigInt(BigInt(firstResponseAt - openedAt));
    for (const number of [week, part, weekend]) appender.appendInteger(number);
    appender.endRow();
  }
  appender.closeSync();
  const reader =
    await connection.runAndReadAll(`WITH s AS (SELECT a.channel AS one, b.channel AS other, a.topic AS topic,
      sum(CASE WHEN a.wait > b.wait THEN 1.0 WHEN a.wait = b.wait THEN 0.5 ELSE 0.0 END) AS won, count(DISTINCT a.id) AS n, count(DISTINCT b.id) AS m
      FROM c a JOIN c b ON a.topic = b.topic AND a.week = b.week AND a.part = b.part AND a.weekend = b.weekend AND a.channel < b.channel
      GROUP BY a.channel, b.channel, a.topic, a.week, a.part, a.weekend)
    SELECT one, other, topic, sum((won / (n * m) - 0.5) * n * m / (n + m + 1)) AS score, sum(n * m / (n + m + 1)) AS weight
    FROM s GROUP BY GROUPING SETS ((one, other, topic), (one, other))`);
  const found = new Map();
  for (const { one, other, topic, score, weight } of reader.getRowObjectsJS())
    found.set([one, other, topic ?? ''].join(), 0.5 + Math.abs(Number(score)) / Number(weight));
  connection.closeSync();
  return found;
}

function* fourWeeks(yearly) {
  for (const row of yearOfRows(yearly)) {
    if (row.openedAt >= window.to) return;
    if (fewTopics.has(row.topic) && row.firstResponseAt !== null) yield row;
  }
}

const rows = [...fourWeeks(Number(process.argv[2] ?? 10_000_000))];
const { dataSource, stores } = await openStores('sqlite::memory:', clock);
await stores.interactions.savePage(pageOf(rows.map(interactionOf), knownUntil));
// The report shows whole numbers out of 100; the comparisons behind it carry every digit.
const ends = new Map(channels.map((channel) => [channel, knownUntil]));
const examiner = {
  tallies: stores.tallies,
  settings: reportSettings,
  ends,
  memory: openExaminerMemory(),
};
const comparisons = await compareWindow(examiner, window, 'customer');
const independent = await byDuckDb(rows);
let [compared, worst] = [0, 0];
for (const { metric, basis, topic, better, worse, timesOutOf100 } of comparisons) {
  if (metric !== 'first_response' || basis !== 'customer' || timesOutOf100 === null) continue;
  const other = independent.get([...[better, worse].sort(), topic ?? ''].join());
  compared += 1;
  worst = Math.max(worst, Math.abs(timesOutOf100 / 100 - other));
}
process.stdout.write(`${JSON.stringify({ rows: rows.length, compared, worst })}\n`);
await dataSource.destroy();
