import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from '@firmograph/mongo';
import { eventually, withMongo, type Lent } from '@firmograph/testing';
import { MongoRate, type RateOptions } from './mongo-rate.ts';

const callsPerSecond = 50;
const never = new AbortController().signal;

let mongo: Lent<string>;
let databases: Database[] = [];

beforeAll(async () => {
  mongo = await withMongo();
  databases = await Promise.all(['one', 'two'].map((service) => Database.connect(mongo.value, service)));
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await mongo.release();
});

/** The same rate as two processes see it. */
function instances(options: Partial<RateOptions> = {}): Promise<MongoRate[]> {
  return Promise.all(
    databases.map((database) => MongoRate.open(database, { callsPerSecond, longestWaitMs: 1000, ...options })),
  );
}

async function one(options: Partial<RateOptions> = {}): Promise<MongoRate> {
  const [rate] = await instances(options);
  if (rate === undefined) throw new Error('no instance');
  return rate;
}

/** When each slot was used, in milliseconds, in order. */
async function use(rates: readonly MongoRate[], lanes: number, forMs: number): Promise<number[]> {
  const used: number[] = [];
  const endAt = performance.now() + forMs;
  const lane = async (rate: MongoRate) => {
    while (performance.now() < endAt) if ((await rate.take('acme', 'f1', never)).granted) used.push(performance.now());
  };
  await Promise.all(rates.flatMap((rate) => Array.from({ length: lanes }, () => lane(rate))));
  return used.sort((earlier, later) => earlier - later);
}

it('is never exceeded by two instances, and nearly used up', async () => {
  // So many wait, and so far ahead, that a database that is slow for a moment holds nobody up.
  const used = await use(await instances({ longestWaitMs: 4000 }), 100, 4000);
  const seconds = ((used.at(-1) ?? 0) - (used[0] ?? 0)) / 1000;
  const perSecond = (used.length - 1) / seconds;
  expect(perSecond).toBeGreaterThanOrEqual(callsPerSecond * 0.95);
  // A slot may be used late, by what a busy event loop delays it; then the next ones come close behind.
  expect(perSecond).toBeLessThanOrEqual(callsPerSecond * 1.05);
});

it('has no more slots in any second than it allows, whoever asks, by the clock of the server', async () => {
  const rates = await instances({ longestWaitMs: 60_000 });
  const stop = new AbortController();
  const [database] = databases;
  const slots = await database?.collection<{ _id: string; tenantId: string; nextAt: number; slotAt: number }>({
    name: 'rates',
  });
  const taken = rates.flatMap((rate) => Array.from({ length: 100 }, () => rate.take('acme', 'f2', stop.signal)));
  const startedAt = Date.now();
  const reserved = async () => (await slots?.forTenant('acme').findOne({ _id: 'acme:f2' }))?.nextAt ?? 0;
  // Two hundred slots, an interval apart, take two hundred intervals.
  const least = startedAt + 200 * (1000 / callsPerSecond);
  await eventually(async () => expect(await reserved()).toBeGreaterThanOrEqual(least));
  stop.abort();
  await Promise.all(taken);
});

it('keeps credentials, and tenants, apart', async () => {
  const rate = await one({ callsPerSecond: 0.01, longestWaitMs: 0 });
  expect(await rate.take('acme', 'f3', never)).toEqual({ granted: true });
  expect(await rate.take('acme', 'f4', never)).toEqual({ granted: true });
  expect(await rate.take('other', 'f3', never)).toEqual({ granted: true });
  expect(await rate.take('acme', 'f3', never)).toMatchObject({ granted: false });
});

it('says how far away the next slot is when it is too far to wait, and does not take it', async () => {
  const rate = await one({ callsPerSecond: 0.02, longestWaitMs: 100 });
  await rate.take('acme', 'f5', never);
  const waits = [await rate.take('acme', 'f5', never), await rate.take('acme', 'f5', never)];
  expect(waits).toMatchObject([{ granted: false }, { granted: false }]);
  for (const slot of waits) {
    expect(slot.granted ? 0 : slot.inMs).toBeGreaterThan(20_000);
    expect(slot.granted ? 0 : slot.inMs).toBeLessThanOrEqual(50_000);
  }
});

it('gives many who ask at once the near slots, and tells the others how far theirs are', async () => {
  const rate = await one({ callsPerSecond: 0.02, longestWaitMs: 10_000 });
  const slots = await Promise.all(Array.from({ length: 4 }, () => rate.take('acme', 'f8', never)));
  expect(slots.map(({ granted }) => granted)).toEqual([true, false, false, false]);
});

it('is not saved up while nobody calls', async () => {
  const rate = await one({ callsPerSecond: 0.02, longestWaitMs: 0 });
  await rate.take('acme', 'f6', never);
  const slots = await databases[0]?.collection<{ _id: string; tenantId: string; nextAt: number }>({ name: 'rates' });
  await slots?.forTenant('acme').update({ _id: 'acme:f6' }, { $set: { nextAt: 0 } });
  const taken = await Promise.all([1, 2, 3].map(() => rate.take('acme', 'f6', never)));
  expect(taken.map(({ granted }) => granted)).toEqual([true, false, false]);
});

it('gives the slot up when the process is told to stop', async () => {
  const rate = await one({ callsPerSecond: 0.2, longestWaitMs: 60_000 });
  await rate.take('acme', 'f7', never);
  const stopping = new AbortController();
  const waiting = rate.take('acme', 'f7', stopping.signal);
  stopping.abort();
  expect(await waiting).toEqual({ granted: false, inMs: 0 });
});
