/** The files a company may hand in, read into what the report shows of them: sums, never rows of a person. */
import { countPromoters, countTeams } from '../domain/ambassadors.js';
import { earnedGrowth } from '../domain/earned-growth.js';
import type { VendorFigure } from '../domain/vendor-figure.js';
import { vendorMeasures, vendorStatistics } from '../domain/vendor-figure.js';
import { dayStart } from '../domain/zone.js';
import { readTable } from './table.js';

const waysToWin = ['earned', 'bought'] as const;

/** What a file becomes, by the key of `supplied` it stands under. */
export const suppliedReaders = {
  /** customer, period, amount, acquired (earned, bought or empty) -> earned growth. */
  revenue: (path: string) =>
    earnedGrowth(
      readTable(path, ['customer', 'period', 'amount', 'acquired']).map((row) => ({
        customer: row.text('customer'),
        period: row.text('period'),
        amount: row.number('amount'),
        acquired: row.textOrNull('acquired') === null ? null : row.oneOf('acquired', waysToWin),
      })),
    ),
  /** date, channel, topic, nps, told -> promoters by day. */
  referrals: (path: string) =>
    countPromoters(
      readTable(path, ['date', 'channel', 'topic', 'nps', 'told']).map((row) => ({
        day: row.day('date'),
        channel: row.text('channel'),
        topic: row.textOrNull('topic'),
        score: row.number('nps'),
        hasTold: row.yesNo('told') === true,
      })),
    ),
  /** date, team, channel, enps, proud -> answers by team and month. */
  employees: (path: string) =>
    countTeams(
      readTable(path, ['date', 'team', 'channel', 'enps', 'proud']).map((row) => ({
        month: row.day('date').slice(0, 7),
        team: row.text('team'),
        channel: row.textOrNull('channel'),
        score: row.number('enps'),
        isProud: row.yesNo('proud'),
      })),
    ),
} as const;

export type SuppliedKind = keyof typeof suppliedReaders;

/** measure, statistic, channel, from, to (days, `to` exclusive), value, within -> the vendor's figures. */
export function readVendorFigures(path: string, zone: string): readonly VendorFigure[] {
  const columns = ['measure', 'statistic', 'channel', 'from', 'to', 'value'];
  return readTable(path, columns).map((row) => ({
    measure: row.oneOf('measure', vendorMeasures),
    statistic: row.oneOf('statistic', vendorStatistics),
    channel: row.text('channel'),
    from: dayStart(row.day('from'), zone),
    to: dayStart(row.day('to'), zone),
    value: row.number('value'),
    withinSeconds: row.numberOrNull('within'),
  }));
}
