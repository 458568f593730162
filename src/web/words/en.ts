// The few words only the pages need, in English; all else is in the report's dictionary.
export const en = {
  'banner.demo': 'Demo: a simulated company, not real customers',

  'index.of100': 'of 100',
  'filter.on': 'Filters that are on',
  'filter.remove': 'Remove',

  'gap.andMore': '{n, plural, one {# more gap} other {# more gaps}}',
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
  'note.rated': 'Share of contacts with an answer: {rates}.',
  'note.gapMarks': 'A triangle up marks a gap that opened, a triangle down one that was resolved.',

  'causes.turned': 'Where the mix misleads',
  'why.title': 'One difference taken apart',
  'why.text':
    '{metric}, {topic}: {worse} against {better}, typical wait. The parts add up to the raw difference.',
  'why.total': 'Raw difference',
  'why.opening_hours': 'Outside opening hours',
  'why.mix': 'Other questions come in',
  'why.rest': 'The rest',

  'state.nothingFound.until': 'There are contacts up to {when}.',
} as const;
