import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { scopeOf, type RouteContract } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { AcceptedKeys, isApiKey } from './api-keys.ts';
import { anonymous, type Caller } from './caller.ts';
import { RateLimit, tooMany } from './rate-limit.ts';
import { forbidden, keyRefused, Refusal, unauthenticated } from './refusal.ts';
import { contractOf } from './route-contract.ts';
import { TokenVerifier } from './token-verifier.ts';

/** Before every route with a contract: a valid token or key, a role that may, and the tenant that it is about. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly keys: AcceptedKeys,
    private readonly rate: RateLimit,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const contract = contractOf(request);
    if (contract === undefined || contract.roles.length === 0) request.caller = anonymous;
    else {
      // Known also to those who record a refusal.
      const caller = (request.caller = await this.callerOf(bearerOf(request)));
      this.refuseTooMany(caller, context.switchToHttp().getResponse<FastifyReply>());
      request.caller = permitted(caller, contract, tenantParam(request));
    }
    return true;
  }

  /** Our own services ask for everybody. */
  private refuseTooMany({ tenantId, subject, roles }: Caller, reply: FastifyReply): void {
    if (roles.includes('Service')) return;
    const left = this.rate.take(keyOf(tenantId, subject));
    void reply.headers(left.headers);
    if (left.isOver) throw tooMany(left);
  }

  private async callerOf(bearer: string): Promise<Caller> {
    if (!isApiKey(bearer)) return this.tokens.verify(bearer);
    const caller = await this.keys.callerOf(bearer);
    if (caller === null) throw keyRefused();
    return caller;
  }
}

/** The caller as the route may know it. Throws `Refusal`. */
export function permitted(caller: Caller, contract: RouteContract, tenantInPath: string | undefined): Caller {
  const { roles } = contract;
  if (!caller.roles.some((role) => roles.includes(role))) throw forbidden(`This needs the role ${roles.join(' or ')}.`);
  refuseBeyondScope(caller, contract);
  if (isForAnyTenant(caller) && roles.includes('Service')) return { ...caller, tenantId: tenantInPath ?? '' };
  if (caller.tenantId === '') throw forbidden('The token names no tenant.');
  // Whether another tenant exists is nobody's business.
  if ((tenantInPath ?? caller.tenantId) !== caller.tenantId)
    throw new Refusal('request/not-found', 'There is nothing here.');
  return caller;
}

function refuseBeyondScope({ scopes }: Caller, contract: RouteContract): void {
  if (scopes === undefined) return;
  const needed = scopeOf(contract);
  if (needed === 'person') throw forbidden('An API key cannot do this: a person has to.');
  if (!scopes.includes(needed)) throw forbidden(`The API key needs the scope ${needed}.`);
}

function isForAnyTenant({ tenantId, roles }: Caller): boolean {
  return tenantId === '' && roles.includes('Service');
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string {
  const [, token] = /^Bearer +([\w\-.]+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw unauthenticated(authorization === undefined ? 'missing' : 'invalid');
  return token;
}

function tenantParam({ params }: FastifyRequest): string | undefined {
  if (typeof params !== 'object' || params === null || !('tenantId' in params)) return undefined;
  return typeof params.tenantId === 'string' ? params.tenantId : undefined;
}
