import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LeasedWork } from './leased-work.ts';
import { aNote, openDatabase, type Note } from './testing/database-under-test.ts';

let open: Awaited<ReturnType<typeof openDatabase>>;
let work: LeasedWork<Note>;
const leaseMs = 10_000;
const now = new Date('2026-01-01T12:00:00Z');
const later = new Date(now.getTime() + leaseMs + 1);

beforeAll(async () => {
  open = await openDatabase();
  work = new LeasedWork(open.notes, leaseMs);
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.notes.acrossTenants('relay').deleteMany({});
});

const due = (tenantId: string, id: string, at: Date = now) =>
  open.notes.forTenant(tenantId).insert(aNote(tenantId, id, { nextAttemptAt: at }));
const textOf = async (id: string) => (await open.notes.forTenant('acme').findOne({ _id: `acme:${id}` }))?.text;

describe('LeasedWork', () => {
  it('hands what is due to one of many who ask at once', async () => {
    await due('acme', 'a');
    const claims = await Promise.all(Array.from({ length: 20 }, () => work.claim(now)));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('gives the one that has waited longest first', async () => {
    await due('acme', 'young', now);
    await due('acme', 'old', new Date(now.getTime() - 1000));
    expect((await work.claim(now))?.text).toBe('old');
  });

  it('leaves alone what is not due, and what has nothing to do', async () => {
    await due('acme', 'later', later);
    await open.notes.forTenant('acme').insert(aNote('acme', 'never'));
    expect(await work.claim(now)).toBeNull();
  });

  it('lets another succeed a holder who died, once his lease is over', async () => {
    await due('acme', 'a');
    const dead = await work.claim(now);
    expect(await work.claim(now)).toBeNull();
    const successor = await work.claim(later);
    expect(successor?.fence).toBe((dead?.fence ?? 0) + 1);
  });

  it('writes nothing for a holder who froze beyond his lease and woke up', async () => {
    await due('acme', 'a');
    const frozen = await work.claim(now);
    const successor = await work.claim(later);
    if (frozen === null || successor === null) throw new Error('not claimed');
    expect(await work.settle(successor, { $set: { text: 'by the successor' } })).toBe(true);
    expect(await work.settle(frozen, { $set: { text: 'by the zombie' } })).toBe(false);
    expect(await textOf('a')).toBe('by the successor');
  });

  it('would lose that write without the fence', async () => {
    await due('acme', 'a');
    const frozen = await work.claim(now);
    const successor = await work.claim(later);
    if (frozen === null || successor === null) throw new Error('not claimed');
    const unfenced = (text: string) => open.notes.forTenant('acme').update({ _id: frozen._id }, { $set: { text } });
    await unfenced('by the successor');
    await unfenced('by the zombie');
    expect(await textOf('a')).toBe('by the zombie');
  });

  it('says which owners have something due, so that each gets a turn', async () => {
    await due('acme', 'a');
    await due('acme', 'b');
    await due('other', 'c');
    await due('asleep', 'd', later);
    expect((await work.dueBy('tenantId', now)).toSorted()).toEqual(['acme', 'other']);
  });

  it('seizes one document by name, due or not', async () => {
    await due('acme', 'a', later);
    expect(await work.seize(now, 'acme', 'acme:a')).toMatchObject({ fence: 1 });
    expect(await work.seize(now, 'other', 'acme:a')).toBeNull();
  });
});
