import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { from, mergeMap, Observable } from 'rxjs';
import { contractOf } from '../route-contract.ts';
import { within, type Act } from './act.ts';
import { actOf, AuditTrail, isChange } from './audit-trail.ts';

/**
 * No change without its intent, no answer without its outcome. Refusals of guards never reach an interceptor, so outcomes
 * are written where every answer passes.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor, OnModuleInit {
  constructor(
    private readonly trail: AuditTrail,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', (request, reply, done) => {
      void reply.header('x-correlation-id', actOf(request).correlationId);
      done();
    });
    instance.addHook('onSend', async (request, reply, payload) => {
      await this.trail.conclude(request, reply, payload);
      return payload;
    });
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const contract = contractOf(request);
    if (contract === undefined || !isChange(contract)) return next.handle();
    return from(this.trail.intend(request, contract)).pipe(mergeMap((act) => handled(act, next)));
  }
}

/** What the handler does belongs to the act, however far its promises go. */
function handled(act: Act, next: CallHandler): Observable<unknown> {
  return new Observable((subscriber) => within(act, () => next.handle().subscribe(subscriber)));
}
