import { cellStandings, type StandingFrame } from '../../src/detection/cell-standing.js';
import { backtest } from '../../src/detection/backtest.js';
import type { MonitorState } from '../../src/detection/advance-day.js';
import { contactsOf } from '../support/contacts.js';
import { dayAfter, watching } from '../support/watching.js';

const frame: StandingFrame = {
  lastFinishedDay: dayAfter(34),
  minLearnedWeeks: 6,
  isLive: () => true,
};

/** The state after so many days. */
function stateAfter(days: number): MonitorState {
  const interactions = contactsOf({ days, perDay: 6 });
  return [...backtest(watching(interactions, days))].at(-1)!.state;
}

const phases = (state: MonitorState, judgedTo: string, over: Partial<StandingFrame> = {}) => {
  const judged = new Map([['email|phone', judgedTo]]);
  return cellStandings(state, judged, { ...frame, ...over }).map(({ topic, phase }) => [
    topic ?? 'all',
    phase,
  ]);
};

describe('where a watched cell stands', () => {
  it('is learning before six weeks and live from then on', () => {
    expect(phases(stateAfter(35), dayAfter(34))[0]).toEqual(['all', 'learning']);
    const later = { lastFinishedDay: dayAfter(48) };
    expect(phases(stateAfter(49), dayAfter(48), later)[0]).toEqual(['all', 'live']);
  });

  it('is frozen while its pair is two days behind, all topics and each topic', () => {
    const late = phases(stateAfter(35), dayAfter(32));
    expect(late.length).toBeGreaterThanOrEqual(6);
    expect(new Set(late.map(([, phase]) => phase))).toEqual(new Set(['frozen']));
    expect(phases(stateAfter(35), dayAfter(33))[0]).toEqual(['all', 'learning']);
  });

  it('is never frozen where both sources are finished', () => {
    const finished = phases(stateAfter(35), dayAfter(10), { isLive: () => false });
    expect(finished.map(([, phase]) => phase)).not.toContain('frozen');
  });
});
