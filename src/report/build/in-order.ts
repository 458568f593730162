// Rows in the order of the configuration: topics first, then channels.
import { openKeptGroups } from './group-by.js';

interface Named {
  readonly id: string;
}

/** Puts rows of known topics and channels in order; all topics together (null) come first, unknown names last. */
export function inOrderOf(
  topics: readonly Named[],
  channels: readonly Named[],
): <Kind extends Row>(rows: readonly Kind[]) => readonly Kind[] {
  const placeOf = placeIn(topics, channels);
  return <Kind extends Row>(rows: readonly Kind[]) => {
    const places: Kind[][] = [];
    for (const row of rows) (places[placeOf(row)] ??= []).push(row);
    return places.flat();
  };
}

/** The same for rows of one kind, again and again: those that stand where they stood are not looked at. */
export function openKeptOrder<Kind extends Row>(): (
  rows: readonly Kind[],
  topics: readonly Named[],
  channels: readonly Named[],
) => readonly Kind[] {
  let last: { readonly words: string; readonly groups: Groups<Kind> } | null = null;
  return (rows, topics, channels) => {
    const words = JSON.stringify([topics, channels].map((names) => names.map(({ id }) => id)));
    if (last?.words !== words) last = { words, groups: openPlaces(placeIn(topics, channels)) };
    const groups = [...last.groups(rows)];
    return groups.sort(([one], [other]) => Number(one) - Number(other)).flatMap(([, own]) => own);
  };
}

type Groups<Kind extends object> = ReturnType<typeof openKeptGroups<Kind>>;

function openPlaces<Kind extends Row>(placeOf: (row: Row) => number): Groups<Kind> {
  return openKeptGroups<Kind>((row) => String(placeOf(row)));
}

interface Row {
  readonly topic: string | null;
  readonly channel: string;
}

/** The number of the place a row belongs in. */
function placeIn(topics: readonly Named[], channels: readonly Named[]): (row: Row) => number {
  const topicRank = rankIn(topics);
  const channelRank = rankIn(channels);
  const ranks = channels.length + 2;
  return ({ topic, channel }) => topicRank(topic) * ranks + channelRank(channel);
}

/** From 1 on; 0 for all together. */
function rankIn(names: readonly Named[]): (id: string | null) => number {
  const ranks = new Map(names.map(({ id }, index) => [id, index]));
  return (id) => (id === null ? 0 : (ranks.get(id) ?? names.length) + 1);
}
