import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from './database.ts';
import { openDatabase } from './testing/database-under-test.ts';

let open: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  open = await openDatabase();
}, 120_000);
afterAll(() => open.close());

it('is up once connected and says why when it is not', async () => {
  const database = await Database.connect(open.url, 'test');
  expect(database.health()).toEqual({ status: 'up' });
  await database.close();
  expect(database.health()).toEqual({ status: 'down', reason: 'not connected to MongoDB' });
});

it('refuses a URL that asks for less than the journal of the majority', async () => {
  const url = new URL(open.url);
  url.searchParams.set('journal', 'false');
  await expect(Database.connect(url.href, 'test')).rejects.toThrow(/remove w and journal from MONGO_URL/);
});

it('journals every write on the majority', async () => {
  const seen: unknown[] = [];
  const database = await Database.connect(open.url, 'test');
  database.onCommand((command) => 'insert' in command && seen.push(command['writeConcern']));
  const things = await database.collection({ name: 'things' });
  await things.forTenant('acme').insert({ _id: 'acme:a', tenantId: 'acme' });
  await database.close();
  expect(seen).toEqual([{ w: 'majority', j: true }]);
});

it('holds consumers while MongoDB is out of reach', async () => {
  const database = await Database.connect(open.url, 'test');
  const things = await database.collection({ name: 'things' });
  await database.close();
  await expect(things.forTenant('acme').find({})).rejects.toMatchObject({
    name: 'DependencyUnavailable',
    dependency: 'mongodb',
  });
});

it('leaves nothing of its self-test behind', async () => {
  const database = await Database.connect(open.url, 'test');
  const conformance = await database.collection({ name: 'conformance' });
  expect(await conformance.acrossTenants('relay').count({})).toBe(0);
  await database.close();
});
