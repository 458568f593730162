// The key of a drawing: which mark is which channel.
import type { Page } from '../frame/page.js';
import { InlineMark } from '../frame/marks.js';

export function Legend({ page, channels }: { page: Page; channels: readonly string[] }) {
  return (
    <ul class="legend" aria-label={page.say('head.channel')}>
      {channels.map((channel) => (
        <li key={channel}>
          <InlineMark kind={page.markOf(channel)} /> {page.speaker.channelName(channel)}
        </li>
      ))}
    </ul>
  );
}
