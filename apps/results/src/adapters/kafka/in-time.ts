import { DependencyUnavailable } from '@firmograph/kernel';

const retryAfterMs = 1000;

/**
 * What a handler does, or `DependencyUnavailable` once its time is up: only a store or a broker that does not answer takes
 * so long, and waiting for it is no fault of the message. What goes on behind is done again, with the same effect.
 */
export async function inTime(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(new DependencyUnavailable('mongodb or kafka', retryAfterMs));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    // Nobody waits for it any more, so nobody may be told that it failed.
    work.catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
