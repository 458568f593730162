// A named list of a few options.
import type { Page } from './page.js';

/** Options are called by `${label}.${option}`; the first is the one meant where nothing is chosen. */
export function SelectField<Label extends 'filter.compare' | 'filter.clock'>(props: {
  page: Page;
  name: string;
  label: Label;
  options: readonly OptionOf[Label][];
}) {
  const { page, name, label, options } = props;
  const chosen = page.links.query.get(name) ?? options[0];
  return (
    <label class="field">
      <span class="field-name">{page.say(label)}</span>
      <select name={name}>
        {options.map((option) => (
          <option key={option} value={option} selected={option === chosen}>
            {page.say(`${label}.${option}` as 'filter.clock.customer')}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OptionOf {
  readonly 'filter.compare': 'previous' | 'year' | 'none';
  readonly 'filter.clock': 'customer' | 'staffed';
}
