// Every pair of channels on one topic: verdict, words, figures.
import type { Comparison } from '../../domain/comparison.js';
import { reasonWords, verdictSentence } from '../../report/sentence.js';
import { remarks } from '../../report/sentence/remarks.js';
import { PlainTable, type Column } from '../frame/plain-table.js';
import { Section } from '../frame/section.js';
import { VerdictChip } from '../frame/verdict-chip.js';
import type { ReportPage } from '../report/report-page.js';
import { verdictOrder } from '../view/cells.js';

export function PairSection({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, report } = view;
  const own = report.comparisons.filter((comparison) => comparison.topic === topic);
  if (own.length === 0) return null;
  const title = page.say('section.pairs');
  const ranked = [...own].sort((a, b) => verdictOrder(a.verdict) - verdictOrder(b.verdict));
  const known = ranked.filter(({ verdict }) => verdict !== 'inconclusive');
  const unknown = ranked.filter(({ verdict }) => verdict === 'inconclusive');
  return (
    <Section id="pairs" title={title}>
      {known.length > 0 ? <PairTable view={view} caption={title} rows={known} /> : null}
      {unknown.length > 0 ? <Unknown view={view} rows={unknown} /> : null}
    </Section>
  );
}

interface RowsProps {
  readonly view: ReportPage;
  readonly rows: readonly Comparison[];
}

function PairTable({ view, rows, caption }: RowsProps & { caption: string }) {
  return (
    <PlainTable
      caption={caption}
      columns={columnsOf(view)}
      rows={rows}
      keyOf={(comparison) => comparison.id}
    />
  );
}

/** Pairs without a verdict: there when asked for. */
function Unknown({ view, rows }: RowsProps) {
  const caption = view.page.say('pairs.unknown', { n: rows.length });
  return (
    <details class="as-table">
      <summary>{caption}</summary>
      <PairTable view={view} caption={caption} rows={rows} />
    </details>
  );
}

function columnsOf(view: ReportPage): readonly Column<Comparison>[] {
  const { page } = view;
  return [
    { head: page.say('head.metric'), of: (one) => <What view={view} comparison={one} /> },
    {
      head: page.say('head.verdict'),
      of: ({ verdict, severity }) => (
        <VerdictChip page={page} verdict={verdict} severity={severity} />
      ),
    },
    { head: page.say('head.sentence'), of: (one) => <Words view={view} comparison={one} /> },
    { head: page.say('head.better'), of: (one) => <Side view={view} one={one} side="better" /> },
    { head: page.say('head.worse'), of: (one) => <Side view={view} one={one} side="worse" /> },
    {
      head: page.say('head.coverage'),
      isNumber: true,
      of: ({ coverage }) => page.write.percent(coverage),
    },
  ];
}

function What({ view: { page }, comparison }: { view: ReportPage; comparison: Comparison }) {
  const { metric, basis, clock } = comparison;
  return (
    <>
      <a href={`${page.links.plain('/definitions')}#${metric}`}>
        {page.speaker.metricName(metric)}
      </a>
      <span class="under">
        {page.say(basis === 'promise' ? 'basis.promise' : `clock.${clock}`)}
      </span>
    </>
  );
}

function Words({ view: { page }, comparison }: { view: ReportPage; comparison: Comparison }) {
  const rest = remarks(comparison, page.speaker);
  const why = reasonWords(comparison.reasonCode, page.speaker);
  return (
    <>
      {verdictSentence(comparison, page.speaker)}
      <span class="under sentence-case">{[`${why}.`, ...rest].join(' ')}</span>
    </>
  );
}

/** One channel of a pair: its own figure, and the same over the common mix. */
function Side(props: { view: ReportPage; one: Comparison; side: 'better' | 'worse' }) {
  const { view, one, side } = props;
  const { page } = view;
  const channel = one[side];
  const estimate = one.estimates[channel];
  if (!estimate) return <>{page.speaker.channelName(channel)}</>;
  return (
    <>
      {page.speaker.channelName(channel)}: <strong>{figure(view, one, estimate)}</strong>
      <span class="under">
        {page.say('unit.contacts', { n: estimate.n })} ·{' '}
        {page.say('cell.alike', { figure: figure(view, one, estimate.standardised) })}
      </span>
    </>
  );
}

type Middle = Readonly<Record<'median' | 'share' | 'mean', number | null>>;

function figure({ page }: ReportPage, comparison: Comparison, of: Middle): string {
  const { unit } = comparison.difference;
  if (unit === 'of_promise') return page.write.withUnit(of.median, unit);
  const kind = page.speaker.metricKind(comparison.metric);
  if (kind === 'duration') return page.write.wait(of.median);
  return kind === 'share' ? page.write.percent(of.share) : page.write.rating(of.mean);
}
