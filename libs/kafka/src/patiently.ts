import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = 200;

/**
 * Tries again while the cluster is not of one mind yet: a topic just created has no leader at first, and a broker that has
 * just started knows nothing of it. Throws what cannot pass at once, and what has not passed in time.
 */
export async function patiently<Result>(act: () => Promise<Result>, withinMs = 30_000): Promise<Result> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!mayPass(error) || performance.now() > giveUpAt) throw error;
    }
    await delay(pauseMs);
  }
}

/** kafkajs marks what a later try may settle; several faults at once come as one error of theirs. */
function mayPass(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.every(mayPass);
  // kafkajs reads the metadata of a cluster that it has just lost as if it were there.
  if (error instanceof TypeError && error.message.includes('topicMetadata')) return true;
  return 'retriable' in error && error.retriable === true;
}
