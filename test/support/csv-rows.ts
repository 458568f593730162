// The report's CSV read back.

/** CSV as rows by column, without the instant of computing. */
export function rowsIn(csv: string): readonly Readonly<Record<string, string>>[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = cells(header);
  return lines.map((line) => {
    const values = cells(line);
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
    return { ...row, updatedAt: '' };
  });
}
