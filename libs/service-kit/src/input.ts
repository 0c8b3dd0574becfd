import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { maxKeyLength, type RouteContract } from '@firmograph/contracts';
import { Refusal } from './refusal.ts';
import { isStreamed } from './route-contract.ts';

/** Each part of a request as its contract reads it. Throws `ZodError`, its paths led by the part, and `Refusal`. */
export function inputOf(contract: RouteContract, request: FastifyRequest): unknown {
  const { parts, conditional } = contract;
  refuseOtherMedia(parts.body, request);
  const query = queryOf(contract);
  const ifMatch = conditional === true ? tagsIn(request.headers['if-match']) : null;
  const idempotencyKey = contract.idempotent === true ? keyIn(request.headers['idempotency-key']) : null;
  const headers = { ifMatch, idempotencyKey };
  if (isStreamed(parts.body))
    return { ...read({ params: parts.params, query }, request), body: request.body, ...headers };
  return { ...read({ params: parts.params, query, body: parts.body }, request), ...headers };
}

const noQuery = z.strictObject({});

/** A route that reads no query refuses one by name, like any unknown field; what is open to all may be sent anything. */
function queryOf({ parts, roles }: RouteContract): z.ZodType | undefined {
  return parts.query ?? (roles.length === 0 ? undefined : noQuery);
}

/** RFC 9110: compared strongly, so that a weak one never matches; what is no tag matches nothing. Null: any will do. */
function tagsIn(header: string | undefined): readonly string[] | null {
  if (header === undefined || header.trim() === '*') return null;
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].flatMap(([, weak, tag = '']) => (weak === undefined ? [tag] : []));
}

/** Of more than one header, Node makes one text. */
function keyIn(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  const key = String(header);
  if (key.length >= 1 && key.length <= maxKeyLength && /^[\x20-\x7e]+$/.test(key)) return key;
  throw new Refusal('request/malformed', `Send an Idempotency-Key of at most ${maxKeyLength} printable characters.`);
}

type Part = 'params' | 'query' | 'body';

function read(schemas: Partial<Record<Part, z.ZodType | undefined>>, request: FastifyRequest) {
  const faults: z.core.$ZodIssue[] = [];
  const input: Partial<Record<Part, unknown>> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const parsed = schemas[part]?.safeParse(request[part]);
    if (parsed?.success === false)
      faults.push(...parsed.error.issues.map((issue) => ({ ...issue, path: [part, ...issue.path] })));
    else input[part] = parsed?.data;
  }
  if (faults.length > 0) throw new z.ZodError(faults);
  return input;
}

function refuseOtherMedia(body: RouteContract['parts']['body'], request: FastifyRequest): void {
  if (body === undefined) return;
  const accepted = isStreamed(body) ? body.stream : ['application/json'];
  const given = mediaTypeOf(request);
  if (given === undefined && !isStreamed(body)) return;
  if (given === undefined || !accepted.includes(given))
    throw new Refusal('request/media-type', `Send the body as ${accepted.join(' or ')}.`);
}

export function mediaTypeOf(request: FastifyRequest): string | undefined {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
}
