// Earned growth: what returning customers and those they sent bring, period by period.
import type { EarnedGrowth } from '../../domain/earned-growth.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import type { SectionProps } from './report-page.js';

export function EarnedGrowthTable({ view: { page, report } }: SectionProps) {
  const rows = report.earnedGrowth ?? [];
  if (rows.length === 0) return null;
  const { say, write } = page;
  const amount = (head: string, pick: (row: EarnedGrowth) => number): Column<EarnedGrowth> => ({
    head,
    isNumber: true,
    of: (row) => write.count(pick(row)),
  });
  const title = say('growth.title');
  return (
    <div class="cause">
      <h3>{title}</h3>
      <p class="note">{say('growth.note')}</p>
      <PlainTable
        caption={title}
        rows={rows}
        keyOf={({ period }) => period}
        columns={[
          { head: say('growth.period'), of: ({ period }) => period },
          amount(say('growth.returning'), ({ returning }) => returning),
          amount(say('growth.earned'), ({ earned }) => earned),
          amount(say('growth.bought'), ({ bought }) => bought),
          amount(say('growth.unmarked'), ({ unmarked }) => unmarked),
          {
            head: say('growth.growth'),
            isNumber: true,
            of: ({ growth }) => write.percent(growth),
          },
        ]}
      />
    </div>
  );
}
