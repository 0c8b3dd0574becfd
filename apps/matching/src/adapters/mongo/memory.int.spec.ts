import { describe, expect, it } from '@jest/globals';
import { Bench, type OpenMemory } from '../../testing/bench.ts';
import { aCall, later, now, tenantId } from '../../testing/builders.ts';
import { fakeMemory } from '../../testing/fake-memory.ts';
import { lentDatabase } from '../../testing/lent-database.ts';
import { mongoMemory } from '../../testing/mongo-memory.ts';

const database = lentDatabase();

/** What the fakes promise in the unit tests, the database keeps. */
describe.each<[string, OpenMemory]>([
  ['in memory', fakeMemory],
  ['in MongoDB', (publish) => mongoMemory(database())(publish)],
])('%s', (_, open) => {
  const bench = () => Bench.set(open);
  const finding = (name: string) => JSON.stringify({ kind: 'company', company: { name }, confidence: 'HIGH' });

  describe('known answers', () => {
    it('are found by key while they are young enough', async () => {
      const { memory, run } = await bench();
      const answer = { askedAt: now, finding: finding('Acme') };
      await memory.answers.remember(tenantId, new Map([[run.runId, answer]]), 90);
      const keys = [run.runId, 'another'];
      expect(await memory.answers.find(tenantId, keys, now)).toEqual(new Map([[run.runId, answer]]));
      expect(await memory.answers.find(tenantId, keys, later(1))).toEqual(new Map());
    });

    it('give way to younger ones only', async () => {
      const { memory, run } = await bench();
      const tell = (name: string, ms: number) =>
        memory.answers.remember(tenantId, new Map([[run.runId, { askedAt: later(ms), finding: finding(name) }]]), 90);
      await tell('first', 10);
      await tell('older', 5);
      await tell('younger', 20);
      await tell('late', 15);
      const found = await memory.answers.find(tenantId, [run.runId], now);
      expect(found.get(run.runId)).toEqual({ askedAt: later(20), finding: finding('younger') });
    });
  });

  describe('a run', () => {
    it('begins once', async () => {
      const { runs, run } = await bench();
      expect(await runs.begin(tenantId, { ...run, definitionVersion: 99 }, 1)).toBe(false);
      expect(await runs.find(tenantId, run.runId)).toMatchObject({ definitionVersion: 3 });
    });

    it('hears each change once, and none that is older than what it knows', async () => {
      const { runs, run } = await bench();
      const pause = { sequence: 4, isPaused: true };
      expect(await runs.change(tenantId, run.runId, pause)).toMatchObject({ isPaused: true });
      expect(await runs.change(tenantId, run.runId, { sequence: 5, isPaused: false })).toMatchObject({
        isPaused: false,
      });
      expect(await runs.change(tenantId, run.runId, pause)).toBeNull();
      expect(await runs.find(tenantId, run.runId)).toMatchObject({ isPaused: false });
    });

    it('is blocked once, and again after a person let it go on', async () => {
      const { runs, run } = await bench();
      const read = async () => (await runs.find(tenantId, run.runId)) ?? run;
      await runs.block(tenantId, run, 'out-of-credits', now);
      await runs.block(tenantId, await read(), 'credentials-refused', now);
      expect(await read()).toMatchObject({ blocked: 'out-of-credits', resumptions: 0 });
      await runs.change(tenantId, run.runId, { sequence: 7, blocked: null });
      await runs.block(tenantId, run, 'out-of-credits', now);
      expect(await read()).toMatchObject({ blocked: null, resumptions: 1 });
      await runs.block(tenantId, await read(), 'credentials-refused', now);
      expect(await read()).toMatchObject({ blocked: 'credentials-refused' });
    });
  });

  describe('a block', () => {
    it('is lifted through any of the connections that wait for it', async () => {
      const { memory, run } = await bench();
      const fingerprint = `of ${run.runId}`;
      const block = { fingerprint, connectionId: 'c1', reason: 'out-of-credits', blockedAt: now } as const;
      await memory.blocks.put(tenantId, block);
      await memory.blocks.join(tenantId, fingerprint, run.connectionId);
      expect(await memory.blocks.find(tenantId, fingerprint)).toBe('out-of-credits');
      await memory.blocks.lift(tenantId, run.connectionId);
      expect(await memory.blocks.find(tenantId, fingerprint)).toBeNull();
    });

    it('that was lifted is not put back by who joins late', async () => {
      const { memory, run } = await bench();
      await memory.blocks.join(tenantId, `of ${run.runId}`, run.connectionId);
      expect(await memory.blocks.find(tenantId, `of ${run.runId}`)).toBeNull();
    });
  });

  describe('the ledger', () => {
    const attempt = (run: Bench['run'], callId: string) => ({
      ...{ tenantId, runId: run.runId, batch: 1, callId, connectionId: run.connectionId },
      ...{ consentId: 'k', consentVersion: 1, records: 2, fingerprint: 'f', secretHash: 'h', attemptedAt: now },
    });

    it('never takes back that a call was taken', async () => {
      const { memory, run } = await bench();
      const { ledger } = memory;
      await ledger.write(attempt(run, run.runId));
      await ledger.settle(tenantId, run.runId, { state: 'accepted', reason: null, bulkId: 'b', at: now });
      for (const state of ['refused', 'unknown', 'ambiguous'] as const)
        expect(await ledger.settle(tenantId, run.runId, { state, reason: 'late', at: now })).toBeNull();
      expect(await ledger.find(tenantId, run.runId)).toMatchObject({ state: 'accepted', bulkId: 'b' });
      await ledger.settle(tenantId, run.runId, { state: 'answered', reason: null, at: later(1) });
      expect(await ledger.find(tenantId, run.runId)).toMatchObject({ state: 'answered', bulkId: 'b' });
    });

    it('believes a late word that a call in doubt was taken', async () => {
      const { memory, run } = await bench();
      await memory.ledger.write(attempt(run, run.runId));
      await memory.ledger.settle(tenantId, run.runId, { state: 'ambiguous', reason: 'no-answer', at: now });
      await memory.ledger.settle(tenantId, run.runId, { state: 'accepted', reason: null, bulkId: 'b', at: now });
      expect(await memory.ledger.find(tenantId, run.runId)).toMatchObject({ state: 'accepted' });
    });

    it('takes no hint for a call that came to its end', async () => {
      const { memory, run } = await bench();
      await memory.ledger.write(attempt(run, run.runId));
      expect(await memory.ledger.hint(tenantId, run.runId, 'b')).toMatchObject({ hint: 'b', state: 'attempted' });
      await memory.ledger.settle(tenantId, run.runId, { state: 'refused', reason: 'busy-503', at: now });
      expect(await memory.ledger.hint(tenantId, run.runId, 'b')).toBeNull();
    });
  });

  describe('a batch', () => {
    it('is stored once', async () => {
      const b = await bench();
      const batch = await b.store();
      expect(await b.batches.store({ ...batch, attempts: 5 }, now)).toBe(false);
    });

    it('comes back as it was stored, and as it was sent', async () => {
      const b = await bench();
      const batch = await b.store();
      const held = await b.batches.claim(now, b.run.connectionId);
      expect(held).toMatchObject({ ...batch, fence: 1 });
      if (held === null) throw new Error('nothing due');
      const call = aCall({ keys: ['k1', 'k2'], recordOf: [0, -1, 1] });
      const known = [{ kind: 'told', profileId: 'p2', json: '{"a":"é"}', isCached: true }] as const;
      await b.batches.settle(held, { to: 'sent', call, known, leaseEndsAt: later(10) });
      expect(await b.batches.claim(later(10), b.run.connectionId)).toMatchObject({ state: 'sent', call, known });
    });

    it('that was woken while it was held is due again at once', async () => {
      const b = await bench();
      await b.store();
      const held = await b.batches.claim(now, b.run.connectionId);
      if (held === null) throw new Error('nothing due');
      await b.batches.wakeRun(tenantId, b.run.runId, later(1));
      expect(await b.batches.settle(held, { to: 'same', dueAt: later(60_000) })).toBe(true);
      expect(await b.batches.claim(later(2), b.run.connectionId)).not.toBeNull();
    });

    it('that waits is not due before its time', async () => {
      const b = await bench();
      await b.store();
      const held = await b.batches.claim(now, b.run.connectionId);
      if (held === null) throw new Error('nothing due');
      await b.batches.settle(held, { to: 'same', dueAt: later(500) });
      expect(await b.batches.claim(later(499), b.run.connectionId)).toBeNull();
      expect(await b.batches.dueConnections(later(500))).toContain(b.run.connectionId);
    });

    it('counts as outstanding from the call to the answers', async () => {
      const b = await bench();
      await b.store();
      const fingerprint = `fingerprint-of-token-of-${b.run.connectionId}`;
      const outstanding = () => b.batches.outstanding(tenantId, fingerprint);
      expect(await outstanding()).toBe(0);
      await b.worker()();
      expect(await outstanding()).toBe(2);
      await b.workOff();
      expect(await outstanding()).toBe(0);
    });
  });
});
