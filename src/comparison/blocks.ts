// Topics in blocks: where one has changed, only its block is added up again, and the blocks are.

/** Near the square root of the number of topics that companies have. */
const blockSize = 8;

/** The list cut into blocks, in order. */
export function inBlocks<Item>(list: readonly Item[]): readonly (readonly Item[])[] {
  const blocks: (readonly Item[])[] = [];
  for (let from = 0; from < list.length; from += blockSize)
    blocks.push(list.slice(from, from + blockSize));
  return blocks;
}
