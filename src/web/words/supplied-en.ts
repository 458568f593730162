// Words for what was handed in beside the contacts, in English.
export const suppliedEn = {
  'supplied.title': 'Beside our figures',
  'supplied.note':
    "What was handed in beside the contacts; vendors' own figures stand on the page of sources.",
  'jump.title': 'Vendors that changed their rule',
  'jump.words':
    '{source}: {figure} of {from} to {to} was {before} and is {after} since {seen}, while our contacts stand still.',
  'growth.title': 'Earned growth',
  'growth.note':
    'From the books, not from surveys: what returning customers and those they sent bring, against the period before.',
  'growth.period': 'Period',
  'growth.returning': 'Returning customers',
  'growth.earned': 'New, by referral',
  'growth.bought': 'New, bought',
  'growth.unmarked': 'New, not marked',
  'growth.growth': 'Earned growth',
  'silent.title': 'Silent promoters',
  'silent.note': 'Of those who answered 9 or 10, how many told nobody.',
  'silent.promoters': 'Promoters',
  'silent.share': 'Silent',
  'pride.title': 'Employees',
  'pride.note': 'Shown beside their channel, never compared, and never under ten answers.',
  'pride.team': 'Team',
  'pride.answers': 'Answers',
  'pride.score': 'eNPS',
  'pride.proud': 'Proud',
} as const;
