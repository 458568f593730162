// A vendor's figure beside ours, with the counted steps from one to the other.
import type { ReconciledFigure, VendorJump } from '../../report/supplied-sections.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import type { ReportPage, SectionProps } from './report-page.js';

interface Line extends ReconciledFigure {
  readonly source: string;
}

export function VendorFigures({ view }: SectionProps) {
  const { page, report } = view;
  const all = report.reconciliation ?? [];
  const lines = all.flatMap(({ source, figures }) => figures.map((one) => ({ source, ...one })));
  if (lines.length === 0) return null;
  const title = page.say('supplied.vendor');
  return (
    <div class="cause">
      <h3>{title}</h3>
      <p class="note">{page.say('supplied.vendorNote')}</p>
      <PlainTable
        caption={title}
        rows={lines}
        keyOf={({ source, channel, measure, statistic, from }) =>
          [source, channel, measure, statistic, from].join(' ')
        }
        columns={columnsOf(view)}
      />
      {all.flatMap(({ source, jumps }) =>
        jumps.map((jump) => (
          <p class="warning" key={`${source} ${jump.measure} ${jump.from}`}>
            {jumpWords(view, source, jump)}
          </p>
        )),
      )}
    </div>
  );
}

function columnsOf(view: ReportPage): readonly Column<Line>[] {
  const { say } = view.page;
  const number = (head: string, pick: (line: Line) => number | null): Column<Line> => ({
    head,
    isNumber: true,
    of: (line) => valueText(view, line, pick(line)),
  });
  return [
    { head: say('supplied.figure'), of: (line) => `${line.source}: ${figureName(view, line)}` },
    number(say('supplied.theirs'), ({ theirs }) => theirs),
    { head: say('supplied.steps'), of: (line) => stepsText(view, line) },
    number(say('supplied.ours'), ({ ours }) => ours),
    {
      head: say('supplied.unexplained'),
      isNumber: true,
      of: (line) => (line.isExplained ? '' : valueText(view, line, line.unexplained)),
    },
  ];
}

function stepsText(view: ReportPage, line: Line): string {
  const { say, write } = view.page;
  const steps = line.steps.map(({ reason, contacts, value }) => {
    const reached = valueText(view, line, value);
    return `${say(`step.${reason}`)} (${write.count(contacts)}): ${reached}`;
  });
  return steps.length === 0 ? say('supplied.none') : steps.join(' → ');
}

type Named = Pick<ReconciledFigure, 'channel' | 'measure' | 'statistic'>;

function figureName({ page }: ReportPage, { channel, measure, statistic }: Named): string {
  const name =
    measure === 'contacts' ? page.say('measure.contacts') : page.speaker.metricName(measure);
  return `${name} (${page.say(`statistic.${statistic}`)}), ${page.speaker.channelName(channel)}`;
}

/** Seconds, a share, or a count, as the figure's statistic has it. A rest below zero keeps its sign. */
function valueText({ page }: ReportPage, { statistic }: Named, value: number | null): string {
  if (value === null) return '';
  if (statistic === 'count') return page.write.count(value);
  if (statistic === 'share') return page.write.percent(value);
  return value < 0 ? `-${page.write.wait(-value)}` : page.write.wait(value);
}

function jumpWords(view: ReportPage, source: string, jump: VendorJump): string {
  const { say, write } = view.page;
  return say('supplied.jump', {
    source,
    figure: figureName(view, jump),
    from: write.day(jump.from),
    to: write.day(jump.to),
    before: valueText(view, jump, jump.before),
    after: valueText(view, jump, jump.after),
    seen: write.day(jump.seenAt),
  });
}
