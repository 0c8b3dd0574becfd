import { PayloadTooLargeException } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { mediaTypeOf } from './input.ts';
import { contractOf, isStreamed } from './route-contract.ts';
import { ServedMethods } from './served-methods.ts';

const maxJsonBytes = 1_000_000;
// Longer than any address that Node accepts: how long a part of it may be, its contract says.
const maxParamLength = 20_000;
// Answers are a tenant's own: no cache between here and the caller keeps them, no browser takes them for a page.
const guarded = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Fastify, reading bodies as contracts say: JSON whole, up to 1 MB; a streamed body not at all. */
export class ContractAdapter extends FastifyAdapter {
  private readonly served: ServedMethods;

  constructor() {
    super({ bodyLimit: maxJsonBytes, forceCloseConnections: 'idle', routerOptions: { maxParamLength } });
    this.getInstance().addHook('onRequest', (_, reply, done) => {
      void reply.headers(guarded);
      done();
    });
    this.served = new ServedMethods(this.getInstance());
  }

  /** Call it when all routes are there, before the first request. */
  refuseOtherMethods(): void {
    this.served.refuseOthers();
  }

  override registerParserMiddleware(): void {
    const instance = this.getInstance();
    instance.removeAllContentTypeParsers();
    // Refuses a body that would reach for a prototype.
    const json = instance.getDefaultJsonParser('error', 'error');
    instance.addContentTypeParser('*', (request: FastifyRequest, payload: NodeJS.ReadableStream, done) => {
      const body = contractOf(request)?.parts.body;
      if (isStreamed(body)) done(null, payload);
      else if (body === undefined || mediaTypeOf(request) !== 'application/json') done(null, undefined);
      else readWhole(payload, maxJsonBytes).then((text) => json(request, text, done), done);
    });
  }
}

function readWhole(payload: NodeJS.ReadableStream, limit: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  const keep = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes <= limit) return void chunks.push(chunk);
    // Read on without keeping: to break off would cut the connection before the answer is out.
    payload.off('data', keep).resume();
    reject(new PayloadTooLargeException(`The body is larger than ${limit} bytes. Send less at once.`));
  };
  payload.on('data', keep).once('error', reject);
  payload.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  return promise;
}
