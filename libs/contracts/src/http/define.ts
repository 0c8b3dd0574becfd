import { z } from 'zod';
import type { NeededScope } from './access.ts';

/** `Service` is a service of ours, acting for any tenant that the route's parameters name. */
export const roles = ['Administrator', 'Contributor', 'Viewer', 'Service'] as const;
export type Role = (typeof roles)[number];
/** Those that people and their programs have. */
export const personalRoles = ['Administrator', 'Contributor', 'Viewer'] as const satisfies readonly Role[];
export const everyone: readonly Role[] = personalRoles;
export const editors: readonly Role[] = ['Administrator', 'Contributor'];
export const administrators: readonly Role[] = ['Administrator'];

type Shape = z.ZodType;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A body that is read as it arrives, never held whole. */
export interface StreamedBody {
  readonly stream: readonly string[];
}

export interface RouteParts {
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape | StreamedBody;
  /** Absent: no body is answered (204), or a stream where `streams` names its media type. */
  readonly response?: Shape;
}

/** One route, said once: method, path, who may, what goes in, what comes out. OpenAPI and the parsing follow from it. */
export interface RouteContract<Parts extends RouteParts = RouteParts> {
  /** camelCase, unique; OpenAPI's operationId. */
  readonly name: string;
  readonly method: Method;
  /** With `:params`. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it; empty: everyone, without a token. */
  readonly roles: readonly Role[];
  /** What an API key must be good for besides; `read` for GET and `manage` for the rest unless said. */
  readonly scope?: NeededScope;
  /**
   * It is about a document that people edit: its answer has an `etag`, also as a header, and a change that brings `If-Match`
   * is refused when that is no longer the document's.
   */
  readonly conditional?: boolean;
  /** The same request under the same `Idempotency-Key` takes effect once. */
  readonly idempotent?: boolean;
  /** What success answers; 200 unless said. */
  readonly status?: number;
  /** Media type of an answer that is a stream. */
  readonly streams?: string;
  readonly parts: Parts;
  /** Problem types that this route answers beside the general ones, with their status. */
  readonly problems?: Readonly<Record<string, number>>;
  /** Only of routes that are no GET. */
  readonly audit?: AuditRule;
}

/** What the audit trail keeps of a call beside who, when, where and what became of it. Nothing is kept that is not named here. */
export interface AuditRule {
  /** Dotted paths in the body that are neither secret nor about profiles or people. Of other fields only the name is kept. */
  readonly body?: readonly string[];
  /** Fields of the answer: new ids, counts. */
  readonly answer?: readonly string[];
  /** It changes nothing, or the ledger keeps it: only a refusal is kept. */
  readonly onlyRefused?: true;
}

/** Of an `Idempotency-Key`. */
export const maxKeyLength = 255;

export function defineRoute<const Parts extends RouteParts>(route: RouteContract<Parts>): RouteContract<Parts> {
  return route;
}

type Part<Parts, Name extends keyof RouteParts> =
  Parts extends Readonly<Record<Name, infer S extends Shape>> ? z.infer<S> : undefined;

/** What a handler gets: each part parsed; a streamed body as the stream itself. */
export interface InputOf<Contract extends RouteContract> {
  /** Of `If-Match`, where the route is conditional; null: any. */
  readonly ifMatch: readonly string[] | null;
  /** Of `Idempotency-Key`, where the route is idempotent; null: none was sent. */
  readonly idempotencyKey: string | null;
  readonly params: Part<Contract['parts'], 'params'>;
  readonly query: Part<Contract['parts'], 'query'>;
  readonly body: Contract['parts'] extends { readonly body: StreamedBody }
    ? NodeJS.ReadableStream
    : Part<Contract['parts'], 'body'>;
}
export type OutputOf<Contract extends RouteContract> = Contract['parts'] extends {
  readonly response: infer S extends Shape;
}
  ? z.input<S>
  : unknown;

export const limitOf = (max: number, standard: number) =>
  z.coerce.number().int().min(1).max(max).default(standard).describe(`At most ${max}`);

/** What a document that people edit says of its present state. */
export const Etag = z.string().optional().describe('Send it as If-Match to change this state and no other');

/** Several at once, each answered on its own. */
export const severalIds = z
  .array(z.uuid())
  .min(1)
  .max(100)
  .refine((ids) => new Set(ids).size === ids.length, { message: 'each only once' });

/** Query of a list: `after` is the `next` of the page before. */
export const Paging = z.strictObject({ after: z.string().max(500).optional(), limit: limitOf(1000, 100) });

export const pageOf = <Item extends Shape>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Null on the last page; a page before it may be empty'),
  });

/** RFC 9457. */
export const Problem = z.object({
  type: z.string().describe('Stable: `<area>/<rule>`'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
