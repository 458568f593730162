// Which contacts a list is asked for, and where it goes on.
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
    after: cursorIn(query.get('cursor')),
    narrowedTo: [
      report.window.label,
      ...(topic === null ? [] : [speaker.topicName(topic)]),
      ...(channel === null ? [] : [speaker.channelName(channel)]),
    ],
  };
}

/** `1760000000000.42`; null at the end. */
export function cursorText(last: InteractionKey | null): string | null {
  return last === null ? null : `${last.changedAt}.${last.rowId}`;
}

function cursorIn(text: string | null): InteractionKey | null {
  const found = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? '');
  return found ? { changedAt: Number(found[1]), rowId: Number(found[2]) } : null;
}
