// One look at the sources: operators hear of trouble once, and once when it is over.
import type { AlertRoute } from '../config/alerts.js';
import type { SourceState } from '../report/consistency-report.js';
import { decideSources, troubleWith, type SourceTrouble } from './decide-source.js';
import type { SendReason } from './decision.js';
import type { Message } from './outbox.js';
import { wholeReport, type AlertParts } from './parts.js';
import { reportLink } from './report-link.js';
import { alertWords } from './words.js';

/** What was last said of each source on a route; no entry = nothing, or that it is back. */
type SaidOfSources = Readonly<Record<string, SourceTrouble>>;

export interface SourceRound {
  readonly route: string;
  readonly messages: readonly Message[];
  /** To be remembered under `sourceMemo`; null = as before. */
  readonly said: SaidOfSources | null;
}

/** Where it is remembered what a route was told of the sources. */
export function sourceMemo(route: string): string {
  return `sources ${route}`;
}

/** What each route that listens to sources is to be told now. */
export async function sourceRounds(parts: AlertParts): Promise<readonly SourceRound[]> {
  const sources = await parts.sourcesOf();
  const listening = parts.routes.filter((route) => route.kinds.includes('source'));
  return Promise.all(
    listening.map(async (route) => {
      const said = (await parts.stores.memos.read(sourceMemo(route.name))) as SaidOfSources | null;
      return roundOf(route, said ?? {}, { sources, parts });
    }),
  );
}

interface Look {
  readonly sources: readonly SourceState[];
  readonly parts: AlertParts;
}

function roundOf(route: AlertRoute, said: SaidOfSources, look: Look): SourceRound {
  const { sources } = look;
  const sends = decideSources(sources, new Map(Object.entries(said))).filter(isSent);
  if (sends.length === 0) return { route: route.name, messages: [], said: null };
  const messages = sends.map(({ source, reason }) =>
    messageOf(
      route,
      { source: sources.find(({ id }) => id === source)!, reason: reason as SendReason },
      look,
    ),
  );
  const now = sources.flatMap((source) => {
    const trouble = troubleWith(source);
    return trouble === null ? [] : [[source.id, trouble] as const];
  });
  return { route: route.name, messages, said: Object.fromEntries(now) };
}

function isSent({ verdict }: { readonly verdict: 'send' | 'hold' }): boolean {
  return verdict === 'send';
}

/** The stretch of trouble is told apart by how far the data reached. */
function messageOf(
  route: AlertRoute,
  { source, reason }: { readonly source: SourceState; readonly reason: SendReason },
  { parts }: Look,
): Message {
  const words = alertWords(wholeReport(null).lang);
  const isBack = reason === 'source_returned';
  return {
    route: route.name,
    thread: `source:${source.id}`,
    change: `${reason} ${String(source.completeUntil ?? 0)}`,
    kind: 'announcement',
    notice: {
      kind: 'announcement',
      title: titleOf(reason, source.id, words),
      sentences: [source.healthReason, isBack ? null : words.source.muted].filter(
        (text) => text !== null,
      ),
      link: reportLink(parts.publicUrl, {}),
      linkLabel: words.openReport,
    },
    isBroadcast: false,
  };
}

function titleOf(reason: SendReason, source: string, words: ReturnType<typeof alertWords>): string {
  if (reason === 'source_returned') return words.source.returned(source);
  if (reason === 'channel_silent') return words.source.silent(source);
  return reason === 'source_broken' ? words.source.broken(source) : words.source.late(source);
}
