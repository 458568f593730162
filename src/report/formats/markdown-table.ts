// A table in Markdown.

/** First row = heads. Bars and line breaks in cells are made harmless. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map(() => '---');
  return [head, rule, ...body].map((cells) => `| ${cells.map(safe).join(' | ')} |`).join('\n');
}

function safe(cell: string): string {
  return cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}
