// What is on, as chips that take it away again.
import { listed } from '../view/listed.js';
import type { FilterChoices } from './filter-choices.js';
import type { Page } from './page.js';

interface Chip {
  readonly text: string;
  readonly without: string;
}

const lists = ['topics', 'channels', 'metrics'] as const;

export function Chips(props: { page: Page; choices: FilterChoices; period: string }) {
  const { page } = props;
  const chips = chipsOf(props);
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={page.say('filter.on')}>
      {chips.map(({ text, without }) => (
        <li key={text}>
          <a href={without} class="chip-link">
            <span class="unseen">{page.say('filter.remove')}: </span>
            {text}
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={page.links.cleared()} class="clear">
          {page.say('filter.clear')}
        </a>
      </li>
    </ul>
  );
}

function chipsOf(props: { page: Page; choices: FilterChoices; period: string }): readonly Chip[] {
  const { page, choices, period } = props;
  const { query, here } = page.links;
  const of = (name: string, text: string): Chip => ({ text, without: here({ [name]: null }) });
  return [
    ...(query.get('from') ? [{ text: period, without: here({ from: null, to: null }) }] : []),
    ...lists.flatMap((list) => listChips(page, list, choices[list])),
    ...(query.get('clock') === 'staffed' ? [of('clock', page.say('clock.staffed'))] : []),
    ...(query.get('basis') === 'customer' ? [of('basis', page.say('basis.customer'))] : []),
    ...(query.get('basis') === 'promise' ? [of('basis', page.say('basis.promise'))] : []),
  ];
}

function listChips(
  page: Page,
  list: (typeof lists)[number],
  choices: readonly { readonly id: string; readonly name: string }[],
): readonly Chip[] {
  const chosen = listed(page.links.query, list);
  const names = new Map(choices.map(({ id, name }) => [id, name]));
  return chosen.map((id) => {
    const rest = chosen.filter((other) => other !== id);
    return {
      text: names.get(id) ?? id,
      without: page.links.here({ [list]: rest.length > 0 ? rest.join(',') : null }),
    };
  });
}
