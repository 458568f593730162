// What a person can do about a gap: plain POST forms.
import type { ComponentChildren } from 'preact';
import type { Instant } from '../../domain/clock.js';
import type { Gap } from '../../domain/gap.js';
import type { Page } from '../frame/page.js';
import { Section } from '../frame/section.js';
import { gapStanding } from '../view/gap-standing.js';
import { localDay } from '../view/local-day.js';

interface ActionProps {
  readonly page: Page;
  readonly gap: Gap;
  readonly now: Instant;
}

export function GapActions(props: ActionProps) {
  const { page, gap, now } = props;
  const standing = gapStanding(gap, now);
  if (standing === 'resolved') return null;
  return (
    <Section id="actions" title={page.say('gap.actions')}>
      <div class="gap-actions">
        {standing === 'open' ? <Action {...props} action="acknowledge" /> : null}
        {standing === 'snoozed' ? null : <Snooze {...props} />}
        {standing === 'accepted' ? null : <Accept {...props} />}
        {standing === 'open' ? null : <Action {...props} action="release" />}
      </div>
    </Section>
  );
}

type ActionName = 'acknowledge' | 'snooze' | 'accept' | 'release';

function Action(props: ActionProps & { action: ActionName; children?: ComponentChildren }) {
  const { page, gap, action, children } = props;
  const path = `/gaps/${encodeURIComponent(gap.id)}/${action}`;
  return (
    <form method="post" action={page.links.plain(path)} class="gap-action">
      {children}
      <button type="submit" class="button">
        {page.say(`gap.action.${action}`)}
      </button>
    </form>
  );
}

const snoozes = ['day', 'week', 'digest'] as const;

function Snooze(props: ActionProps) {
  const { page } = props;
  return (
    <Action {...props} action="snooze">
      <label class="field">
        <span class="field-name">{page.say('gap.until')}</span>
        <select name="for">
          {snoozes.map((name) => (
            <option key={name} value={name}>
              {page.say(`alert.snooze.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </Action>
  );
}

const suggestedDays = 90;
const mostDays = 365;
const dayMilliseconds = 86_400_000;

/** A reason and an end date are required; 90 days are suggested, a year is the most. */
function Accept(props: ActionProps) {
  const { page, now } = props;
  const dayIn = (days: number): string => localDay(now + days * dayMilliseconds, page.write.zone);
  return (
    <Action {...props} action="accept">
      <label class="field">
        <span class="field-name">{page.say('gap.reason')}</span>
        <input type="text" name="reason" required maxLength={500} />
      </label>
      <label class="field">
        <span class="field-name">{page.say('gap.until')}</span>
        <input
          type="date"
          name="until"
          required
          value={dayIn(suggestedDays)}
          min={dayIn(1)}
          max={dayIn(mostDays)}
        />
      </label>
    </Action>
  );
}
