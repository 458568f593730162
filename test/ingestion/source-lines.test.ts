import { pollIntervalOf } from '../../src/ingestion/source-lines.js';

describe('the interval of a poll', () => {
  it.each([
    ['*/5 * * * *', 300],
    ['0 * * * *', 3600],
    ['*/10 * * * * *', 10],
    ['0 9 * * mon', 604_800],
  ])('%s is %s seconds', (cron, seconds) => {
    expect(pollIntervalOf(cron)).toBe(seconds);
  });
});
