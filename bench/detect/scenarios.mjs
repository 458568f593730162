// The worlds the monitor is tried in: without a true gap, and with one.

/** No true gap: every alarm is a false one. */
export const nulls = {
  'same mix, independent': { mix: 'same', isDependent: false, isCalls: false, gap: null },
  'same mix, calls in queues': { mix: 'same', isDependent: true, isCalls: true, gap: null },
  'same mix, backlogs': { mix: 'same', isDependent: true, isCalls: false, gap: null },
  'other mix, calls in queues': { mix: 'other', isDependent: true, isCalls: true, gap: null },
  'other mix, backlogs': { mix: 'other', isDependent: true, isCalls: false, gap: null },
};

const changeDay = 143;
const returns = 2;

function gap(figure, size, { topic = null, fromDay = changeDay, toDay = Infinity } = {}) {
  return { figure, sizes: { [figure]: size }, topic, fromDay, toDay };
}

/** The first channel becomes worse. `asDays`: median days to alarm and share within 13 weeks to reach, from the design. */
export const gaps = {
  'wait x1.6': { gap: gap('first_response', 1.6), goal: { days: 32, share: 0.97 } },
  'wait x1.6, one topic': {
    gap: gap('first_response', 1.6, { topic: returns }),
    goal: { days: 36, share: 0.97 },
  },
  'wait x1.3': { gap: gap('first_response', 1.3), goal: { days: 86, share: 0.58 } },
  'CSAT -0.39': { gap: gap('csat', 0.39), goal: { days: 30, share: 1 } },
  'CSAT -0.7, one topic': {
    gap: gap('csat', 0.7, { topic: returns }),
    goal: { days: 22, share: null },
  },
  'correctness -8 points': { gap: gap('answer_correct', 8), goal: { days: 68, share: 0.77 } },
  'correctness -15, one topic': {
    gap: gap('answer_correct', 15, { topic: returns }),
    goal: { days: 57, share: null },
  },
  'wait x1.6 from the start': { gap: gap('first_response', 1.6, { fromDay: 0 }), goal: null },
  'wait x1.6 for 13 weeks': {
    gap: gap('first_response', 1.6, { toDay: changeDay + 91 }),
    goal: null,
  },
};

/** Every figure worse by exactly its margin, from the start: is the true difference inside the interval as often as promised? */
export const atTheMargin = {
  figure: 'all',
  sizes: { first_response: (1.01 / 0.99) ** 7, csat: 0.15, answer_correct: 4 },
  topic: null,
  fromDay: 0,
  toDay: Infinity,
};
