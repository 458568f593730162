// The sections beside the verdicts.
import type { ReportSections } from '../report-sections.js';
import { reviewRows, surveyRows } from './asked.js';
import { escapeRows } from './escapes.js';
import { isChosen, isTopicShown } from './filter.js';
import { firstContactRows } from './first-contacts.js';
import type { ReportInputs } from './inputs.js';
import { placesOf } from './places.js';
import { saidDoneHeardRows } from './said-done-heard.js';

/** All of them, from the window's sums, as far as the query shows their channels and topics. */
export function sectionsBeside({
  tallies,
  query,
  promises,
  window,
  judging,
}: Pick<ReportInputs, 'tallies' | 'query' | 'promises' | 'window' | 'judging'>): ReportSections {
  const places = placesOf(tallies, query);
  const channels = placesOf(tallies, { ...query, topics: null });
  const doors = placesOf(tallies, { ...query, topics: null, channels: null });
  return {
    escapes: escapeRows(doors).filter(
      ({ topic, from, to }) =>
        isTopicShown(topic, query) && [from, to].some((door) => isChosen(door, query.channels)),
    ),
    surveys: surveyRows(channels),
    reviews: reviewRows(channels, judging.reviewSampling ?? {}),
    firstContacts: firstContactRows(places),
    saidDoneHeard: saidDoneHeardRows(places, promises, window),
  };
}
