// Rows in the order of the configuration: topics first, then channels.

/** How to order rows of known topics and channels; all topics together (null) come first, unknown names last. */
export function byTopicAndChannel(
  topics: readonly { readonly id: string }[],
  channels: readonly { readonly id: string }[],
): (one: Row, other: Row) => number {
  const topicRank = rankIn(topics);
  const channelRank = rankIn(channels);
  return (one, other) =>
    topicRank(one.topic) - topicRank(other.topic) ||
    channelRank(one.channel) - channelRank(other.channel);
}

interface Row {
  readonly topic: string | null;
  readonly channel: string;
}

function rankIn(names: readonly { readonly id: string }[]): (id: string | null) => number {
  const ranks = new Map(names.map(({ id }, index) => [id, index]));
  return (id) => (id === null ? -1 : (ranks.get(id) ?? names.length));
}
