// A table of topic x channel: the same figures as the drawing above it.
import type { ComponentChildren } from 'preact';
import type { MatrixCell } from '../../report/consistency-report.js';
import { InlineMark } from '../frame/marks.js';
import type { TopicRow } from '../view/topic-rows.js';
import type { ReportPage } from './report-page.js';

export interface FigureTableProps {
  readonly view: ReportPage;
  readonly caption: string;
  readonly rows: readonly TopicRow[];
  readonly channels: readonly string[];
  readonly cell: (cell: MatrixCell) => ComponentChildren;
  readonly cellClass?: (cell: MatrixCell) => string | undefined;
  /** Further columns at the end: heading and content. */
  readonly tail?: readonly TailColumn[];
  /** Under a channel's name. */
  readonly under?: (channel: string) => ComponentChildren;
}

interface TailColumn {
  readonly head: string;
  readonly of: (row: TopicRow) => ComponentChildren;
}

export function FigureTable(props: FigureTableProps) {
  const { view, caption, rows, channels, tail = [], under } = props;
  const { page } = view;
  return (
    <table class="figure-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{page.say('head.topic')}</th>
          {channels.map((channel) => (
            <th scope="col" class="number" key={channel}>
              <InlineMark kind={page.markOf(channel)} /> {page.speaker.channelName(channel)}
              {under ? <span class="under">{under(channel)}</span> : null}
            </th>
          ))}
          {tail.map(({ head }) => (
            <th scope="col" class="tail" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FigureRow key={row.topic ?? ''} row={row} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ row, ...props }: FigureTableProps & { row: TopicRow }) {
  const { view, channels, cell, cellClass, tail = [] } = props;
  const { page } = view;
  const byChannel = new Map(row.dots.map((dot) => [dot.channel, dot.cell]));
  return (
    <tr>
      <th scope="row">
        <a href={page.links.topic(row.topic)}>{page.speaker.topicName(row.topic)}</a>
      </th>
      {channels.map((channel) => {
        const found = byChannel.get(channel);
        return found ? (
          <td key={channel} class={`number ${cellClass?.(found) ?? ''}`.trim()}>
            {cell(found)}
          </td>
        ) : (
          <td key={channel} class="number absent">
            {page.say('unit.unknown')}
          </td>
        );
      })}
      {tail.map(({ head, of }) => (
        <td key={head} class="tail">
          {of(row)}
        </td>
      ))}
    </tr>
  );
}

/** A figure that opens the contacts behind it. */
export function BehindLink(props: { view: ReportPage; cell: MatrixCell; text: string }) {
  const { view, cell, text } = props;
  const { page } = view;
  const { topic, channel, metric } = cell;
  const what = `${page.speaker.topicName(topic)}, ${page.speaker.channelName(channel)}`;
  return (
    <a
      class="behind"
      href={page.links.behind({ topic, channel, metric })}
      title={page.say('page.interactions')}
    >
      {text}
      <span class="unseen">: {what}</span>
    </a>
  );
}
