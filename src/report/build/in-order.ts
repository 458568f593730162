// Rows in the order of the configuration: topics first, then channels.

/** Puts rows of known topics and channels in order; all topics together (null) come first, unknown names last. */
export function inOrderOf(
  topics: readonly { readonly id: string }[],
  channels: readonly { readonly id: string }[],
): <Kind extends Row>(rows: readonly Kind[]) => readonly Kind[] {
  const topicRank = rankIn(topics);
  const channelRank = rankIn(channels);
  const ranks = channels.length + 2;
  return <Kind extends Row>(rows: readonly Kind[]) => {
    const places: Kind[][] = [];
    for (const row of rows)
      (places[topicRank(row.topic) * ranks + channelRank(row.channel)] ??= []).push(row);
    return places.flat();
  };
}

interface Row {
  readonly topic: string | null;
  readonly channel: string;
}

/** From 1 on; 0 for all together. */
function rankIn(names: readonly { readonly id: string }[]): (id: string | null) => number {
  const ranks = new Map(names.map(({ id }, index) => [id, index]));
  return (id) => (id === null ? 0 : (ranks.get(id) ?? names.length) + 1);
}
