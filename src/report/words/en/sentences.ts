// The sentences the verdicts speak, in English. Figures only fill them.
export const sentences = {
  'headline.gap': 'Not consistent: {k} of {n, plural, one {# topic} other {# topics}}',
  'headline.gapOverAll': 'Not consistent over all shared topics, though no single topic stands out',
  'headline.consistent': 'Consistent: {n, plural, one {the only topic} other {all # topics}}',
  'headline.inconclusive': 'Cannot tell yet',
  'headline.was': '(was {k})',
  'headline.notEnough': '{k, plural, one {# topic} other {# topics}}: not enough evidence yet',
  'headline.why': 'why?',
  'headline.index':
    'index {value} of 100: process {process} · content {content} · outcome {outcome}',
  'headline.indexBefore': 'the period before: {value}',
  'headline.evidence':
    'resting on {share} of the contacts; for the rest there is not enough evidence',
  'headline.noIndex': 'no index yet',

  'gap.first_response':
    'Ask the same question about {topic} via {better} and via {worse}: {better} answers first {x} times out of 100 (between {low} and {high}).',
  'gap.first_response.practically':
    'Ask the same question about {topic} via {better} and via {worse}: {better} answers first practically every time (more than 99 out of 100).',
  'gap.resolution':
    'Ask the same question about {topic} via {better} and via {worse}: it is solved first via {better} {x} times out of 100 (between {low} and {high}).',
  'gap.resolution.practically':
    'Ask the same question about {topic} via {better} and via {worse}: it is solved first via {better} practically every time (more than 99 out of 100).',
  'gap.promise':
    'Ask the same question about {topic} via {better} and via {worse}: held against its own promise, {better} is faster {x} times out of 100 (between {low} and {high}).',
  'gap.promise.practically':
    'Ask the same question about {topic} via {better} and via {worse}: held against its own promise, {better} is faster practically every time (more than 99 out of 100).',
  'gap.share':
    '{metric}: {p} via {better}, {q} via {worse}; {d} percentage points apart (between {low} and {high}).',
  'gap.answer_correct':
    'Answers about {topic} were right {p} times out of 100 via {better} and {q} via {worse}.',
  'gap.rating': '{metric}: {m} via {better}, {k} via {worse}, on a scale to {max}.',

  'wait.typical': 'Typical wait: {a} against {b}.',
  'wait.typical.resolution': 'Typical time until it is solved: {a} against {b}.',
  'wait.typical.promise': 'Typical wait: {a} times the promise against {b} times.',
  'wait.unreached':
    'Typical wait via {better}: {a}; via {worse} fewer than half have had an answer.',
  'wait.unreached.resolution':
    'Typical time until it is solved via {better}: {a}; via {worse} fewer than half have been solved.',
  'wait.still':
    '{k, plural, one {# contact is still waiting; it counts.} other {# contacts are still waiting; they count.}}',

  'consistent.first_response': '{a} and {b} are about equally fast for {topic}.',
  'consistent.resolution': 'For {topic} it is solved about equally fast via {a} and via {b}.',
  'consistent.promise':
    'Held against their own promises, {a} and {b} are about equally fast for {topic}.',
  'consistent.share': '{metric}: {a} and {b} are about equal for {topic}.',
  'consistent.answer_correct':
    '{a} and {b} give the right answer about {topic} about equally often.',
  'consistent.rating': '{metric}: {a} and {b} are rated about equally for {topic}.',

  'inconclusive.few':
    'We cannot tell yet for {topic}: only {n, plural, one {# contact} other {# contacts}} via {channel}.',
  'inconclusive.wide':
    'We cannot tell yet for {topic}: somewhere between {low} and {high} times out of 100.',
  'inconclusive.wide.share':
    'We cannot tell yet for {topic}: {metric} via {better} and via {worse} lies somewhere between {low} and {high} percentage points apart.',
  'inconclusive.wide.rating':
    'We cannot tell yet for {topic}: {metric} via {better} and via {worse} lies somewhere between {low} and {high} points apart.',
  'inconclusive.no_shared_topic':
    '{a} and {b} had no topic in common, so there is nothing to compare.',
  'inconclusive.no_counterpart':
    'We cannot tell yet for {topic}: {a} and {b} were hardly ever asked in the same part of the same week.',
  'inconclusive.history_too_short':
    'We cannot tell yet for {topic}: there are not enough complete weeks to know how much is normal.',
  'inconclusive.false_discovery_control':
    'We cannot tell yet for {topic}: looked at alone it would stand out, but among this many comparisons it may be chance.',
  'inconclusive.topics_unmapped':
    'We cannot tell yet for {topic}: too many contacts via {a} or {b} have no topic.',
  'inconclusive.unlike_definitions':
    'Not compared for {topic}: {a} and {b} do not measure {metric} in the same way.',
  'inconclusive.unlike_scales':
    'Not compared for {topic}: {a} and {b} ask about {metric} on different scales.',
  'inconclusive.review_sampling_differs':
    'We cannot tell yet for {topic}: the reviewed answers via {a} and via {b} were chosen in different ways.',
  'inconclusive.below_one_day':
    'We cannot tell yet for {topic}: the sources give dates without a time, and the difference is under one day.',
  'inconclusive.not_linkable':
    'We cannot tell yet for {topic}: too few customers of {a} and {b} can be recognised in the other channel.',
  'inconclusive.more':
    'About {n, plural, one {# more contact} other {# more contacts}} would be enough.',

  'remark.surveys':
    'The surveys were taken in different ways ({modeA}, {modeB}); part of the difference may come from that.',
  'remark.questions':
    'Customers were not asked the same question ("{questionA}", "{questionB}"); part of the difference may come from that.',
  'remark.surveysDiffer':
    'The surveys were taken in different ways; part of the difference may come from that.',
  'remark.responseRates':
    'One channel hears from far more of its customers than the other ({rateA}, {rateB}); part of the difference may come from that.',
  'remark.reversed': 'Without comparing the same questions it would look the other way round.',
  'remark.composition':
    'Composition, not service: the difference in the raw figures lies in what is asked, not in how the same question is treated.',
  'remark.coverage':
    'Only {share} of these contacts had a counterpart in the same part of the same week.',
  'remark.provisional': 'Provisional: this may still change.',
  'remark.coarse': 'Compared by larger stretches of time than usual.',
  'remark.late': 'Data from {source} are {age} old. Figures with {channel} may change.',

  'sure.line': 'How sure: {level}, {a} and {b} contacts.',
  'sure.high': 'high',
  'sure.fair': 'fair',
  'sure.low': 'low',
} as const;
