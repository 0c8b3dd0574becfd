import type { FastifyRequest } from 'fastify';
import type { RouteContract } from '@firmograph/contracts';
import type { Caller } from './caller.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route promises; absent on the routes of the kit itself. */
    contract?: RouteContract;
  }
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** Of the route that a request was led to; the routes of the kit itself, and addresses that lead nowhere, have none. */
export function contractOf(request: FastifyRequest): RouteContract | undefined {
  return request.routeOptions.config.contract;
}

export const contractKey = Symbol('route-contract');

export function isStreamed(body: RouteContract['parts']['body']): body is { readonly stream: readonly string[] } {
  return body !== undefined && 'stream' in body;
}

export function statusOf({ status, streams, parts }: RouteContract): number {
  if (status !== undefined) return status;
  return parts.response === undefined && streams === undefined ? 204 : 200;
}
