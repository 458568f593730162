// Dates of one's own, as a form beside the filters: what else is on goes along.
import type { FiltersProps } from './filter-choices.js';
import { Hidden } from './hidden.js';

export function OwnDates({ page, days }: FiltersProps) {
  return (
    <details class="field pick own-dates" name="filter">
      <summary>
        <span class="field-name">{page.say('filter.dates')}</span>
        <span class="field-value" aria-hidden="true">
          …
        </span>
      </summary>
      <form method="get" action={page.links.path} class="boxes">
        <Hidden page={page} except={['from', 'to']} />
        <label>
          {page.say('filter.from')} <input type="date" name="from" value={days.from} required />
        </label>
        <label>
          {page.say('filter.to')} <input type="date" name="to" value={days.to} required />
        </label>
        <button type="submit">{page.say('filter.apply')}</button>
      </form>
    </details>
  );
}
