import { expect, it } from '@jest/globals';
import { eventually } from './eventually.ts';

it('waits until an expectation holds, and gives back what it gave', async () => {
  let tries = 0;
  const result = await eventually(() => {
    tries += 1;
    if (tries < 3) throw new Error('not yet');
    return tries;
  });
  expect(result).toBe(3);
});

it('throws what the expectation threw last, when its time is over', async () => {
  let tries = 0;
  const waiting = eventually(() => {
    tries += 1;
    throw new Error(`try ${tries}`);
  }, 100);
  await expect(waiting).rejects.toThrow(/try [2-9]/);
});
