// How values and paths of the configuration are written in a sentence.

/** `sources.boston.fields.id`; list positions count from 1, as people do. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${onOneLine(String(part))}`))
    .join('')
    .replace(/^\./, '');
}

/** A value between quotes, on one line, not longer than a sentence can bear. */
export function quoted(value: unknown): string {
  return `"${onOneLine(String(value))}"`;
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
