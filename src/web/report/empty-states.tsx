// What the page says when there is nothing to compare.
import type { ComponentChildren } from 'preact';
import { addDays } from '../../domain/zone.js';
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { listed } from '../view/listed.js';
import { localDay } from '../view/local-day.js';
import type { SectionProps } from './report-page.js';

export type EmptyState = 'noSource' | 'firstRead' | 'nothingFound' | 'oneChannel';

/** Why there is nothing to show; null where there is. */
export function emptyState({ view }: SectionProps): EmptyState | null {
  const { report } = view;
  if (report.sources.length === 0) return 'noSource';
  if (report.completeUntil === null && report.sources.every(({ isLive }) => isLive)) {
    return 'firstRead';
  }
  const busy = busyChannels(view);
  if (busy.length === 0) return 'nothingFound';
  if (busy.length === 1) return 'oneChannel';
  return report.comparisons.length === 0 ? 'nothingFound' : null;
}

/** The channels with contacts among those asked for. */
function busyChannels({ page, report }: SectionProps['view']): ConsistencyReport['channels'] {
  const asked = listed(page.links.query, 'channels');
  return report.channels.filter(
    ({ id, contacts }) => contacts > 0 && (asked.length === 0 || asked.includes(id)),
  );
}

export function EmptySection({ view, state }: SectionProps & { state: EmptyState }) {
  const { page } = view;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title" class="headline">
        {page.say(`state.${state}.title`)}
      </h2>
      {contents[state]({ view })}
    </section>
  );
}

const contents: Readonly<Record<EmptyState, (props: SectionProps) => ComponentChildren>> = {
  noSource: NoSource,
  firstRead: FirstRead,
  nothingFound: NothingFound,
  oneChannel: OneChannel,
};

function NoSource({ view: { page } }: SectionProps) {
  return (
    <>
      <ol class="steps">
        <li>{withoutNumber(page.say('state.noSource.one'))}</li>
        <li>{withoutNumber(page.say('state.noSource.two'))}</li>
        <li>{withoutNumber(page.say('state.noSource.three'))}</li>
      </ol>
      <p>{page.say('state.noSource.demo')}</p>
    </>
  );
}

function withoutNumber(step: string): string {
  return step.replace(/^\d+\.\s*/, '');
}

/** Sources are there, and none has said yet up to when it is complete. */
function FirstRead({ view: { page, report } }: SectionProps) {
  return (
    <>
      <p>{page.say('state.firstRead.text')}</p>
      <ul class="inline-list">
        {report.sources.map(({ id, interactions }) => (
          <li key={id}>
            {id}: {page.say('unit.contacts', { n: interactions })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The week nearest before the period asked for that has contacts; null where none has. */
function nearestWeek({ report }: SectionProps['view']): { from: string; to: string } | null {
  const busy = report.trend.filter(({ n }) => n > 0).map(({ weekStart }) => weekStart);
  if (busy.length === 0) return null;
  const start = localDay(Math.max(...busy), report.zone);
  return { from: start, to: addDays(start, 7) };
}

/** "Topics: Billing, Refund": what is on besides the period, by name. */
function filterWords({ page }: SectionProps['view']): readonly string[] {
  const { query } = page.links;
  const lists = [
    ['topics', page.speaker.topicName],
    ['channels', page.speaker.channelName],
    ['metrics', (id: string) => page.speaker.metricName(id as MetricId)],
  ] as const;
  const chosen = lists.flatMap(([name, called]) => {
    const ids = listed(query, name);
    return ids.length === 0 ? [] : [`${page.say(`filter.${name}`)}: ${ids.map(called).join(', ')}`];
  });
  return query.get('clock') === 'staffed' ? [...chosen, page.say('clock.staffed')] : chosen;
}

function NothingFound({ view }: SectionProps) {
  const { page, report } = view;
  const week = nearestWeek(view);
  const last = report.completeUntil;
  return (
    <>
      <p>
        {page.say('filter.active', {
          what: [report.window.label, ...filterWords(view)].join(' · '),
        })}
      </p>
      <p>
        <a class="button" href={page.links.cleared()}>
          {page.say('filter.clear')}
        </a>
      </p>
      {week === null ? null : (
        <p>
          <a href={page.links.here(week)}>
            {page.say('state.nothingFound.nearest', { period: `${week.from} - ${week.to}` })}
          </a>
        </p>
      )}
      {last === null ? null : (
        <p>{page.say('state.nothingFound.until', { when: page.write.fullTime(last) })}</p>
      )}
    </>
  );
}

function OneChannel({ view }: SectionProps) {
  const { page } = view;
  const [only] = busyChannels(view);
  const channel = only ? page.speaker.channelName(only.id) : page.say('note.none');
  return <p>{page.say('state.oneChannel.text', { channel })}</p>;
}
