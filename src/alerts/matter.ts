// What a gap or a comparison is about, whichever side is worse and on whichever basis.

export interface Matter {
  readonly metric: string;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
}

/** Is it the same metric, topic and pair of channels? */
export function sameMatter(a: Matter, b: Matter): boolean {
  return matterKey(a) === matterKey(b);
}

function matterKey({ metric, topic, better, worse }: Matter): string {
  return JSON.stringify([metric, topic, [better, worse].sort()]);
}
