import fc from 'fast-check';
import { addressOf, apis, type RouteContract } from '@firmograph/contracts';
import type { ServiceName } from '@firmograph/dev';
import { z } from 'zod';
import { arbitraryOf, type Material } from './arbitrary-of.ts';

export interface ServedRoute {
  readonly service: ServiceName;
  readonly route: RouteContract;
}

/** Every route of the product that a person may call. */
export const personalRoutes: readonly ServedRoute[] = Object.entries(apis).flatMap(([service, routes]) =>
  routes
    .filter(({ roles }) => roles.some((role) => role !== 'Service'))
    .map((route) => ({ service: service as ServiceName, route })),
);

export interface Call extends ServedRoute {
  readonly parts: Readonly<Partial<Record<'params' | 'query' | 'body', unknown>>>;
}

/** Calls of a route that its contract allows, made of these texts. */
export function callsOf({ service, route }: ServedRoute, material: Material): fc.Arbitrary<Call> {
  const { params, query, body } = route.parts;
  const schemas = { params, query, ...(body === undefined || 'stream' in body ? {} : { body }) };
  const given = Object.entries(schemas).flatMap(([part, shape]) =>
    shape === undefined
      ? []
      : // JSON Schema, as the library writes it.
        [
          [
            part,
            arbitraryOf(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as object, material),
          ] as const,
        ],
  );
  return fc.record(Object.fromEntries(given)).map((parts) => ({ service, route, parts }));
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly token: string;
  /** As it goes over the wire. */
  readonly body?: string;
}

const longestMs = 30_000;

export async function answerTo({ url, method, token, body }: Sent): Promise<Answer> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(longestMs),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  return { status: response.status, type, text: await response.text() };
}

/** A call as it is sent. */
export function sentAs({ route, parts }: Call, baseUrl: string, token: string): Sent {
  const body = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
  return { url: addressOf(baseUrl, route, parts), method: route.method, token, ...body };
}
