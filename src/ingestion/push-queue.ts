/** Gathers what many senders push at once into few transactions, in the order of arrival. */

/** Saves items together; all of them are saved, or it throws and none is. */
export type SaveTogether<Item> = (items: readonly Item[]) => Promise<void>;

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Items given are saved once this answers. Throws what saving them throws. */
export type PushQueue<Item> = (items: readonly Item[]) => Promise<void>;

/** A queue that saves about `batchSize` items at a time: whatever came in while the batch before was written. */
export function createPushQueue<Item>(
  save: SaveTogether<Item>,
  batchSize: number,
): PushQueue<Item> {
  const waiting: Waiting<Item>[] = [];
  let isDraining = false;
  const drain = async (): Promise<void> => {
    isDraining = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const together = nextBatch(waiting, batchSize);
      try {
        await save(together.flatMap(({ items }) => items));
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    isDraining = false;
  };
  return (items) =>
    new Promise((done, failed) => {
      waiting.push({ items, done, failed });
      if (!isDraining) void drain();
    });
}

/** Takes the first, and those behind it as long as they fit. */
function nextBatch<Item>(waiting: Waiting<Item>[], batchSize: number): readonly Waiting<Item>[] {
  let size = 0;
  const end = waiting.findIndex(({ items }, index) => {
    size += items.length;
    return index > 0 && size > batchSize;
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}
