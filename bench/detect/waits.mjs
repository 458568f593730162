// How long customers wait: in a call queue with impatient callers, or in a backlog of messages.

const hourMs = 3_600_000;

/**
 * An Erlang-A queue: Poisson arrivals by the hour, exponential handling and patience, first come first served. Calls
 * arrive `crowd` times as often as they are watched: the queue is shared with the company's other lines.
 * Returns a function giving the offered wait (seconds) of a call at each arrival instant, in rising order.
 */
export function callQueue(
  random,
  { hours, load, arrivalsAt, handlingSeconds, crowd, patienceSeconds },
) {
  const servers = serverPlan(arrivalsAt, hours, { handlingSeconds, crowd });
  const freeAt = new Float64Array(Math.max(...servers)).fill(0);
  const waits = [];
  for (let hour = 0; hour < hours; hour++) {
    const mean = 3600 / (arrivalsAt(hour) * crowd * Math.exp(load[hour]));
    for (let at = random.exponential(mean); at < 3600; at += random.exponential(mean)) {
      const now = hour * 3600 + at;
      const wait = serve(freeAt, servers[hour], now, random.exponential(patienceSeconds), () =>
        random.exponential(handlingSeconds),
      );
      if (random.uniform() < 1 / crowd) waits.push({ at: now * 1000, seconds: wait });
    }
  }
  return waits;
}

/** Staff for the planned load with a little room: square-root staffing. */
function serverPlan(arrivalsAt, hours, { handlingSeconds, crowd }) {
  return Array.from({ length: hours }, (_, hour) => {
    const offered = (arrivalsAt(hour) * crowd * handlingSeconds) / 3600;
    return Math.max(1, Math.round(offered + 0.1 * Math.sqrt(offered)));
  });
}

/** The offered wait of one caller; takes an agent unless the caller gives up first. */
function serve(freeAt, servers, now, patience, handling) {
  let first = 0;
  for (let agent = 1; agent < servers; agent++) if (freeAt[agent] < freeAt[first]) first = agent;
  const wait = Math.max(0, freeAt[first] - now);
  if (wait <= patience) freeAt[first] = now + wait + handling();
  return wait;
}

/** A backlog of messages: the wait goes up and down with an autocorrelated load, and scatters around it. */
export function backlog(random, { hours, load, arrivalsAt, usualSeconds }) {
  const waits = [];
  for (let hour = 0; hour < hours; hour++) {
    const mean = 3600 / arrivalsAt(hour);
    for (let at = random.exponential(mean); at < 3600; at += random.exponential(mean)) {
      const night = hour % 24 < 8 ? 0.5 : 0;
      const seconds = usualSeconds * Math.exp(load[hour] + night + random.normal());
      waits.push({ at: hour * hourMs + at * 1000, seconds });
    }
  }
  return waits;
}
