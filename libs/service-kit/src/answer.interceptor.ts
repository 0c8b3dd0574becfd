import { Readable } from 'node:stream';
import { Injectable, StreamableFile, type BeforeApplicationShutdown } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { RouteContract } from '@firmograph/contracts';
import { EventStream } from './event-stream.ts';
import { begun, jsonLines } from './line-stream.ts';
import { contractOf } from './route-contract.ts';

/** Answers as the contract says: fields that it does not know stay in the house; streams are written as they come. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor, BeforeApplicationShutdown {
  private readonly eventStreams = new Set<EventStream>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const contract = contractOf(http.getRequest<FastifyRequest>());
    if (contract === undefined) return next.handle();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(mergeMap((result) => this.answer(contract, result, reply)));
  }

  /** Readers of events would keep the server open for ever. */
  beforeApplicationShutdown(): void {
    this.eventStreams.forEach((stream) => stream.finish());
  }

  private async answer(contract: RouteContract, result: unknown, reply: FastifyReply): Promise<unknown> {
    const { streams, parts } = contract;
    if (streams !== undefined) return this.stream(streams, iterable(contract, result), reply);
    if (parts.response === undefined) return undefined;
    const parsed = parts.response.safeParse(result);
    if (parsed.success) {
      if (contract.conditional === true) tag(reply, parsed.data);
      return parsed.data;
    }
    const faults = parsed.error.issues.map(({ path, code }) => `${path.map(String).join('.')}: ${code}`);
    throw new Error(`the answer of ${contract.name} breaks its contract: ${faults.slice(0, 5).join(', ')}`);
  }

  private async stream(type: string, source: AsyncIterable<unknown>, reply: FastifyReply): Promise<StreamableFile> {
    if (type === 'text/event-stream') {
      // A proxy that collects an answer before it hands it on would hold the events back.
      void reply.headers({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' });
      const events = new EventStream(source);
      this.eventStreams.add(events);
      events.once('close', () => this.eventStreams.delete(events));
      return new StreamableFile(events, { type });
    }
    const chunks = await begun(type === 'application/x-ndjson' ? jsonLines(source) : source);
    return new StreamableFile(Readable.from(chunks, { objectMode: false }), { type });
  }
}

function tag(reply: FastifyReply, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('etag' in answer)) return;
  if (typeof answer.etag === 'string') void reply.header('etag', `"${answer.etag}"`);
}

function iterable({ name }: RouteContract, result: unknown): AsyncIterable<unknown> {
  if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result)
    return result as AsyncIterable<unknown>;
  throw new Error(`the handler of ${name} returned nothing to stream`);
}
