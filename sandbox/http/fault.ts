// Faults a fake plays in place of an answer, or on its way.
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from './exchange.js';
import { write, writeHalf, writeSlowly } from './write.js';

export type Fault = FaultKind & {
  /** Kept for a path that holds this text. */
  readonly on?: string;
};

type FaultKind =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | { readonly kind: 'hang'; readonly seconds: number }
  | { readonly kind: 'reset' }
  /** The answer breaks off in the middle: as a broken connection, or as if that were all of it. */
  | { readonly kind: 'truncated'; readonly isClean: boolean }
  /** The answer comes in pieces. */
  | { readonly kind: 'slow'; readonly pieces: number; readonly milliseconds: number };

/** Plays a fault; `answered` gives the answer where the fault still wants one. */
export async function playFault(
  fault: Fault,
  response: ServerResponse,
  answered: () => Reply,
): Promise<void> {
  switch (fault.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'status':
      write(response, faultReply(fault));
      return;
    case 'truncated':
      writeHalf(response, answered(), fault.isClean);
      return;
    case 'slow':
      await writeSlowly(response, answered(), fault);
      return;
    case 'hang':
      await wait(fault.seconds * 1000, undefined, { ref: false });
      write(response, answered());
  }
}

function faultReply(fault: Extract<Fault, { readonly kind: 'status' }>): Reply {
  const { status, retryAfterSeconds: seconds, body = { error: 'scripted fault' } } = fault;
  const headers = {
    ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    ...fault.headers,
  };
  return { status, headers, body };
}
