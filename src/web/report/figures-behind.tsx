// Section H: how much there is behind the page, and what was left out.
import type { ChannelState } from '../../report/consistency-report.js';
import { InlineMark } from '../frame/marks.js';
import { ScrollBox, Section } from '../frame/section.js';
import { judgedFor } from '../view/judged.js';
import type { ReportPage, SectionProps } from './report-page.js';

export function FiguresBehind({ view }: SectionProps) {
  const { page } = view;
  const title = page.say('section.evidence');
  return (
    <Section id="figures" title={title}>
      <ScrollBox label={title}>
        <ChannelTable view={view} />
      </ScrollBox>
      <LeftOut view={view} />
      <NotEnoughList view={view} />
    </Section>
  );
}

function ChannelTable({ view }: SectionProps) {
  const { page, report } = view;
  const heads = ['contacts', 'withoutTopic', 'stillWaiting', 'completeUntil'] as const;
  return (
    <table>
      <caption class="unseen">{page.say('section.evidence')}</caption>
      <thead>
        <tr>
          <th scope="col">{page.say('head.channel')}</th>
          {heads.map((head) => (
            <th scope="col" class="number" key={head}>
              {page.say(`head.${head}`)}
            </th>
          ))}
          <th scope="col">{page.say('head.source')}</th>
        </tr>
      </thead>
      <tbody>
        {report.channels.map((channel) => (
          <ChannelLine key={channel.id} view={view} channel={channel} />
        ))}
      </tbody>
    </table>
  );
}

function ChannelLine({ view, channel }: { view: ReportPage; channel: ChannelState }) {
  const { page, report } = view;
  const { id, contacts, mappedShare, stillWaiting, completeUntil } = channel;
  const sources = report.sources.filter((source) => source.channels.includes(id));
  return (
    <tr>
      <th scope="row">
        <InlineMark kind={page.markOf(id)} /> {page.speaker.channelName(id)}
      </th>
      <td class="number">
        <a href={page.links.behind({ channel: id })}>{page.write.count(contacts)}</a>
      </td>
      <td class="number">{page.write.percent(mappedShare === null ? null : 1 - mappedShare)}</td>
      <td class="number">{page.write.percent(contacts === 0 ? null : stillWaiting / contacts)}</td>
      <td class="number">
        {completeUntil === null ? page.say('unit.unknown') : page.write.time(completeUntil)}
      </td>
      <td>{sources.map((source) => source.id).join(', ')}</td>
    </tr>
  );
}

function LeftOut({ view: { page, report } }: SectionProps) {
  if (report.excluded.length === 0) return null;
  return (
    <>
      <h3>{page.say('section.excluded')}</h3>
      <ul class="inline-list">
        {report.excluded.map(({ reason, count }) => (
          <li key={reason}>
            {page.reason(reason)}: <span class="number">{page.write.count(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Topics without a verdict yet, each with what is missing. */
function NotEnoughList({ view }: SectionProps) {
  const { page, report } = view;
  const compared = new Set(report.comparisons.map(({ topic }) => topic));
  const topics = report.topics.filter(
    ({ id, verdict }) => verdict === 'inconclusive' && compared.has(id),
  );
  if (topics.length === 0) return null;
  return (
    <>
      <h3 id="not-enough">{page.say('headline.notEnough', { k: topics.length })}</h3>
      <ul>
        {topics.map(({ id }) => (
          <li key={id}>
            <a href={page.links.topic(id)}>{page.speaker.topicName(id)}</a>: {whyNot(view, id)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The reasons of a topic's comparisons, each once, and the least number of contacts that would do. */
function whyNot({ page, report }: ReportPage, topic: string): string {
  const own = judgedFor(report, topic).filter(({ verdict }) => verdict === 'inconclusive');
  const reasons = [...new Set(own.map(({ reasonCode }) => page.say(`reason.${reasonCode}`)))];
  const needed = own.flatMap(({ moreContactsNeeded: n }) => (n === null ? [] : [n]));
  const more =
    needed.length > 0 ? ` ${page.say('inconclusive.more', { n: Math.min(...needed) })}` : '';
  return `${reasons.join('; ')}.${more}`;
}
