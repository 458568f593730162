// The sections beside the verdicts.
import type { ReportSections } from '../report-sections.js';
import { reviewRows, surveyRows } from './asked.js';
import { closedHoursRows } from './closed-hours.js';
import { curveRows } from './curves.js';
import { escapeRows } from './escapes.js';
import { isChosen, isTopicShown } from './filter.js';
import { firstContactRows } from './first-contacts.js';
import type { ReportInputs } from './inputs.js';
import { inOrderOf } from './in-order.js';
import { placesOf, type CellsOfChannels, type PlacedCells } from './places.js';
import { saidDoneHeardRows } from './said-done-heard.js';

/** All of them, from the window's sums, as far as the query shows their channels and topics. */
export function sectionsBeside(
  inputs: Pick<ReportInputs, 'query' | 'promises' | 'window' | 'judging' | 'channels' | 'topics'>,
  byChannel: CellsOfChannels,
): ReportSections {
  const { query, promises, window, judging } = inputs;
  const inOrder = inOrderOf(inputs.topics, inputs.channels);
  const shown = (narrowed: typeof query): readonly PlacedCells[] =>
    inOrder(placesOf(byChannel, narrowed));
  const places = shown(query);
  const channels = query.topics === null ? places : shown({ ...query, topics: null });
  const doors =
    query.channels === null ? channels : shown({ ...query, topics: null, channels: null });
  return {
    escapes: escapeRows(doors).filter(
      ({ topic, from, to }) =>
        isTopicShown(topic, query) && [from, to].some((door) => isChosen(door, query.channels)),
    ),
    surveys: surveyRows(channels),
    reviews: reviewRows(channels, judging.reviewSampling ?? {}),
    firstContacts: firstContactRows(places),
    closedHours: closedHoursRows(places, inputs.channels),
    saidDoneHeard: saidDoneHeardRows(places, promises, window),
    curves: curveRows(places, query),
  };
}
