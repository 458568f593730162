// A page with nothing on it but what is given.
import type { Page } from './connector.js';

type Given<State> = Partial<Page<State>> & Pick<Page<State>, 'next' | 'isLast'>;

export function pageOf<State>(given: Given<State>): Page<State> {
  return {
    ...{ conversations: [], joins: [], lateRatings: [], withdrawn: [], skipped: [], holes: [] },
    ...{ remarks: {}, completeUntil: null },
    ...given,
  };
}
