import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keepShape } from '../../src/storage/keep-shape.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

class Page {
  readonly rows: number[] = [];
}

class Segment {
  readonly cells: number[] = [];
}

/** Made out of sight, so that nothing of the test holds it. */
function made<One extends object>(Kind: new () => One): WeakRef<One> {
  return new WeakRef(keepShape(new Kind()));
}

describe('keeping the shape of objects that live for one page', () => {
  it('keeps the last one of each class, and lets the one before it go', async () => {
    const [earlier, segment, later] = [made(Page), made(Segment), made(Page)];
    await setImmediate();
    collect();
    expect(earlier.deref()).toBeUndefined();
    expect(segment.deref()).toBeInstanceOf(Segment);
    expect(later.deref()).toBeInstanceOf(Page);
  });
});
