import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Outbox } from './outbox.ts';
import { aNote, openDatabase, type Note } from './testing/database-under-test.ts';

let open: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  open = await openDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.notes.acrossTenants('relay').deleteMany({});
  open.sent.length = 0;
});

const written = async (id: string, ageMs = 0): Promise<Note> => {
  const note = aNote('acme', id, { pendAt: new Date(Date.now() - ageMs) });
  await open.notes.forTenant('acme').insert(note);
  return note;
};
const pending = () => open.notes.forTenant('acme').count({ pendAt: { $exists: true } });

describe('Outbox', () => {
  it('says what was written and remembers that it did', async () => {
    const outbox = await open.outboxWith();
    await outbox.say([await written('a')]);
    expect(open.sent.map(({ value }) => value)).toEqual(['a#1']);
    expect(await pending()).toBe(0);
  });

  it('remembers of many what it said, and of each only what it said', async () => {
    const outbox = await open.outboxWith();
    const notes = [await written('a'), await written('b'), await written('c')];
    await open.notes.forTenant('acme').update({ _id: 'acme:b' }, { $set: { rev: 2 } });
    const [a, b, c] = notes.map((note, index) => ({ ...note, rev: index === 2 ? 2 : 1 }));
    await open.notes.forTenant('acme').update({ _id: 'acme:c' }, { $set: { rev: 2 } });
    await outbox.say([a, b, c].filter((note) => note !== undefined));
    const left = await open.notes.forTenant('acme').find({ pendAt: { $exists: true } });
    expect(left.map(({ _id }) => _id)).toEqual(['acme:b']);
  });

  it('says by the relay what its writer did not live to say', async () => {
    const outbox = await open.outboxWith();
    await written('a', 6000);
    expect(await outbox.sweep(new Date())).toBe(1);
    expect(open.sent.map(({ value }) => value)).toEqual(['a#1']);
    expect(await outbox.sweep(new Date())).toBe(0);
  });

  it('keeps what Kafka did not take', async () => {
    const outbox = await open.outboxWith({ publish: () => Promise.reject(new Error('Kafka is down')) });
    await expect(outbox.say([await written('a', 6000)])).rejects.toThrow('Kafka is down');
    expect(await pending()).toBe(1);
    await expect(outbox.sweep(new Date())).rejects.toThrow('Kafka is down');
    const recovered = await open.outboxWith();
    expect(await recovered.sweep(new Date())).toBe(1);
  });

  it('keeps what was written while it spoke', async () => {
    const outbox = await open.outboxWith();
    const note = await written('a');
    await open.notes.forTenant('acme').update({ _id: note._id }, { $set: { rev: 2, pendAt: new Date(0) } });
    await outbox.say([note]);
    expect(await pending()).toBe(1);
    await outbox.sweep(new Date());
    expect(open.sent.map(({ value }) => value)).toEqual(['a#1', 'a#2']);
  });

  it('lets one relay sweep at a time', async () => {
    const outbox = await open.outboxWith();
    for (const id of ['a', 'b', 'c']) await written(id, 6000);
    const found = await Promise.all(Array.from({ length: 5 }, () => outbox.sweep(new Date())));
    expect(found.filter((count) => count > 0)).toEqual([3]);
    expect(open.sent).toHaveLength(3);
  });

  it('leaves what is young to its writer, so that nothing is said twice without a fault', async () => {
    expect(await saidWhileRelaying(await open.outboxWith())).toEqual(['a#1']);
  });

  it('would say everything twice without the age filter', async () => {
    expect(await saidWhileRelaying(await open.outboxWith({ olderThanMs: 0 }))).toEqual(['a#1', 'a#1']);
  });

  /** A relay that comes round between a write and its writer's own publishing. */
  async function saidWhileRelaying(outbox: Outbox<Note>) {
    const note = await written('a');
    await outbox.sweep(new Date());
    await outbox.say([note]);
    return open.sent.map(({ value }) => value);
  }
});
