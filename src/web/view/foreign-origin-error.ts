/** A form came from another site; one sentence. */
export class ForeignOriginError extends Error {
  override readonly name = 'ForeignOriginError';

  constructor(origin: string) {
    super(`origin: forms are taken from this address only, not from ${origin}.`);
  }
}
