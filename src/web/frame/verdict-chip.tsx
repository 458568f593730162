// The mark of a verdict: a sign, a word and a tint, so that colour is only the third cue.
import type { Severity, Verdict } from '../../domain/comparison.js';
import type { Page } from './page.js';

const signs: Readonly<Record<Verdict, string>> = { gap: '!', consistent: '=', inconclusive: '?' };

/** Sign and word together. */
export function VerdictChip(props: { page: Page; verdict: Verdict; severity?: Severity | null }) {
  const { page, verdict, severity } = props;
  return (
    <span class={`chip v-${verdict}`}>
      <span class="sign" aria-hidden="true">
        {signs[verdict]}
      </span>
      {page.say(`verdict.${verdict}`)}
      {severity ? `, ${page.say(`severity.${severity}`)}` : ''}
    </span>
  );
}

/** Only the sign to see, the word to hear: for cells of a table. */
export function VerdictMark({ page, verdict }: { page: Page; verdict: Verdict }) {
  return (
    <span class={`mark v-${verdict}`}>
      <span aria-hidden="true">{signs[verdict]}</span>
      <span class="unseen">{page.say(`verdict.${verdict}`)}</span>
    </span>
  );
}
