// Quick but unhappy? Waits and satisfaction of every topic and channel, those of the page's own topic in front.
import { Scatter } from '../chart/scatter.js';
import { PlainTable } from '../frame/plain-table.js';
import { AsTable, Section } from '../frame/section.js';
import { Legend } from '../report/legend.js';
import type { ReportPage } from '../report/report-page.js';
import { waitsAndJoy, type WaitAndJoy } from '../view/waits-and-joy.js';

export function WaitAndJoySection({ view, topic }: { view: ReportPage; topic: string | null }) {
  const { page, whole } = view;
  const dots = waitsAndJoy(whole ?? view.report);
  if (!dots.some((dot) => topic === null || dot.topic === topic)) return null;
  const title = page.say('section.joy');
  const channels = [...new Set(dots.map(({ channel }) => channel))];
  return (
    <Section id="joy" title={title} note={page.say('joy.note')}>
      <Legend page={page} channels={channels} />
      <Scatter
        label={dots.map((dot) => spoken(view, dot)).join('; ')}
        dots={dots.map((dot) => ({
          key: `${dot.topic} ${dot.channel}`,
          mark: page.markOf(dot.channel),
          wait: dot.wait,
          share: dot.share,
          isOwn: topic === null || dot.topic === topic,
        }))}
        tickText={page.write.wait}
        shareText={page.write.percent}
      />
      <AsTable page={page} label={title}>
        <JoyTable view={view} dots={dots} channels={channels} caption={title} />
      </AsTable>
    </Section>
  );
}

interface TableProps {
  readonly view: ReportPage;
  readonly dots: readonly WaitAndJoy[];
  readonly channels: readonly string[];
  readonly caption: string;
}

function JoyTable({ view: { page }, dots, channels, caption }: TableProps) {
  const topics = [...new Set(dots.map((dot) => dot.topic))];
  const textOf = (topic: string, channel: string): string => {
    const dot = dots.find((one) => one.topic === topic && one.channel === channel);
    return dot === undefined
      ? page.say('unit.unknown')
      : `${page.write.wait(dot.wait)} · ${page.write.percent(dot.share)}`;
  };
  return (
    <PlainTable
      caption={caption}
      rows={topics}
      keyOf={(topic) => topic}
      columns={[
        { head: page.say('head.topic'), of: (topic) => page.speaker.topicName(topic) },
        ...channels.map((channel) => ({
          head: page.speaker.channelName(channel),
          isNumber: true,
          of: (topic: string) => textOf(topic, channel),
        })),
      ]}
    />
  );
}

function spoken({ page }: ReportPage, { topic, channel, wait, share }: WaitAndJoy): string {
  const place = `${page.speaker.topicName(topic)}, ${page.speaker.channelName(channel)}`;
  return `${place}: ${page.write.wait(wait)}, ${page.write.percent(share)}`;
}
