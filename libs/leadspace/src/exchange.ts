import type { Dispatcher, Pool } from 'undici';
import { retryAfterMs } from './retry-after.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the network made of a call. `not-sent` is certain: not one byte of the call was written. */
export type Exchange =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfterMs?: number }
  | { readonly kind: 'not-sent'; readonly code?: string }
  | { readonly kind: 'no-answer'; readonly cause: NoAnswer };
export type NoAnswer = 'timed-out' | 'connection-lost' | 'aborted' | 'unreadable';

export interface Limits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/** Makes one call. Never rejects. */
export function exchange(pool: Pool, call: Call, limits: Limits): Promise<Exchange> {
  return new Promise((settle) => {
    const handler = new ExchangeHandler(limits, settle);
    if (limits.signal?.aborted === true) {
      handler.giveUp('aborted');
      return;
    }
    try {
      pool.dispatch({ ...call, body: call.body ?? null, headersTimeout: 0, bodyTimeout: 0 }, handler);
    } catch (error) {
      handler.onResponseError(undefined, error);
    }
  });
}

/**
 * The pool's own promise does not tell a call that waited for a connection from one that was written. undici calls
 * `onRequestStart` right before the first byte: that is the line between `not-sent` and an unknown fate.
 */
class ExchangeHandler implements Dispatcher.DispatchHandler {
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = () => this.giveUp('aborted');
  private readonly chunks: Buffer[] = [];
  private controller: Dispatcher.DispatchController | undefined;
  private head: { readonly status: number; readonly retryAfterMs?: number } | undefined;
  private bytes = 0;
  private isSettled = false;

  constructor(
    private readonly limits: Limits,
    private readonly settle: (exchange: Exchange) => void,
  ) {
    this.timer = setTimeout(() => this.giveUp('timed-out'), limits.timeoutMs);
    limits.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  giveUp(cause: NoAnswer): void {
    this.end(this.controller === undefined ? { kind: 'not-sent', code: codes[cause] } : this.withoutBody(cause));
    this.controller?.abort(new Error(cause));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while it waited for a connection: it must not leave any more.
    if (this.isSettled) controller.abort(new Error('given up'));
    else this.controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[]>): void {
    if (status < 200) return;
    const wait = retryAfterMs(headers['retry-after'], Date.now());
    this.head = { status, ...(wait === undefined ? {} : { retryAfterMs: wait }) };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limits.maxResponseBytes) this.giveUp('unreadable');
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.head === undefined) this.end({ kind: 'no-answer', cause: 'connection-lost' });
    else this.end({ kind: 'answered', ...this.head, body: Buffer.concat(this.chunks, this.bytes).toString('utf8') });
  }

  onResponseError(_: unknown, error: unknown): void {
    if (this.controller === undefined) this.end({ kind: 'not-sent', ...codeOf(error) });
    else this.end(this.withoutBody('connection-lost'));
  }

  // A status of an error says all by itself, also when its body breaks off.
  private withoutBody(cause: NoAnswer): Exchange {
    if (this.head !== undefined && this.head.status >= 300) return { kind: 'answered', ...this.head, body: '' };
    return { kind: 'no-answer', cause };
  }

  private end(result: Exchange): void {
    if (this.isSettled) return;
    this.isSettled = true;
    clearTimeout(this.timer);
    this.limits.signal?.removeEventListener('abort', this.onAbort);
    this.settle(result);
  }
}

const codes = {
  'timed-out': 'TIMED_OUT',
  'connection-lost': 'CONNECTION_LOST',
  aborted: 'ABORTED',
  unreadable: 'UNREADABLE',
} as const satisfies Record<NoAnswer, string>;

// Only the code: a message may repeat a header, and a header holds the token.
function codeOf(error: unknown): { readonly code?: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return {};
  return typeof error.code === 'string' ? { code: error.code } : {};
}
