// A gap in a few words.
import type { Instant } from '../../domain/clock.js';
import type { Gap } from '../../domain/gap.js';
import type { Page } from '../frame/page.js';
import { gapStanding, standsUntil } from '../view/gap-standing.js';

/** "Billing: First answer, Phone behind X (Twitter)". */
export function gapTitle({ speaker, say }: Page, gap: Gap): string {
  return say('gap.title', {
    topic: speaker.topicName(gap.topic),
    metric: speaker.metricName(gap.metric),
    worse: speaker.channelName(gap.worse),
    better: speaker.channelName(gap.better),
  });
}

/** "snoozed until 2 Nov 2026". */
export function standingWords(page: Page, gap: Gap, now: Instant): string {
  const standing = gapStanding(gap, now);
  const until = standsUntil(gap, standing);
  const when = until === null ? '' : page.write.day(until);
  return page.say(`gap.state.${standing}`, { when });
}

/** "17.5x" for waits, "14 percentage points" for shares, "0.4 points" for ratings. */
export function effectWords({ speaker, write }: Page, gap: Gap, effect: number): string {
  const kind = speaker.metricKind(gap.metric);
  if (kind === 'duration') return write.ratio(effect);
  return write.withUnit(Math.abs(effect), kind === 'share' ? 'percentage_points' : 'points');
}
