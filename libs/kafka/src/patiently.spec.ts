import { expect, it } from '@jest/globals';
import { patiently } from './patiently.ts';

const passing = Object.assign(new Error('no leader yet'), { retriable: true });
const lasting = Object.assign(new Error('not authorised'), { retriable: false });

function failing(...errors: Error[]) {
  let tries = 0;
  const act = async () => {
    tries += 1;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'done';
  };
  return { act, tries: () => tries };
}

it('tries again what may pass, also when several faults come as one', async () => {
  const { act, tries } = failing(passing, Object.assign(new Error('two'), { errors: [passing, passing] }));
  await expect(patiently(act)).resolves.toBe('done');
  expect(tries()).toBe(3);
});

it.each([
  ['what will not pass', lasting],
  ['faults of which one will not pass', Object.assign(new Error('two'), { errors: [passing, lasting] })],
  ['what is no fault of the cluster', new Error('has 1 partitions')],
])('throws %s at once', async (_, error) => {
  const { act, tries } = failing(error);
  await expect(patiently(act)).rejects.toBe(error);
  expect(tries()).toBe(1);
});

it('throws what has not passed in time', async () => {
  await expect(patiently(failing(passing, passing, passing).act, 100)).rejects.toBe(passing);
});
