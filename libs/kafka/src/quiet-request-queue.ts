import { createRequire } from 'node:module';

/** kafkajs's own queue of one connection; it comes without types. */
export interface RequestQueue {
  readonly pending: readonly unknown[];
  push(request: object): void;
  maybeThrottle(ms: number): void;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

export const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as new (
  options: object,
) => RequestQueue;

/**
 * Stops kafkajs 2.2.4 from looking every millisecond, on each connection, for requests that wait: with none it sets a timer
 * into the past, whose end sets the next (tulios/kafkajs#1704). That was most of what an idle service cost. A request that
 * has to wait sets the timer itself.
 */
export function quietRequestQueues(): void {
  const prototype = RequestQueue.prototype as RequestQueue;
  const { scheduleCheckPendingRequests: schedule } = prototype;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}
