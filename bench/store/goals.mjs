// The goals, word for word those of the design, and what was measured beside each.
export const goals = [
  {
    key: 'ingest',
    name: 'ingest incl. dedupe and rollups vs raw prepared upsert',
    least: 0.45,
    stretch: 0.6,
  },
  { key: 'replay', name: 'same with 30 % redeliveries', least: 0.4, stretch: 0.5 },
  {
    key: 'ndjson',
    name: 'NDJSON text to stored and rolled up, vs the same',
    least: 0.28,
    stretch: 0.36,
  },
  { key: 'upsert', name: 'vs TypeORM upsert', least: 4, unit: 'x' },
  { key: 'save', name: 'vs TypeORM save', least: 15, unit: 'x' },
  { key: 'segments', name: 'segments unlike a recompute after redelivery (SQLite)', most: 0 },
  {
    key: 'segmentsPostgres',
    name: 'segments unlike a recompute after redelivery (PostgreSQL)',
    most: 0,
  },
  {
    key: 'report',
    name: '365-day report over 10 M, all comparisons, finished weeks stored',
    most: 60,
    stretch: 25,
    unit: 'ms CPU',
    isFull: true,
  },
  {
    key: 'cold',
    name: "the same cold: a year's weekly evidence built from hour segments",
    most: 10_000,
    stretch: 3000,
    unit: 'ms CPU',
    isFull: true,
  },
  {
    key: 'duckDb',
    name: 'vs DuckDB on raw rows (CPU)',
    least: 20,
    stretch: 60,
    unit: 'x',
    isFull: true,
  },
  {
    key: 'postgres',
    name: 'vs PostgreSQL on raw rows (CPU)',
    least: 200,
    stretch: 700,
    unit: 'x',
    isFull: true,
  },
  { key: 'growth', name: 'cost at 10 M over cost at 1 M', most: 3, stretch: 1.7, isFull: true },
  {
    key: 'unlike',
    name: 'cells whose n, means, ratings or promise shares differ from raw rows',
    most: 0,
  },
  { key: 'quantile', name: 'p50/p90 error vs exact', most: 0.01 },
  { key: 'win', name: 'win probability error vs exact', most: 0.001 },
  { key: 'loop', name: 'event-loop p99 while reporting', most: 15, stretch: 6, unit: 'ms' },
  { key: 'loopImport', name: 'event-loop p99 while importing', most: 15, stretch: 6, unit: 'ms' },
  {
    key: 'http',
    name: 'cached report vs bare node:http (requests per CPU second)',
    least: 0.6,
    stretch: 0.74,
  },
  { key: 'exportMb', name: '100 000-row export: memory above idle', most: 16, unit: 'MB' },
  { key: 'idleMb', name: 'memory idle', most: 150, unit: 'MB' },
  { key: 'ingestMb', name: 'memory ingesting in bounded batches', most: 300, unit: 'MB' },
  { key: 'start', name: 'cold start', most: 1.5, stretch: 1, unit: 's CPU' },
];

/** `met`, `missed`, or why nothing can be said. */
export function stateOf(goal, found, isFull) {
  if (goal.isFull && !isFull) return 'needs --full';
  if (found === undefined) return 'not measured';
  if (typeof found.absent === 'string') return `absent: ${found.absent}`;
  const isMet = goal.least === undefined ? found.value <= goal.most : found.value >= goal.least;
  return isMet ? 'met' : 'missed';
}
