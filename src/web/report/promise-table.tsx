// Section D: does each channel keep its promise? A table of topic x channel, and the ledger of promises.
import type { MetricId } from '../../domain/metric.js';
import type { MatrixCell } from '../../report/consistency-report.js';
import { ScrollBox, Section } from '../frame/section.js';
import { VerdictMark } from '../frame/verdict-chip.js';
import { waitRows } from './waits.js';
import { channelsOf, topicRows, type TopicRow } from '../view/topic-rows.js';
import { BehindLink, FigureTable } from './figure-table.js';
import { PromiseLedger } from './promise-ledger.js';
import type { ReportPage, SectionProps } from './report-page.js';

const metric: MetricId = 'promise_kept';

export function PromiseSection({ view }: SectionProps) {
  const { page, report } = view;
  const rows = promiseRows(view);
  const title = page.say('section.promises');
  if (rows.length === 0 && report.promises.length === 0) return null;
  return (
    <Section id="promises" title={title} note={page.say('note.promises')}>
      {rows.length > 0 ? (
        <ScrollBox label={title}>
          <FigureTable
            view={view}
            caption={title}
            rows={rows}
            channels={channelsOf(report, rows)}
            cell={(cell) => <KeptCell view={view} cell={cell} />}
            under={(channel) => within(view, channel)}
          />
        </ScrollBox>
      ) : null}
      {report.promises.length > 0 ? <PromiseLedger view={view} /> : null}
    </Section>
  );
}

/** In the order of the waits above, so that a topic is found at the same place. */
function promiseRows(view: ReportPage): readonly TopicRow[] {
  const { page, report, order } = view;
  const place = new Map(waitRows(view).map(({ topic }, index) => [topic, index]));
  const rows = topicRows(report, {
    metric,
    valueOf: ({ share }) => share,
    order,
    nameOf: page.speaker.topicName,
  });
  const placeOf = ({ topic }: TopicRow): number => place.get(topic) ?? place.size;
  return place.size === 0 ? rows : [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The share, with a sign and a tint where it stands against the best of its row. */
function KeptCell({ view, cell }: { view: ReportPage; cell: MatrixCell }) {
  const { page } = view;
  return (
    <span class={`kept${cell.verdict ? ` tint-${cell.verdict}` : ''}`}>
      <BehindLink view={view} cell={cell} text={page.write.percent(cell.share)} />
      {cell.verdict ? (
        <VerdictMark page={page} verdict={cell.verdict} />
      ) : (
        <span class="mark">
          {cell.isBest ? <span class="unseen">{page.say('verdict.best')}</span> : null}
        </span>
      )}
    </span>
  );
}

/** What the channel promises, under its name, where it is one promise for all that is shown. */
function within({ page, report }: ReportPage, channel: string): string {
  const own = report.promises.filter((row) => row.channel === channel);
  const whole = own.filter(({ topic }) => topic === null);
  const shown = whole.length > 0 ? whole.slice(0, 1) : own;
  const spans = [...new Set(shown.map(({ withinSeconds }) => withinSeconds))];
  const [span] = spans;
  if (spans.length !== 1 || span === undefined) return page.say('note.varies');
  return span === null
    ? page.say('note.perRow')
    : page.say('note.promiseLine', { within: page.write.wait(span) });
}
