import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database, type TenantDocument } from '@firmograph/mongo';
import { withMongo, type Lent } from '@firmograph/testing';
import { PurgeOld } from './retention.ts';

type Entry = TenantDocument & { readonly at: Date; readonly pendAt?: Date };

const now = new Date('2026-03-01T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let mongo: Lent<string>;
let database: Database;
beforeAll(async () => {
  mongo = await withMongo();
  database = await Database.connect(mongo.value, 'test');
}, 120_000);
afterAll(async () => {
  await database.close();
  await mongo.release();
});

async function kept(
  name: string,
  days: number,
  entries: readonly Omit<Entry, 'tenantId'>[],
): Promise<readonly string[]> {
  const collection = await database.collection<Entry>({ name });
  for (const entry of entries) await collection.forTenant('acme').insert({ ...entry, tenantId: 'acme' });
  const keepings = [{ collection: name, since: 'at', days, only: { pendAt: { $exists: false } } }];
  const purge = await PurgeOld.open(database, keepings);
  while ((await purge.execute(now)) === 'worked');
  return (await collection.forTenant('acme').find({}, { sort: { _id: 1 } })).map(({ _id }) => _id);
}

it('deletes what has been kept long enough, however much it is', async () => {
  const old = Array.from({ length: 1200 }, (_, index) => ({ _id: `acme:${index}`, at: daysAgo(31) }));
  expect(await kept('many', 30, [...old, { _id: 'acme:young', at: daysAgo(29) }])).toEqual(['acme:young']);
});

it('leaves what still has something to say', async () => {
  expect(await kept('unsaid', 30, [{ _id: 'acme:a', at: daysAgo(31), pendAt: now }])).toEqual(['acme:a']);
});

it('keeps for ever what nobody limits', async () => {
  expect(await kept('unlimited', 0, [{ _id: 'acme:a', at: daysAgo(4000) }])).toEqual(['acme:a']);
});
