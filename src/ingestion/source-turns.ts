/** One at a time for each source: what is read from a timeline may not change before it is written back. */

/** Runs the work when all earlier work for the same source is done. */
export type SourceTurns = <Result>(source: string, work: () => Promise<Result>) => Promise<Result>;

export function createTurns(): SourceTurns {
  const last = new Map<string, Promise<unknown>>();
  return (source, work) => {
    const before = last.get(source) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(source, mine);
    return mine;
  };
}
