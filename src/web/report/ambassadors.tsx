// Promoters who keep it to themselves, and what the people who work there say.
import { PlainTable } from '../frame/plain-table.js';
import type { ReportPage, SectionProps } from './report-page.js';

export function SilentPromoters({ view }: SectionProps) {
  const { page, report } = view;
  const rows = report.silentPromoters ?? [];
  if (rows.length === 0) return null;
  const { say, write } = page;
  const title = say('silent.title');
  return (
    <div class="cause">
      <h3>{title}</h3>
      <p class="note">{say('silent.note')}</p>
      <PlainTable
        caption={title}
        rows={rows}
        keyOf={({ channel, topic }) => `${channel} ${topic ?? ''}`}
        columns={[
          { head: say('head.channel'), of: ({ channel }) => page.speaker.channelName(channel) },
          { head: say('head.topic'), of: ({ topic }) => topicText(view, topic) },
          {
            head: say('silent.promoters'),
            isNumber: true,
            of: ({ promoters }) => write.count(promoters),
          },
          { head: say('silent.share'), isNumber: true, of: ({ share }) => write.percent(share) },
        ]}
      />
    </div>
  );
}

function topicText({ page }: ReportPage, topic: string | null): string {
  return topic === null ? page.say('filter.all') : page.speaker.topicName(topic);
}

export function PrideTable({ view: { page, report } }: SectionProps) {
  const rows = report.pride ?? [];
  if (rows.length === 0) return null;
  const { say, write, speaker } = page;
  const title = say('pride.title');
  return (
    <div class="cause">
      <h3>{title}</h3>
      <p class="note">{say('pride.note')}</p>
      <PlainTable
        caption={title}
        rows={rows}
        keyOf={({ team, channel }) => `${team} ${channel ?? ''}`}
        columns={[
          { head: say('pride.team'), of: ({ team }) => team },
          {
            head: say('head.channel'),
            of: ({ channel }) => (channel === null ? '' : speaker.channelName(channel)),
          },
          { head: say('pride.answers'), isNumber: true, of: ({ answers }) => write.count(answers) },
          { head: say('pride.score'), isNumber: true, of: ({ score }) => write.count(score) },
          {
            head: say('pride.proud'),
            isNumber: true,
            of: ({ proudShare }) => write.percent(proudShare),
          },
        ]}
      />
    </div>
  );
}
