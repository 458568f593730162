// Vendors that changed their rule: a past figure of theirs jumped while our contacts of that period stood still.
import type { VendorJump } from '../../report/supplied-sections.js';
import type { Page } from '../frame/page.js';
import type { SectionProps } from './report-page.js';

export function VendorJumps({ view: { page, report } }: SectionProps) {
  const all = (report.reconciliation ?? []).flatMap(({ source, jumps }) =>
    jumps.map((jump) => jumpWords(page, source, jump)),
  );
  if (all.length === 0) return null;
  return (
    <div class="cause">
      <h3>{page.say('jump.title')}</h3>
      <ul>
        {all.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function jumpWords(page: Page, source: string, jump: VendorJump): string {
  const { say, write, speaker } = page;
  const { channel, measure, statistic } = jump;
  const name = measure === 'contacts' ? say('head.contacts') : speaker.metricName(measure);
  return say('jump.words', {
    source,
    figure: `${name} (${say(`vendor.${statistic}`)}), ${speaker.channelName(channel)}`,
    from: write.day(jump.from),
    to: write.day(jump.to - 1),
    before: valueText(page, jump, jump.before),
    after: valueText(page, jump, jump.after),
    seen: write.day(jump.seenAt),
  });
}

/** Seconds, a share, or a count, as the figure's statistic has it. */
function valueText({ write }: Page, { statistic }: VendorJump, value: number): string {
  if (statistic === 'count') return write.count(value);
  return statistic === 'share' ? write.percent(value) : write.wait(value);
}
