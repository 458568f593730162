// Unison reading a company whose clock the test moves, in a process of its own: compiled code, as a service would run it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Comparison } from '../../src/domain/comparison.js';
import type { Gap } from '../../src/domain/gap.js';

interface Named {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
}

/** What may be asked, and what is answered. */
interface Answers {
  readonly poll: unknown;
  /** How many pieces of news the days judged held. */
  readonly judge: number;
  readonly tell: null;
  readonly gaps: readonly Gap[];
  readonly comparisons: readonly Comparison[];
  readonly names: { readonly channels: readonly Named[]; readonly topics: readonly Named[] };
}

export interface WatchingProcess {
  ask<Question extends keyof Answers>(question: Question): Promise<Answers[Question]>;
  close(): Promise<void>;
}

/** Starts it over a configuration; `now` is read with each question. Throws what the process could not do. */
export async function startWatching(
  config: string,
  env: Readonly<Record<string, string>>,
  now: () => number,
): Promise<WatchingProcess> {
  const child = fork(resolve('test/support/watching-process.mjs'), [config], {
    env: { ...process.env, ...env },
  });
  const end = died(child);
  const answer = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), end])) as [
      { readonly said?: unknown; readonly failed?: string },
    ];
    if (message.failed !== undefined) throw new Error(message.failed);
    return message.said;
  };
  await answer();
  return {
    ask: async (question) => {
      child.send({ ask: question, now: now() });
      return (await answer()) as never;
    },
    close: async () => {
      child.disconnect();
      await end.catch(() => undefined);
    },
  };
}

async function died(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the process that watches ended with ${String(code)}`);
}
