import { expect, it } from '@jest/globals';
import { FakeStore } from '../testing/fakes.ts';
import { change, changeOrBegin } from './change.ts';

const address = { tenantId: 'acme', id: 'counter' };
const plusOne = ({ value }: { readonly value: number }) => ({ value: value + 1, says: [] });

async function aStoreOf(value: number): Promise<FakeStore<number>> {
  const store = new FakeStore<number>();
  await store.add(address, { value, says: [] });
  return store;
}

it('decides anew when another was faster', async () => {
  const store = await aStoreOf(1);
  store.meanwhile = () => change(store, address, 'counter', plusOne);
  expect(await change(store, address, 'counter', plusOne)).toBe(3);
});

it('keeps every change of many at once', async () => {
  const store = await aStoreOf(0);
  await Promise.all(Array.from({ length: 10 }, () => change(store, address, 'counter', plusOne)));
  expect(await store.find(address)).toMatchObject({ value: 10 });
});

it('writes nothing where there is nothing to change', async () => {
  const store = await aStoreOf(1);
  expect(await change(store, address, 'counter', () => null)).toBe(1);
  expect(await store.find(address)).toEqual({ rev: 1, value: 1 });
});

it('changes nothing of another tenant', async () => {
  const store = await aStoreOf(1);
  await expect(change(store, { ...address, tenantId: 'other' }, 'counter', plusOne)).rejects.toMatchObject({
    code: 'request/not-found',
  });
});

it('gives up when it is never the faster, and says so', async () => {
  const store = await aStoreOf(1);
  const neverFast = async () => {
    await store.replace(address, (await store.find(address))?.rev ?? 0, { value: 7, says: [] });
    return { value: 0, says: [] };
  };
  await expect(change(store, address, 'counter', neverFast)).rejects.toMatchObject({ code: 'request/conflict' });
});

it('begins once, however many begin', async () => {
  const store = new FakeStore<number>();
  await Promise.all([1, 2, 3].map(() => changeOrBegin(store, address, 0, plusOne)));
  expect(await store.find(address)).toEqual({ rev: 3, value: 3 });
});
