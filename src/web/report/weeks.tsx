// Section F: week by week, one small drawing per channel, all on one scale.
import { niceWaitTicks } from '../chart/axis.js';
import { WeekChart } from '../chart/week-chart.js';
import { InlineMark } from '../frame/marks.js';
import { AsTable, Section } from '../frame/section.js';
import { facetsOf, type Facet, type Facets } from '../view/facets.js';
import type { ReportPage, SectionProps } from './report-page.js';
import { WeekTable } from './week-table.js';

export function WeekSection({ view }: SectionProps) {
  const { page, report } = view;
  const facets = facetsOf(report);
  if (facets === null) return null;
  const title = page.say('section.trend');
  const note = `${page.speaker.metricName(facets.metric)}. ${page.say('note.band')}`;
  return (
    <Section id="weeks" title={title} note={note}>
      <ul class="facets">
        {facets.facets.map((facet) => (
          <FacetItem key={facet.channel} view={view} facet={facet} facets={facets} />
        ))}
      </ul>
      {report.gaps.length > 0 ? <p class="note">{page.say('note.gapMarks')}</p> : null}
      <AsTable page={page} label={title}>
        <WeekTable view={view} facets={facets} />
      </AsTable>
    </Section>
  );
}

interface FacetProps {
  readonly view: ReportPage;
  readonly facet: Facet;
  readonly facets: Facets;
}

function FacetItem({ view, facet, facets }: FacetProps) {
  const { page } = view;
  const name = page.speaker.channelName(facet.channel);
  const last = facet.points.findLast(({ value }) => value !== null);
  return (
    <li class="facet">
      <p class="facet-head">
        <InlineMark kind={page.markOf(facet.channel)} /> {name}
        <span class="value">{page.write.wait(last?.value ?? null)}</span>
      </p>
      <FacetChart view={view} facet={facet} facets={facets} />
    </li>
  );
}

function FacetChart({ view, facet, facets }: FacetProps) {
  const { page } = view;
  const domain = domainOf(facets);
  const [first, last] = [facets.weeks[0]!, facets.weeks.at(-1)!];
  return (
    <WeekChart
      label={spoken(view, facet)}
      mark={page.markOf(facet.channel)}
      points={facet.points.map((point) => ({ ...point, at: point.weekStart }))}
      domain={domain}
      weeks={[first.weekStart, Math.max(last.weekStart, first.weekStart + 1)]}
      ticks={niceWaitTicks(domain)}
      tickText={page.write.wait}
      weekText={[weekName(view, first.week), weekName(view, last.week)]}
      events={eventsOf(facet, facets)}
    />
  );
}

/** Low and high ends of every band, one domain for all. */
function domainOf({ facets }: Facets): readonly [number, number] {
  const all = facets.flatMap(({ points }) =>
    points.flatMap(({ value, low, high }) => [value, low, high]),
  );
  const known = all.filter((value) => value !== null).map((value) => Math.max(1, value));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return [low / 1.25, Math.max(high * 1.25, low * 4)];
}

/** Every weekly figure, for those who do not see the line. */
function spoken({ page }: ReportPage, { channel, points }: Facet): string {
  const figures = points.map(({ week, value }) => `${week} ${page.write.wait(value)}`);
  return `${page.speaker.channelName(channel)}: ${figures.join(', ')}`;
}

function weekName({ page }: ReportPage, week: string): string {
  return page.say('page.week', { first: Number(week.slice(-2)) });
}

const weekMilliseconds = 7 * 86_400_000;

interface GapEvent {
  readonly at: number;
  readonly isOpening: boolean;
}

/** When gaps opened or ended, each at its week: one mark a week, however many there were. */
function eventsOf({ gaps }: Facet, { weeks }: Facets): readonly GapEvent[] {
  const end = weeks.at(-1)!.weekStart + weekMilliseconds;
  const weekOf = (at: number): number | undefined =>
    at < end ? weeks.findLast(({ weekStart }) => weekStart <= at)?.weekStart : undefined;
  const events = gaps.flatMap(({ openedAt, resolvedAt }) => [
    { at: weekOf(openedAt), isOpening: true },
    { at: resolvedAt === null ? undefined : weekOf(resolvedAt), isOpening: false },
  ]);
  const known = events.filter((event): event is GapEvent => event.at !== undefined);
  return [...new Map(known.map((event) => [`${event.at} ${event.isOpening}`, event])).values()];
}
