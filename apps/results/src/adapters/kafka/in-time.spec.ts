import { expect, it } from '@jest/globals';
import { DependencyUnavailable } from '@firmograph/kernel';
import { inTime } from './in-time.ts';

const never = new Promise<void>(() => undefined);

it('lets through what is done in time', async () => {
  await expect(inTime(Promise.resolve(), new AbortController().signal)).resolves.toBeUndefined();
});

it('lets through how it failed', async () => {
  const failed = Promise.resolve().then(() => {
    throw new TypeError('a bug');
  });
  await expect(inTime(failed, new AbortController().signal)).rejects.toThrow('a bug');
});

it('waits for the dependency once the time is up', async () => {
  const time = new AbortController();
  const late = inTime(never, time.signal);
  time.abort();
  await expect(late).rejects.toBeInstanceOf(DependencyUnavailable);
});
