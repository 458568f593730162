// Seeded randomness: the same seed gives the same company on every machine.

/** A stream of uniform numbers in (0, 1) (mulberry32). */
function uniformStream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/** Draws from the usual distributions. */
export function createRandom(seed) {
  const uniform = uniformStream(Math.imul(seed, 2654435761) ^ 0x9e3779b9);
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const exponential = (mean) => -mean * Math.log(uniform());
  const pick = (weights) => {
    let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    return Math.max(
      0,
      weights.findIndex((weight) => (left -= weight) < 0),
    );
  };
  return { uniform, normal, exponential, pick, chance: (p) => uniform() < p };
}

/** An hourly AR(1) path of the given length, standard deviation and correlation time in hours. */
export function wanderingPath(random, hours, { deviation, memoryHours }) {
  const keep = Math.exp(-1 / memoryHours);
  const path = new Float64Array(hours);
  let level = deviation * random.normal();
  for (let hour = 0; hour < hours; hour++) {
    path[hour] = level;
    level = keep * level + deviation * Math.sqrt(1 - keep * keep) * random.normal();
  }
  return path;
}
