// A vendor's own figures beside ours, each with the way from one to the other.
import type { Reconciliation, ReconciledFigure } from '../../report/supplied-sections.js';
import type { Page } from '../frame/page.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import { Section } from '../frame/section.js';

type Row = ReconciledFigure & { readonly source: string };

export function VendorFigures(props: { page: Page; entries: readonly Reconciliation[] }) {
  const { page, entries } = props;
  const rows = entries.flatMap(({ source, figures }) =>
    figures.map((figure): Row => ({ ...figure, source })),
  );
  if (rows.length === 0) return null;
  const title = page.say('vendor.title');
  return (
    <Section id="vendor" title={title} note={page.say('vendor.note')}>
      <PlainTable
        caption={title}
        rows={rows}
        keyOf={({ source, channel, measure, statistic, from }) =>
          [source, channel, measure, statistic, from].join(' ')
        }
        columns={[...whatColumns(page), ...figureColumns(page)]}
      />
    </Section>
  );
}

function whatColumns({ say, write, speaker }: Page): readonly Column<Row>[] {
  return [
    { head: say('head.source'), of: ({ source }) => source },
    { head: say('head.channel'), of: ({ channel }) => speaker.channelName(channel) },
    {
      head: say('head.metric'),
      of: ({ measure, statistic }) =>
        `${measure === 'contacts' ? say('head.contacts') : speaker.metricName(measure)}, ${say(`vendor.${statistic}`)}`,
    },
    {
      head: say('filter.period'),
      of: ({ from, to }) => `${write.day(from)} - ${write.day(to - 1)}`,
    },
  ];
}

function figureColumns(page: Page): readonly Column<Row>[] {
  const { say } = page;
  return [
    { head: say('vendor.theirs'), isNumber: true, of: (row) => textOf(page, row, row.theirs) },
    { head: say('vendor.ours'), isNumber: true, of: (row) => textOf(page, row, row.ours) },
    { head: say('vendor.way'), of: (row) => wayOf(page, row) },
  ];
}

function textOf({ write }: Page, { statistic }: Row, value: number | null): string {
  if (statistic === 'share') return write.percent(value);
  if (statistic === 'count') return value === null ? '' : write.count(value);
  return write.wait(value);
}

/** Each switch from their rule to ours, with the figure after it; what stays unexplained is said. */
function wayOf(page: Page, row: Row): string {
  const { say } = page;
  const steps = row.steps.map(
    ({ reason, contacts, value }) =>
      `${say(`vendor.step.${reason}`)} (${say('unit.contacts', { n: contacts })}): ${textOf(page, row, value)}`,
  );
  const rest = textOf(page, row, Math.abs(row.unexplained));
  const left = row.isExplained ? [] : [say('vendor.unexplained', { rest })];
  return [...steps, ...left].join('; ');
}
