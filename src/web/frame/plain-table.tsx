// A table from columns and rows; the first column names the row.
import type { ComponentChildren } from 'preact';
import { ScrollBox } from './section.js';

export interface Column<Item> {
  readonly head: string;
  readonly of: (item: Item) => ComponentChildren;
  readonly isNumber?: boolean;
  /** Language of the cells, where it is not the page's. */
  readonly lang?: string;
}

export function PlainTable<Item>(props: {
  caption: string;
  columns: readonly Column<Item>[];
  rows: readonly Item[];
  keyOf: (item: Item) => string;
}) {
  const { caption, columns, rows, keyOf } = props;
  return (
    <ScrollBox label={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isNumber }) => (
              <th scope="col" class={isNumber ? 'number' : undefined} key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={keyOf(item)}>
              {columns.map((column, index) => (
                <Cell key={column.head} column={column} item={item} isFirst={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Cell<Item>(props: { column: Column<Item>; item: Item; isFirst: boolean }) {
  const { column, item, isFirst } = props;
  if (isFirst) return <th scope="row">{column.of(item)}</th>;
  return (
    <td class={column.isNumber ? 'number' : undefined} lang={column.lang}>
      {column.of(item)}
    </td>
  );
}
