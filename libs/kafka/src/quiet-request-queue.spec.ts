import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { quietRequestQueues, RequestQueue } from './quiet-request-queue.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

quietRequestQueues();
const requestQueue = () =>
  new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 1000, logger: { debug: () => undefined } });

it('sets no timer for a queue in which nothing waits', () => {
  requestQueue().checkPendingRequests();
  expect(jest.getTimerCount()).toBe(0);
});

it('still sends a request that had to wait', () => {
  const queue = requestQueue();
  const sendRequest = jest.fn();
  queue.maybeThrottle(50);
  queue.push({ entry: { correlationId: 1, resolve: jest.fn() }, expectResponse: false, sendRequest });
  const atOnce = sendRequest.mock.calls.length;
  jest.advanceTimersByTime(60);
  expect([atOnce, sendRequest.mock.calls.length]).toEqual([0, 1]);
});
