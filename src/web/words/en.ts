// The few words only the pages need, in English; all else is in the report's dictionary.
export const en = {
  'banner.demo': 'Demo: a simulated company, not real customers',

  'index.of100': 'of 100',
  'filter.on': 'Filters that are on',
  'filter.remove': 'Remove',

  'gap.andMore': '{n, plural, one {# more gap} other {# more gaps}}',
  'gap.byClock': 'By the clock: {waits}.',
  'gap.also': 'Slower, and more often wrong.',
  'gap.alsoWorse': 'Also worse.',
  'verdict.provisional': 'provisional',

  'section.ledger': 'Promises made, kept and missed',

  'cell.p90': '9 in 10 within {wait}',
  'cell.stillWaiting': '{n} still waiting',
  'cell.between': 'between {low} and {high}',
  'cell.of': 'of {n}',
  'cell.apart': '{d} points',
  'cell.apartOf': '{d} of {max}',

  'note.sources': 'Sources: {sources} · {zone} · {n} contacts · {clock} ·',
  'note.promises':
    'The share of promises each channel kept, topic by topic. The mark tells each channel from the best one of its row.',
  'note.varies': 'promise per topic',
  'note.answers':
    'All topics together, then the topics with the largest gaps; the tables have every topic.',
  'note.satisfied': 'Satisfied: 4 or 5 on a scale to 5.',
  'note.responseRates': 'Answers out of solved contacts: {rates}.',
  'note.reviewed': 'Reviewed out of answered contacts: {shares}.',
  'note.hidden':
    'Solved for good counts a return through any door; seeing its own door alone, a channel would claim more points: {points}.',
  'note.promiseBasis':
    'Where two channels have a promise, the verdict holds each wait against its own promise.',
  'note.gapMarks': 'A triangle up marks a gap that opened, a triangle down one that was resolved.',

  'sampling.all': 'all of them',
  'sampling.random': 'drawn at random',
  'sampling.complaint': 'after complaints',

  'closed.note':
    'Share of the time customers waited for a first answer while the channel was closed.',
  'closed.never': 'always open',

  'escape.title': 'Who leaves one door for another',
  'escape.note':
    'Of the contacts on the left, how many came back through the door above within a week.',
  'escape.from': 'From',
  'escape.to': 'to',

  'said.title': 'Said, done, heard',
  'said.note': 'What each channel promises, what it does, and what customers say of it.',
  'said.says': 'Says',
  'said.wait': 'Typical wait',
  'said.views': 'Our review and the customers',
  'said.agree': 'agree',
  'said.ours_better': 'our review is kinder',
  'said.theirs_better': 'customers are kinder',

  'causes.turned': 'Where the mix misleads',
  'why.title': 'One difference taken apart',
  'why.says.service': 'It is how the same question is treated, not the mix.',
  'why.says.mix': 'It is mostly the mix, not how the same question is treated.',
  'why.says.both': 'It is partly the mix, partly how the same question is treated.',
  'why.says.turned': 'On average {worse} is not the slower one; like with like it is.',
  'why.text':
    '{metric}, {topic}: the average wait via {worse} ({n}) less that via {better} ({m}). The parts add up to it.',
  'why.total': 'Difference',
  'why.opening_hours': 'Outside opening hours',
  'why.queue': 'Waiting while open',
  'why.transfers': 'Passed on, reopened',
  'why.mix': 'Other questions and hours',
  'why.times': 'Asked at other hours',
  'why.rest': 'The rest',

  'state.firstRead.title': 'Reading your sources for the first time',
  'state.firstRead.text':
    'The report appears once a source is read up to now; look again in a minute.',
  'state.nothingFound.until': 'There are contacts up to {when}.',
} as const;
