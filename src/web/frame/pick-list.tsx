// Several of many: a folded list of boxes; none ticked means all.
import { listed } from '../view/listed.js';
import type { WordKey } from '../../report/words/words.js';
import type { Choice } from './filter-choices.js';
import type { Page } from './page.js';

export function PickList(props: {
  page: Page;
  name: string;
  label: WordKey;
  choices: readonly Choice[];
}) {
  const { page, name, label, choices } = props;
  const chosen = listed(page.links.query, name);
  const count = chosen.length === 0 ? page.say('filter.all') : page.write.count(chosen.length);
  return (
    <details class="field pick" name="filter" data-pick>
      <summary>
        <span class="field-name">{page.say(label)}</span>
        <span class="field-value">{count}</span>
      </summary>
      <fieldset class="boxes">
        <legend class="unseen">{page.say(label)}</legend>
        {choices.map(({ id, name: called }) => (
          <label key={id}>
            <input type="checkbox" name={name} value={id} checked={chosen.includes(id)} /> {called}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
