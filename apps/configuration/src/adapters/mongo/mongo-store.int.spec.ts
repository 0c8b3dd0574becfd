import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OutgoingMessage } from '@firmograph/contracts';
import { Database } from '@firmograph/mongo';
import { eventually, withMongo, type Lent } from '@firmograph/testing';
import { aConnection, later } from '../../testing/builders.ts';
import { itKeepsConnections } from '../../testing/store.contract.ts';
import { MongoConnections } from './mongo-connections.ts';

let mongo: Lent<string>;
const opened: Database[] = [];
beforeAll(async () => {
  mongo = await withMongo();
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await mongo.release();
});

/** In a database of its own. */
async function open(publish = (_: readonly OutgoingMessage[]) => Promise.resolve()): Promise<MongoConnections> {
  const url = new URL(mongo.value);
  url.pathname += `-${randomUUID().slice(0, 8)}`;
  const database = await Database.connect(url.href, 'test');
  opened.push(database);
  return MongoConnections.open(database, publish);
}

describe('the store in MongoDB', () => {
  itKeepsConnections(async () => (await open()).store);
});

const message = (value: string): OutgoingMessage => ({ topic: 't', key: 'k', value, headers: {} });

it('says each change once and in order, also those made while it speaks', async () => {
  const said: (string | null)[] = [];
  let speak: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (speak = resolve));
  const connections = await open(async (messages) => {
    said.push(...messages.map(({ value }) => value));
    await slow;
  });
  const { store } = connections;
  store.workers.forEach((worker) => worker.onApplicationBootstrap());
  const address = { tenantId: 'acme', id: randomUUID() };
  await store.add(address, { value: aConnection(), says: [message('1')] });
  await eventually(() => expect(said).toEqual(['1']));
  await store.replace(address, 1, { value: aConnection(), says: [message('2')] });
  await store.replace(address, 2, { value: aConnection(), says: [message('3'), message('4')] });
  speak();
  await eventually(() => expect(said).toEqual(['1', '2', '3', '4']));
  await Promise.all(store.workers.map((worker) => worker.beforeApplicationShutdown()));
});

it('takes names for one that differ in case or in the blanks around them', async () => {
  const { store } = await open();
  const add = (name: string) =>
    store.add({ tenantId: 'acme', id: randomUUID() }, { value: aConnection({ name }), says: [] });
  expect([await add('Leadspace'), await add(' LEADSPACE'), await add('Leadspace 2')]).toEqual([true, false, true]);
});

it('pages from the newest on, also through what was made at one moment', async () => {
  const connections = await open();
  for (const createdAt of [later(1), later(2), later(2), later(2), later(3)])
    await connections.store.add(
      { tenantId: 'acme', id: randomUUID() },
      { value: aConnection({ createdAt, name: randomUUID() }), says: [] },
    );
  const pages: string[][] = [];
  let after = null;
  do {
    const page = await connections.list('acme', { after, limit: 2 });
    pages.push(page.items.map(({ name }) => name));
    after = page.next;
  } while (after !== null);
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(new Set(pages.flat()).size).toBe(5);
});
