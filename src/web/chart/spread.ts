// Keeps things on one line apart: moves each as little as possible from where it belongs.

interface Cluster {
  readonly members: readonly number[];
  /** Where the cluster's first member goes, were it alone. */
  readonly wantedStart: number;
}

/** Room something takes on a line, in pixels: its wanted middle and its width. */
export interface Spot {
  readonly middle: number;
  readonly width: number;
}

/**
 * Where do the middles go so that no two spots overlap, each moved as little as possible (least squares, by pooling
 * neighbours), order kept? Pixels. Spots must be sorted by middle. Cost: linear.
 */
export function spread(spots: readonly Spot[]): readonly number[] {
  const offsets = offsetsOf(spots);
  const clusters: Cluster[] = [];
  spots.forEach((spot, index) => {
    let cluster: Cluster = { members: [index], wantedStart: spot.middle - offsets[index]! };
    for (let last = clusters.at(-1); last && last.wantedStart > cluster.wantedStart;) {
      cluster = pooled(last, cluster);
      clusters.pop();
      last = clusters.at(-1);
    }
    clusters.push(cluster);
  });
  return clusters.flatMap(({ members, wantedStart }) =>
    members.map((member) => wantedStart + offsets[member]!),
  );
}

/** Distance of each middle from the first, were all packed side by side. */
function offsetsOf(spots: readonly Spot[]): readonly number[] {
  const offsets: number[] = [];
  spots.forEach((spot, index) => {
    const before = spots[index - 1];
    offsets.push(before ? offsets[index - 1]! + (before.width + spot.width) / 2 : 0);
  });
  return offsets;
}

function pooled(left: Cluster, right: Cluster): Cluster {
  const [a, b] = [left.members.length, right.members.length];
  return {
    members: [...left.members, ...right.members],
    wantedStart: (left.wantedStart * a + right.wantedStart * b) / (a + b),
  };
}
