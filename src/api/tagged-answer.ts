import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends a body with a strong ETag; a caller who already has it gets 304 and nothing else. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: {
    readonly type: string;
    readonly body: string | Buffer;
    /** The body's own strong tag, where it was worked out before. */
    readonly etag?: string;
  },
): void {
  const tag = answer.etag ?? tagOf(answer.body);
  reply
    .header('etag', tag)
    .header('vary', 'Accept, Accept-Encoding, Accept-Language, Authorization')
    .header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim());
  if (known?.includes(tag)) {
    void reply.status(304).send();
    return;
  }
  void reply.type(answer.type).send(answer.body);
}

function tagOf(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}
