/** How much may be pushed at a time: bodies are counted before they are read, and what does not fit is asked to come again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export const pushPath = '/api/v1/interactions';

/** One push, bytes. */
export const mostPushBytes = 16 * 2 ** 20;
/** All pushes not answered yet, bytes. */
const mostWaitingBytes = 64 * 2 ** 20;
const retryAfterSeconds = 1;

/** Refused for now: the answer says when to come again. */
class IntakeFullError extends Error {
  override readonly name = 'IntakeFullError';
  readonly statusCode = 429;
}

const fullSentence = `interactions: too much is waiting to be stored; send this push again in ${retryAfterSeconds} s.`;

/** Bounds the bodies of `POST /api/v1/interactions`, one by one and together. Call before routes are registered. */
export function boundPushes(fastify: FastifyInstance, most = mostWaitingBytes): void {
  const sizes = new WeakMap<FastifyRequest, number>();
  let waitingBytes = 0;
  const enter = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const size = announcedBytes(request);
    if (waitingBytes > 0 && waitingBytes + size > most) {
      reply.header('retry-after', String(retryAfterSeconds));
      return Promise.reject(new IntakeFullError(fullSentence));
    }
    waitingBytes += size;
    sizes.set(request, size);
    return Promise.resolve();
  };
  const leave = (request: FastifyRequest): Promise<void> => {
    waitingBytes -= sizes.get(request) ?? 0;
    sizes.delete(request);
    return Promise.resolve();
  };
  fastify.addHook('onRoute', (route) => {
    if (route.method !== 'POST' || route.url !== pushPath) return;
    Object.assign(route, {
      bodyLimit: mostPushBytes,
      onRequest: enter,
      onResponse: leave,
      onRequestAbort: leave,
    });
  });
}

/** A body of unknown length may be as long as any. */
function announcedBytes({ headers }: FastifyRequest): number {
  const announced = Number(headers['content-length'] ?? mostPushBytes);
  return Number.isFinite(announced) ? Math.min(announced, mostPushBytes) : mostPushBytes;
}
