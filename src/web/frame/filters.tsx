// The filters: a plain GET form, so that the address is the state; chips of what is on.
import { Chips } from './chips.js';
import { OwnDates } from './own-dates.js';
import type { FiltersProps } from './filter-choices.js';
import { Hidden } from './hidden.js';
import { PickList } from './pick-list.js';
import { SelectField } from './select-field.js';

const periods = ['last-4-weeks', 'last-13-weeks', 'last-7-days'] as const;
const comparedWith = ['previous', 'year', 'none'] as const;
const clocks = ['customer', 'staffed'] as const;
/** Parameters with a field of their own; all others travel along hidden. */
const fields = ['from', 'to', 'compare', 'topics', 'channels', 'metrics', 'clock'];

export function Filters(props: FiltersProps) {
  const { page, choices } = props;
  return (
    <search class="filters" aria-label={page.say('filter.label')}>
      <details class="fold">
        <summary>{page.say('filter.label')}</summary>
        <form method="get" action={page.links.path} data-filters>
          <Hidden page={page} except={fields} />
          <PeriodField {...props} />
          <SelectField page={page} name="compare" label="filter.compare" options={comparedWith} />
          <PickList page={page} name="topics" label="filter.topics" choices={choices.topics} />
          <PickList
            page={page}
            name="channels"
            label="filter.channels"
            choices={choices.channels}
          />
          <PickList page={page} name="metrics" label="filter.metrics" choices={choices.metrics} />
          <SelectField page={page} name="clock" label="filter.clock" options={clocks} />
          <button type="submit" class="apply">
            {page.say('filter.apply')}
          </button>
        </form>
        <OwnDates {...props} />
      </details>
      <Chips page={page} choices={choices} period={props.period} />
    </search>
  );
}

/** Relative periods; dates of one's own stay on as long as no other period is chosen. */
function PeriodField({ page, period }: FiltersProps) {
  const { query } = page.links;
  const from = query.get('from') ?? '';
  const isOwn = from !== '' && !periods.some((name) => name === from);
  const to = query.get('to');
  return (
    <label class="field">
      <span class="field-name">{page.say('filter.period')}</span>
      <select name="from">
        {isOwn ? (
          <option value={from} selected>
            {period}
          </option>
        ) : null}
        {periods.map((name) => (
          <option key={name} value={name} selected={name === from}>
            {page.say(`filter.${name}`)}
          </option>
        ))}
      </select>
      {isOwn && to ? <input type="hidden" name="to" value={to} /> : null}
    </label>
  );
}
