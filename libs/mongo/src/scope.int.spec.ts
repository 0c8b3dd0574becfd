import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aNote, openDatabase } from './testing/database-under-test.ts';

let open: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  open = await openDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.notes.acrossTenants('relay').deleteMany({});
});

describe('a tenant scope', () => {
  it('sees nothing of another tenant', async () => {
    await open.notes.forTenant('acme').insert(aNote('acme', 'a'));
    const other = open.notes.forTenant('other');
    expect(await other.find({})).toEqual([]);
    expect(await other.findOne({ _id: 'acme:a' })).toBeNull();
    expect(await other.count({})).toBe(0);
    expect(await other.update({ _id: 'acme:a' }, { $set: { text: 'stolen' } })).toBe(false);
    expect(await other.deleteMany({})).toBe(0);
    expect(await open.notes.forTenant('acme').findOne({ _id: 'acme:a' })).toMatchObject({ text: 'a' });
  });

  it('cannot be left by a filter that names another tenant', async () => {
    await open.notes.forTenant('acme').insert(aNote('acme', 'a'));
    expect(await open.notes.forTenant('other').find({ tenantId: 'acme' })).toEqual([]);
    expect(await open.notes.forTenant('other').find({ tenantId: { $ne: 'x' } })).toEqual([]);
  });

  it('refuses to be opened for nobody', () => {
    expect(() => open.notes.forTenant('')).toThrow('A tenant id is missing');
  });

  it('keeps what is there when the same key is inserted again', async () => {
    const scope = open.notes.forTenant('acme');
    expect(await scope.insert(aNote('acme', 'a'))).toBe(true);
    expect(await scope.insert(aNote('acme', 'a', { text: 'second' }))).toBe(false);
    expect(await scope.findOne({ _id: 'acme:a' })).toMatchObject({ text: 'a' });
  });

  it('reports each write of a bulk: created, matched, refused', async () => {
    const scope = open.notes.forTenant('acme');
    await scope.insert(aNote('acme', 'a', { rev: 7 }));
    const result = await scope.bulk([
      { filter: { _id: 'acme:a', rev: 7 }, update: { $set: { text: 'changed' } } },
      { filter: { _id: 'acme:b' }, update: { $set: { text: 'new', rev: 1, fence: 0 } }, upsert: true },
      { filter: { _id: 'acme:a', rev: 6 }, update: { $set: { text: 'stale' } }, upsert: true },
    ]);
    expect(result).toEqual({ matched: 1, modified: 1, created: [1], refused: [2] });
    expect(await scope.find({}, { sort: { _id: 1 } })).toMatchObject([{ text: 'changed' }, { text: 'new' }]);
  });

  it('streams what does not fit into memory, in order', async () => {
    const scope = open.notes.forTenant('acme');
    for (const id of ['c', 'a', 'b']) await scope.insert(aNote('acme', id));
    const seen: string[] = [];
    for await (const { text } of scope.stream({}, { sort: { _id: 1 }, batchSize: 1 })) seen.push(text);
    expect(seen).toEqual(['a', 'b', 'c']);
  });
});

describe('what reaches the server', () => {
  it('names the tenant, or says why it looks across them', async () => {
    const commands: Readonly<Record<string, unknown>>[] = [];
    open.database.onCommand((command) => {
      const verb = ['findAndModify', 'find', 'update', 'delete', 'aggregate', 'insert'].find((name) => name in command);
      if (verb !== undefined && command[verb] === 'notes') commands.push(command);
    });
    const scope = open.notes.forTenant('acme');
    await scope.insert(aNote('acme', 'a'));
    await scope.find({});
    await scope.update({ _id: 'acme:a' }, { $set: { text: 'b' } });
    await scope.aggregate({}, [{ $count: 'n' }]);
    await scope.findAndUpdate({ _id: 'acme:a' }, { $set: { text: 'c' } });
    await open.notes.acrossTenants('relay').find({});
    expect(commands).toHaveLength(6);
    for (const command of commands) expect(JSON.stringify(command)).toMatch(/"tenantId":"acme"|across-tenants: relay/);
  });
});
