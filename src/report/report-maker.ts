// Reports made elsewhere than on the event loop that serves everybody: asked for by message, answered as bytes.
import { deserialize } from 'node:v8';
import type { ConsistencyReport, ReportQuery } from './consistency-report.js';
import type { EarlierPeriod, ReportAnswer } from './report-answer.js';

/** Makes the answer to a query; what it keeps is its own affair. */
export interface ReportMaker {
  make(query: ReportQuery, earlier: EarlierPeriod): Promise<ReportAnswer>;
  close(): Promise<void>;
}

export interface ReportRequest {
  readonly id: number;
  readonly query: ReportQuery;
  readonly earlier: EarlierPeriod;
}

/** A made report as it crosses over: nothing in it has to be copied or parsed before it is needed. */
export type ReportReply =
  | {
      readonly id: number;
      readonly json: Uint8Array;
      readonly etag: string;
      /** The report object, serialised by V8. */
      readonly packed: Uint8Array;
    }
  | { readonly id: number; readonly failure: string };

/** What a worker thread looks like from here. */
export interface MakerThread {
  postMessage(request: ReportRequest): void;
  on(event: 'message', listener: (reply: ReportReply) => void): unknown;
  on(event: 'error' | 'exit', listener: (reason: unknown) => void): unknown;
  terminate(): Promise<unknown>;
}

interface Waiting {
  readonly resolve: (answer: ReportAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A maker on a thread that is started with the first question, and anew after it has ended. */
export function createReportMaker(start: () => MakerThread): ReportMaker {
  const waiting = new Map<number, Waiting>();
  let thread: MakerThread | null = null;
  let lastId = 0;
  const lose = (reason: unknown): void => {
    thread = null;
    for (const { reject } of waiting.values()) reject(lost(reason));
    waiting.clear();
  };
  const running = (): MakerThread => {
    if (thread !== null) return thread;
    const started = start();
    started.on('message', (reply) => {
      settle(waiting.get(reply.id), reply);
      waiting.delete(reply.id);
    });
    started.on('error', lose);
    started.on('exit', lose);
    return (thread = started);
  };
  return {
    make: (query, earlier) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        running().postMessage({ id, query, earlier });
      }),
    close: async () => {
      await thread?.terminate();
    },
  };
}

function settle(waiting: Waiting | undefined, reply: ReportReply): void {
  if ('failure' in reply) waiting?.reject(new Error(reply.failure));
  else waiting?.resolve(answerOf(reply));
}

function lost(reason: unknown): Error {
  const said = reason instanceof Error ? reason.message : `it ended with ${String(reason)}`;
  return new Error(`the thread that makes reports is gone (${said}); ask again`);
}

/** The object behind an answer is unpacked only where somebody looks at it: REST sends the bytes. */
function answerOf({ json, etag, packed }: Extract<ReportReply, { etag: string }>): ReportAnswer {
  let report: ConsistencyReport | null = null;
  return {
    pieces: [json],
    etag,
    get report() {
      return (report ??= deserialize(packed) as ConsistencyReport);
    },
  };
}
