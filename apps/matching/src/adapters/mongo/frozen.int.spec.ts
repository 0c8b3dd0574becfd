import { describe, expect, it } from '@jest/globals';
import { Bench, dying, Killed } from '../../testing/bench.ts';
import { leaseMs } from '../../testing/fake-batches.ts';
import { lentDatabase } from '../../testing/lent-database.ts';
import { mongoMemory } from '../../testing/mongo-memory.ts';
import { callbackTo, told } from '../../testing/of-unknown-fate.ts';

const database = lentDatabase();

const bench = () => Bench.set(mongoMemory(database()));
const companies = ['company', 'company'];

describe('a call of unknown fate', () => {
  it('is found again by its callback', async () => {
    const b = await bench();
    b.leadspace.script.push('reset-after');
    await b.store();
    const step = b.worker();
    await step();
    await callbackTo(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
    expect(await b.states()).toEqual(['answered']);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('is found again when its caller died and the callback came meanwhile', async () => {
    const b = await bench();
    await b.store();
    await expect(b.worker({ leadspace: dying(b.leadspace, 'submit', 'after') })()).rejects.toThrow(Killed);
    await callbackTo(b).execute(told(b));
    b.clock.pass(leaseMs);
    await b.worker()();
    expect(await b.outcomes()).toEqual(companies);
  });

  it('is not found under a bulk of somebody else, and waits on', async () => {
    const b = await bench();
    const other = await bench();
    await other.store();
    await other.worker()();
    const foreign = other.leadspace.bulkOf(other.leadspace.submitted[0]?.reference.callId ?? '');
    const stolen = await other.leadspace.poll({ kind: 'token', token: '' }, foreign);
    b.leadspace.script.push('reset-after');
    b.leadspace.pollScript.push(stolen);
    await b.store();
    const step = b.worker();
    await step();
    await callbackTo(b).execute(told(b, foreign));
    await step();
    expect(await b.answers()).toEqual([]);
    expect((await b.ledger())[0]).not.toHaveProperty('hint');
    await callbackTo(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
  });

  it('is not found by who does not know the secret', async () => {
    const b = await bench();
    b.leadspace.script.push('reset-after');
    await b.store();
    await b.worker()();
    const guessed = { ...told(b), secret: 'x'.repeat(32) };
    await expect(callbackTo(b).execute(guessed)).rejects.toMatchObject({ code: 'request/not-found' });
    expect((await b.ledger())[0]).not.toHaveProperty('hint');
  });

  it('makes a callback of an accepted bulk a reason to look at once', async () => {
    const b = await bench();
    await b.store();
    const step = b.worker();
    await step();
    expect(await step()).toBe('nothing due');
    await callbackTo(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
  });

  it('does not take a call from the one who is making it', async () => {
    const b = await bench();
    b.leadspace.script.push('hang');
    await b.store();
    const making = b.worker()();
    await untilSubmitted(b);
    await callbackTo(b).execute(told(b));
    expect(await b.worker()()).toBe('nothing due');
    b.leadspace.release();
    await making;
    await b.workOff();
    expect(await b.outcomes()).toEqual(companies);
  });
});

describe('a process that was frozen beyond its lease', () => {
  it('writes nothing into the batch; what it knows is found in the ledger', async () => {
    const b = await bench();
    b.leadspace.script.push('hang');
    await b.store();
    const frozen = b.worker()();
    await untilSubmitted(b);
    b.clock.pass(leaseMs);
    await b.worker()();
    const { fence } = (await raw(b)) ?? {};
    b.leadspace.release();
    await frozen;
    expect(await raw(b)).toMatchObject({ fence, state: 'sent' });
    expect(await raw(b)).not.toHaveProperty('bulkId');
    expect(await b.states()).toEqual(['accepted']);
    await b.workOff();
    expect(await b.outcomes()).toEqual(companies);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('while it collects, neither answers nor publishes', async () => {
    const b = await bench();
    await b.store();
    await b.worker()();
    b.clock.pass(2000);
    let release: () => void = () => undefined;
    const poll = b.leadspace.poll.bind(b.leadspace);
    const frozenLeadspace = Object.assign(Object.create(b.leadspace) as typeof b.leadspace, {
      poll: async (...given: Parameters<typeof poll>) => {
        const polled = await poll(...given);
        await new Promise<void>((go) => (release = go));
        return polled;
      },
    });
    const frozen = b.worker({ leadspace: frozenLeadspace })();
    while (b.leadspace.polled.length === 0) await Promise.resolve().then(() => new Promise(setImmediate));
    b.clock.pass(leaseMs);
    await b.worker()();
    const published = b.published.length;
    release();
    await frozen;
    expect(b.published).toHaveLength(published);
    expect(await b.outcomes()).toEqual(companies);
  });

  it('would write, if it were not for the fence', async () => {
    const b = await bench();
    b.leadspace.script.push('hang');
    await b.store();
    const memory = { ...b.memory };
    const unfenced = new Proxy(memory.batches, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: readonly unknown[]): unknown => {
          if (name !== 'settle') return Reflect.apply(member, target, given);
          return raw(b).then(
            (now) =>
              Reflect.apply(member, target, [{ ...(given[0] as object), fence: now?.['fence'] }, given[1]]) as unknown,
          );
        };
      },
    });
    const frozen = b.worker({ batches: unfenced })();
    await untilSubmitted(b);
    b.clock.pass(leaseMs);
    await b.worker()();
    b.leadspace.release();
    await frozen;
    expect(await raw(b)).toMatchObject({ state: 'accepted' });
  });
});

async function untilSubmitted(b: Bench): Promise<void> {
  while (b.leadspace.submitted.length === 0) await new Promise(setImmediate);
}

async function raw(b: Bench): Promise<Readonly<Record<string, unknown>> | null> {
  const collection = await database().collection<{ _id: string; tenantId: string; runId: string }>({ name: 'batches' });
  return collection.forTenant('acme').findOne({ runId: b.run.runId });
}
