// What the report's matrix, its channels and its trend state, asked of raw rows in SQL.
import { yearFrom, yearTo } from './rows.mjs';

const weekMs = 7 * 86_400_000;

export const columns =
  'id, channel, topic, opened_at, first_response_at, resolved_at, abandoned_at, csat, within_ms';

export const schema = `CREATE TABLE contact (id text, channel text, topic text, opened_at bigint, first_response_at bigint,
  resolved_at bigint, abandoned_at bigint, csat integer, within_ms bigint)`;

const counts = `count(*) AS n, count(first_response_at) AS answered, count(resolved_at) AS resolved,
  sum(first_response_at - opened_at) AS waited, sum(resolved_at - opened_at) AS worked,
  count(abandoned_at) AS abandoned, count(csat) AS rated, sum(csat) AS ratings,
  sum(CASE WHEN first_response_at - opened_at <= within_ms THEN 1 ELSE 0 END) AS kept`;

const ofTheYear = `FROM contact WHERE opened_at >= ${yearFrom} AND opened_at < ${yearTo}`;

/** One row a channel and topic, and one a channel: contacts, how they ended, exact p50 and p90 of both waits, ratings, promises kept. */
const matrix = (quantile) => `SELECT channel, topic, ${counts},
  ${quantile('first_response_at', 0.5)} AS p50, ${quantile('first_response_at', 0.9)} AS p90,
  ${quantile('resolved_at', 0.5)} AS solved_p50, ${quantile('resolved_at', 0.9)} AS solved_p90
  ${ofTheYear} GROUP BY GROUPING SETS ((channel, topic), (channel))`;

/** One row a channel and week. Weeks of 168 hours: the two that summer time shifts cost the same. */
const trend = (
  quantile,
) => `SELECT channel, (opened_at - ${yearFrom}) - (opened_at - ${yearFrom}) % ${weekMs} AS week, ${counts},
  ${quantile('first_response_at', 0.5)} AS p50, ${quantile('resolved_at', 0.5)} AS solved_p50
  ${ofTheYear} GROUP BY 1, 2`;

const seconds = (aggregate) => `(${aggregate}) / 1000.0`;

/** The two questions in the words of each peer. */
export const queriesOf = {
  duckDb: [matrix, trend].map((query) =>
    query((until, share) => seconds(`quantile_cont(${until} - opened_at, ${share})`)),
  ),
  postgres: [matrix, trend].map((query) =>
    query((until, share) =>
      seconds(`percentile_cont(${share}) WITHIN GROUP (ORDER BY ${until} - opened_at)`),
    ),
  ),
};
