// Under which keys the store remembers what a company supplied.

/** What was made of a supplied file, and the stamp of the file it was made of. */
export interface SuppliedMemo<Content> {
  readonly stamp: string;
  readonly content: Content;
}

export function suppliedKey(kind: 'revenue' | 'referrals' | 'employees'): string {
  return `supplied ${kind}`;
}

/** The figures a source's vendor stated, and when. */
export function figuresKey(source: string): string {
  return `figures ${source}`;
}
