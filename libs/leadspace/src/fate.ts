import type { Exchange, NoAnswer } from './exchange.ts';
import { readJson } from './read-json.ts';

/**
 * Leadspace did not do what it was asked, and nothing was charged.
 * - `not-sent`: no connection could be made, or the call was given up before its first byte; `code` says why (ECONNREFUSED, …)
 * - `busy`: 429, 500, 503; the same call may be made again later
 * - `credentials`: 401; nothing goes until the credential is replaced
 * - `out-of-credits`: 427; or the program id is wrong
 * - `rejected`: any other status; the same call would be rejected again
 */
export type Refused = { readonly kind: 'refused'; readonly trackingId?: string } & (
  | { readonly cause: 'not-sent'; readonly code?: string }
  | { readonly cause: 'busy'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly cause: 'credentials' | 'out-of-credits' }
  | { readonly cause: 'rejected'; readonly status: number }
);

/**
 * The call left and no usable answer came: it may or may not have been done, and charged. `gateway` is 502, 504 and every
 * other 5xx that is not `busy`; `unreadable` is a success whose body is too large, not JSON, or not what was agreed.
 */
export interface FateUnknown {
  readonly kind: 'unknown';
  readonly cause: NoAnswer | 'gateway';
  readonly status?: number;
  readonly trackingId?: string;
}

export interface Succeeded {
  readonly kind: 'succeeded';
  readonly status: number;
  readonly body: string;
}

type Answered = Extract<Exchange, { kind: 'answered' }>;

/** What a finished exchange means for the one who made the call. */
export function fateOf(result: Exchange): Succeeded | Refused | FateUnknown {
  if (result.kind === 'not-sent')
    return { kind: 'refused', cause: 'not-sent', ...(result.code === undefined ? {} : { code: result.code }) };
  if (result.kind === 'no-answer') return { kind: 'unknown', cause: result.cause };
  const { status, body } = result;
  return status >= 200 && status < 300 ? { kind: 'succeeded', status, body } : failureOf(result);
}

const busy = new Set([429, 500, 503]);

function failureOf({ status, body, retryAfterMs }: Answered): Refused | FateUnknown {
  // The body of a 401 is not documented, and to be ignored.
  if (status === 401) return { kind: 'refused', cause: 'credentials' };
  const tracking = trackingIdOf(body);
  if (status === 427) return { kind: 'refused', cause: 'out-of-credits', ...tracking };
  if (busy.has(status))
    return {
      kind: 'refused',
      cause: 'busy',
      status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...tracking,
    };
  if (status >= 500) return { kind: 'unknown', cause: 'gateway', status, ...tracking };
  return { kind: 'refused', cause: 'rejected', status, ...tracking };
}

// It goes into logs: only what looks like an id.
function trackingIdOf(body: string): { readonly trackingId?: string } {
  const id = readJson(body)?.['tracking_id'];
  return typeof id === 'string' && /^[\w.:-]{1,100}$/.test(id) ? { trackingId: id } : {};
}
