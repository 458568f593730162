// What a page says when it has no report to show, what was left out, the glossary and how to read it, in English.
export const states = {
  'state.noSource.title': 'No source yet',
  'state.noSource.one': '1. Describe a source in config/unison.yaml.',
  'state.noSource.two': '2. Check it with "npx unison check".',
  'state.noSource.three': '3. Start the service; the report fills as contacts come in.',
  'state.noSource.demo': 'Or look around first: "npm run demo" starts a simulated company.',
  'state.tooLittle.title': 'Not enough evidence yet',
  'state.tooLittle.when': 'At today’s rate there will be enough about {when}.',
  'state.tooLittle.need': 'Missing: {what}.',
  'state.nothingFound.title': 'Nothing matches these filters',
  'state.nothingFound.nearest': 'Nearest period with contacts: {period}.',
  'state.oneChannel.title': 'Nothing to compare yet',
  'state.oneChannel.text': 'A comparison needs two channels; so far only {channel} has contacts.',
  'state.notAllowed.title': 'Not allowed',
  'state.notAllowed.text': 'This page needs a key with the scope {scope}; ask whoever runs Unison.',
  'state.error.title': 'Something went wrong',
  'state.error.text': 'Trace {trace}. Try again; if it stays, tell whoever runs Unison.',
  'state.error.retry': 'Try again',
  'state.error.lastGood': 'Last report that worked',
  'state.notFound.title': 'No such page',
  'state.notFound.text': 'There is nothing at this address.',
  'state.notice': 'Notice',
  'state.late.title': 'Data are late',

  'query.unknown': 'The parameter "{name}" is not known; did you mean "{nearest}"?',
  'query.unknownBare': 'The parameter "{name}" is not known.',
  'query.value': '{parameter}: "{value}" is not known; did you mean "{nearest}"?',
  'query.valueBare': '{parameter}: "{value}" is not known.',
  'query.date':
    '{parameter}: "{value}" is neither a date (2026-10-19) nor an instant (2026-10-19T08:00:00Z).',
  'query.order': 'to: it must lie after "from".',
  'query.relative': '{parameter}: "{value}" already says the whole period; leave out "to".',
  'query.once': '{parameter}: give it once.',

  'excluded.internal_channel': 'internal channel',
  'excluded.outbound_unanswered': 'started by us, never answered',
  'excluded.spam': 'spam',
  'excluded.test': 'test',
  'excluded.settled_by_bot': 'settled by a bot alone',
  'excluded.unreadable': 'could not be read',
  'excluded.unknown_channel': 'channel not in the configuration',
  'excluded.short_abandon': 'hung up within 5 seconds',
  'excluded.nothing_from_customer': 'nothing from a customer in it',
  'excluded.first_response_before_opening':
    'first answer before the contact began: that wait is not measured',
  'excluded.resolution_before_opening':
    'solved before the contact began: that duration is not measured',
  'excluded.abandoned_before_opening':
    'given up before the contact began: that wait is not measured',
  'excluded.end_in_the_future': 'ended in the future: that duration is not measured',
  'excluded.rating_outside_scale': 'rating outside its scale: not counted',
  'excluded.missing_id': 'without an id',
  'excluded.missing_channel': 'without a channel',
  'excluded.missing_opened_at': 'without the time it began',
  'excluded.wrong_column_count': 'too few or too many columns',
  'excluded.not_an_object': 'not a record',
  'excluded.not_json': 'not JSON',
  'excluded.field': '{field} could not be read',

  'reading.one':
    'We compare the same question, asked in the same part of the same week, on two channels.',
  'reading.two':
    '"93 times out of 100" means: of a hundred pairs of such contacts, that often the better channel was first.',
  'reading.three':
    'The range between brackets says how sure the figure is; 90 times out of 100 it holds the true one.',
  'reading.four':
    'A gap is a difference clearly larger than what counts as material; consistent means clearly smaller; otherwise there is not enough evidence.',
  'reading.five': 'Contacts still waiting count as waiting; they are never left out.',
  'reading.more': 'All definitions and the method',

  'glossary.title': 'Glossary',
  'glossary.interaction': 'Contact',
  'glossary.interaction.text':
    'One episode of a conversation: from the customer’s first unanswered word until it is over.',
  'glossary.comparison': 'Comparison',
  'glossary.comparison.text': 'Two channels, one metric, one topic or all shared topics.',
  'glossary.gap': 'Gap',
  'glossary.gap.text':
    'A comparison in which one channel is materially worse, held open over time.',
  'glossary.inconclusive': 'Not enough evidence',
  'glossary.inconclusive.text': 'Neither a gap nor consistency can be shown with these contacts.',
  'glossary.promise': 'Promise',
  'glossary.promise.text': 'What a channel publicly undertakes, such as an answer within one hour.',
  'glossary.stillWaiting': 'Still waiting',
  'glossary.stillWaiting.text':
    'The wait has not ended; it counts as at least as long as it has lasted.',
  'glossary.index': 'Consistency index',
  'glossary.index.text':
    '0 to 100: how much alike the channels treat the same question; 100 means no material difference anywhere.',
  'glossary.coverage': 'Had a counterpart',
  'glossary.coverage.text':
    'The share of contacts for which the other channel was asked the same in the same part of the same week.',
  'glossary.completeUntil': 'Complete until',
  'glossary.completeUntil.text':
    'Up to this instant everything the source has is known; channels are compared no further.',
  'glossary.composition': 'Composition',
  'glossary.composition.text':
    'The part of a raw difference that lies in which questions come in, not in how they are treated.',
} as const;
