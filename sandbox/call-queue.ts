// A call centre with few agents, callers who hang up, and other people's calls in the same queue (Erlang-A in spirit).

export interface Call {
  readonly at: number;
  readonly handleSeconds: number;
  readonly patienceSeconds: number;
  /** Ringing, and waiting for somebody who knows the subject, even when a line is free. */
  readonly routingSeconds: number;
  /** The topic's own multiple of the wait in the queue. */
  readonly effort: number;
}

export interface CallOutcome {
  /** Seconds in the queue until an agent, or until the caller hung up. */
  readonly waitSeconds: number;
  readonly isAnswered: boolean;
  readonly agent: number;
}

export interface CallQueue {
  /** Calls must be offered in order of time. */
  offer(call: Call): CallOutcome;
}

/** First come, first served over `agents` lines. */
export function createCallQueue(agents: number): CallQueue {
  const freeAt = new Array<number>(agents).fill(0);
  return {
    offer: (call) => {
      const agent = soonest(freeAt);
      const queued = Math.max(0, (freeAt[agent]! - call.at) / 1000);
      const wait = (queued + call.routingSeconds) * call.effort;
      if (wait > call.patienceSeconds)
        return { waitSeconds: call.patienceSeconds, isAnswered: false, agent };
      freeAt[agent] = Math.max(freeAt[agent]!, call.at) + call.handleSeconds * 1000;
      return { waitSeconds: wait, isAnswered: true, agent };
    },
  };
}

function soonest(freeAt: readonly number[]): number {
  let best = 0;
  for (let line = 1; line < freeAt.length; line += 1)
    if (freeAt[line]! < freeAt[best]!) best = line;
  return best;
}
