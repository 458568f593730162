// Beside a figure in promises: the same waits on the clock.
import type { Comparison } from '../../domain/comparison.js';
import { plainWaits } from '../view/plain-waits.js';
import type { ReportPage } from './report-page.js';

/** "By the clock: Web form 15 h 50 min, Phone 7 min 40 s."; empty where the figures are that already. */
export function plainWaitWords({ page, report }: ReportPage, comparison: Comparison): string {
  const waits = plainWaits(report, comparison).map(
    ({ channel, wait }) => `${page.speaker.channelName(channel)} ${page.write.wait(wait)}`,
  );
  return waits.length === 0 ? '' : page.say('gap.byClock', { waits: waits.join(', ') });
}
