import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Fault } from '../../domain/faults.ts';
import type { Answer } from './answer.ts';

/** Sends an answer. */
export function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply
    .code(status)
    .headers(headers ?? {})
    .send(body === undefined ? undefined : Buffer.from(body));
}

/** The connection ends as if a router had dropped it. */
export function reset(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

/** Does to an answer what a fault after the commit does: the work is done, and the caller does not learn it, or learns it late. */
export async function spoil(
  reply: FastifyReply,
  answer: Answer,
  fault: Fault,
  failing: (status: number) => Answer,
): Promise<FastifyReply> {
  switch (fault.kind) {
    case 'slow':
      await delay(fault.delayMs, undefined, { ref: false });
      return send(reply, answer);
    case 'silence-after-commit':
      return reply.hijack();
    case 'not-json':
      return send(reply, { status: answer.status, headers: { 'content-type': 'text/html' }, body: '<html></html>' });
    case 'cut-short':
      return cutShort(reply, answer);
    case 'reset-after-commit':
      return reset(reply);
    default:
      return send(reply, failing(Number.parseInt(fault.kind, 10)));
  }
}

function cutShort(reply: FastifyReply, { status, headers, body = '' }: Answer): FastifyReply {
  reply.hijack();
  const bytes = Buffer.from(body);
  reply.raw.writeHead(status, { ...headers, 'content-length': bytes.length + 1 });
  reply.raw.write(bytes, () => reply.raw.socket?.destroy());
  return reply;
}
