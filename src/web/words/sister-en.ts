// The words of the report's sister pages, in English.
export const sisterEn = {
  'topic.is.gap': 'Not consistent',
  'topic.is.consistent': 'Consistent',
  'topic.is.inconclusive': 'Cannot tell yet',
  'section.channels': 'Each channel',
  'channels.note':
    'The thick bar is the typical wait, the thin one nine in ten, the upright line the promise; each step to the right is a longer wait.',
  'channels.drawing': 'Waits and promise',
  'channels.before': 'The period before',
  'channels.slope': 'From then to now',
  'spread.note':
    'How many of a hundred had a first answer within so long. Those still waiting count: a line that stays under 100 % has some.',
  'spread.within': 'Within',
  'section.joy': 'Quick but unhappy?',
  'joy.note':
    'Each mark is a topic on a channel: to the right the typical wait is longer, higher up more customers are satisfied. Other topics are pale.',
  'examples.title': 'The same question, side by side',
  'examples.note':
    'One typical contact through each door, asked at alike hours. Times only, no text.',
  'examples.asked': 'asked',
  'examples.answered': 'first answer',
  'examples.solved': 'solved',
  'cell.alike': 'like with like {figure}',

  'state.refused.title': 'That cannot be done',
  'snapshot.until': 'this link ends on {when}',
  'page.freeze': 'Freeze this report',

  'pairs.unknown':
    '{n, plural, one {# pair without enough evidence} other {# pairs without enough evidence}}',

  'gap.count': '{n, plural, =0 {No gap is open} one {# gap is open} other {# gaps are open}}',
  'gap.group.open': 'Open',
  'gap.group.acknowledged': 'Someone is on it',
  'gap.group.snoozed': 'Snoozed',
  'gap.group.accepted': 'Accepted as intended',
  'gap.group.resolved': 'Resolved',
  'gap.effects': 'Worse by {opening} when it opened, by {now} at last.',
  'gap.actions': 'What to do',
  'gap.decisions': 'Messages about it',
  'decision.send': 'sent',
  'decision.hold': 'held back',

  'head.route': 'Route',
  'head.when': 'When',
  'head.connector': 'Connector',
  'head.withTopic': 'With a topic',
  'head.id': 'Id',
  'head.sample': 'Row',
  'head.firstAnswer': 'First answer after',
  'head.solved': 'Solved after',
  'head.outcome': 'Outcome',

  'source.freshness': 'How fresh',
  'source.finished': 'finished',
  'source.coverage': 'What could be used',
  'source.coverageNote':
    'A channel with a topic on fewer than 80 % of its contacts gets no verdict by topic.',
  'source.unmapped': 'Values without a topic, most frequent first',
  'source.samples': 'Rows left out, for inspection',
  'health.ok': 'up to date',
  'health.late': 'late',
  'health.broken': 'cannot be read',
  'health.silent': 'silent',

  'vendor.title': 'The vendor’s figures and ours',
  'vendor.note': 'One name, other rules: each step turns one of their switches to ours.',
  'vendor.mean': 'average',
  'vendor.median': 'median',
  'vendor.share': 'share',
  'vendor.count': 'number',
  'vendor.theirs': 'Theirs',
  'vendor.ours': 'Ours',
  'vendor.way': 'Why they differ',
  'vendor.unexplained': '{rest} stays unexplained',
  'vendor.step.bots': 'bots do not answer',
  'vendor.step.unanswered': 'the unanswered count',
  'vendor.step.closed_hours': 'on the customer’s clock',
  'vendor.step.short_abandons': 'without those who hung up within 5 seconds',
  'vendor.step.merges': 'merged contacts keep their wait',
  'vendor.step.episodes': 'each return is a new contact',
  'vendor.step.cohort': 'by the day it began',

  'interactions.note':
    'Pseudonymous rows: no names, no addresses, no text. Each leads back to its source.',
  'end.open': 'open',
  'end.solved': 'solved',
  'end.abandoned': 'gave up',
  'end.merged': 'merged',
  'end.closed_unanswered': 'closed unanswered',
  'outcome.kept': 'promise kept',
  'outcome.missed': 'promise missed',
  'outcome.transfers': '{n, plural, one {passed on once} other {passed on # times}}',
  'outcome.reopened': 'came back',
  'outcome.right': 'right answer',
  'outcome.wrong': 'wrong answer',

  'definition.start': 'From',
  'definition.end': 'To',
  'definition.numerator': 'Counts',
  'definition.denominator': 'Out of',
  'definition.population': 'Population',
  'definition.censoring': 'Not ended yet',
  'definition.window': 'Follow-up',
  'definition.scale': 'Scale',
  'definition.better': 'Better is',
  'definition.better.lower': 'lower',
  'definition.better.higher': 'higher',
  'definition.part': 'Part of the index',
  'definition.margin': 'Counts as material from',
  'definition.hash': 'Fingerprint',

  'section.method': 'Method',
  'method.alike':
    'Like with like: contacts about the same topic, in the same part of the day, on a weekday or at the week-end, within the same week. Contacts without a counterpart in the other channel say nothing about the difference.',
  'method.waiting':
    'Waits that have not ended count as at least as long as they have lasted (Kaplan-Meier), so silence never flatters a channel.',
  'method.noise':
    'Customers of the same bad hour share their wait. The intervals are widened by what the weeks before show of that.',
  'method.verdict':
    'A gap: the whole 90 % interval lies beyond the margin. Consistent: it lies wholly inside. Otherwise there is not enough evidence, and the page says how many contacts would do.',
  'method.many':
    'Among many comparisons some stand out by chance; the share of false gaps is held under 5 % (Benjamini-Hochberg), before any filter.',
  'method.monitor':
    'The monitor may look as often as it likes: its budget of false alarms holds over time, not per look.',
  'method.index':
    'The index gives each comparison 100 points inside its margin, falling to 0 at a full gap, weighted by contacts; process, content and outcome count alike.',
  'section.limits': 'Limits',
  'limits.few': 'Under 8 contacts on a channel there is no verdict, whatever the figures say.',
  'limits.survey':
    'Surveys taken in different ways differ for that reason alone; the page says so and never alerts on them.',
  'limits.cause': 'What goes together is not therefore cause and effect.',
  'limits.mix':
    'All topics together are compared over a mix both channels share; questions that only one of them gets are left aside.',
} as const;
