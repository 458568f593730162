// Which contacts a list is asked for, and where it goes on.
import { keyIn } from '../../report/query/row-cursor.js';
import { speakerOf } from '../../report/speaker.js';
import type { ConsistencyReport, Language } from '../../report/consistency-report.js';
import type { InteractionKey } from '../../storage/interaction.store.js';
import type { InteractionQuery } from '../../storage/interaction-query.js';

export const rowsPerPage = 100;

export interface RowsAsked {
  readonly condition: InteractionQuery;
  readonly after: InteractionKey | null;
  /** The same in words. */
  readonly narrowedTo: readonly string[];
}

/** The contacts these parameters name, within the report's window. */
export function rowsAsked(
  query: URLSearchParams,
  report: ConsistencyReport,
  lang: Language,
): RowsAsked {
  const [topic, channel] = [query.get('topic'), query.get('channel')];
  const speaker = speakerOf(report, lang);
  return {
    condition: {
      from: report.window.from,
      to: report.window.to,
      ...(topic === null ? {} : { topics: [topic] }),
      ...(channel === null ? {} : { channels: [channel] }),
    },
    after: keyIn(query.get('cursor') ?? ''),
    narrowedTo: [
      report.window.label,
      ...(topic === null ? [] : [speaker.topicName(topic)]),
      ...(channel === null ? [] : [speaker.channelName(channel)]),
    ],
  };
}
