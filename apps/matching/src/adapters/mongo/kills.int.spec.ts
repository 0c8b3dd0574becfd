import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Database } from '@firmograph/mongo';
import { withMongo, type Lent } from '@firmograph/testing';
import { NoticeCallback } from '../../application/notice-callback.ts';
import type { Workshop } from '../../take-turns.ts';
import { Bench, dying, Killed, type When } from '../../testing/bench.ts';
import { leaseMs } from '../../testing/fake-batches.ts';
import { profilesNamed } from '../../testing/builders.ts';
import { mongoMemory } from '../../testing/mongo-memory.ts';
import type { MongoBatches } from './mongo-batches.ts';

let mongo: Lent<string>;
let database: Database;

beforeAll(async () => {
  Logger.overrideLogger(false);
  mongo = await withMongo();
  database = await Database.connect(mongo.value, 'matching');
});

afterAll(async () => {
  await database.close();
  await mongo.release();
});

const bench = () => Bench.set(mongoMemory(database));
const to = (state: string) => (_: unknown, change: unknown) => (change as { to: string }).to === state;
const as =
  (state: string) =>
  (...given: readonly unknown[]) =>
    (given[2] as { state: string }).state === state;
const companies = ['company', 'company'];
const ambiguous = ['failed: ambiguous', 'failed: ambiguous'];

interface Death {
  readonly port: keyof Workshop;
  readonly method: string;
  readonly when: When;
  readonly isMeant?: (...given: readonly unknown[]) => boolean;
}

function killed(b: Bench, { port, method, when, isMeant }: Death) {
  const ports: Partial<Workshop> = { ...b.memory, leadspace: b.leadspace };
  const dies = dying(ports[port] as object, method as never, when, isMeant);
  return b.worker({ [port]: dies });
}

/** Steps until death, then hands over to a second process. */
async function handOver(b: Bench, death: Death): Promise<void> {
  const first = killed(b, death);
  await expect(
    (async () => {
      for (let round = 0; round < 5; round += 1) {
        await first();
        b.clock.pass(2000);
      }
    })(),
  ).rejects.toThrow(Killed);
  await b.workOff(b.worker(), 70);
}

describe('a worker that dies', () => {
  it.each<[string, Death, readonly string[], readonly string[]]>([
    [
      'stored, before it wrote the call down',
      { port: 'ledger', method: 'write', when: 'before' },
      companies,
      ['answered'],
    ],
    [
      'stored, with the call written down and not made',
      { port: 'ledger', method: 'write', when: 'after' },
      companies,
      ['refused', 'answered'],
    ],
    [
      'sent, with its outcome in the ledger',
      { port: 'ledger', method: 'settle', when: 'after', isMeant: as('accepted') },
      companies,
      ['answered'],
    ],
    [
      'accepted',
      { port: 'batches', method: 'settle', when: 'after', isMeant: to('accepted') },
      companies,
      ['answered'],
    ],
    [
      'accepted, with the answers in its hands',
      { port: 'leadspace', method: 'poll', when: 'after' },
      companies,
      ['answered'],
    ],
    [
      'accepted, with the answers remembered',
      { port: 'answers', method: 'remember', when: 'after' },
      companies,
      ['answered'],
    ],
    [
      'accepted, with the ledger closed',
      { port: 'ledger', method: 'settle', when: 'after', isMeant: as('answered') },
      companies,
      ['answered'],
    ],
  ])('%s: is succeeded, and nothing is paid twice', async (_, death, outcomes, states) => {
    const b = await bench();
    await b.store();
    await handOver(b, death);
    expect(await b.outcomes()).toEqual(outcomes);
    expect(await b.states()).toEqual(states);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it.each<[string, Death, number]>([
    ['sent, before the call left', { port: 'leadspace', method: 'submit', when: 'before' }, 0],
    ['sent, after the provider took it', { port: 'leadspace', method: 'submit', when: 'after' }, 2],
  ])('%s: nobody sends it again', async (_, death, charged) => {
    const b = await bench();
    await b.store();
    await handOver(b, death);
    expect(await b.outcomes()).toEqual(ambiguous);
    expect(await b.states()).toEqual(['ambiguous']);
    expect(b.leadspace.chargedRecords).toBe(charged);
  });

  it('sent, before a call that was refused is written down: the next one sends it', async () => {
    const b = await bench();
    b.leadspace.script.push({ kind: 'refused', cause: 'busy', status: 503 });
    await b.store();
    await handOver(b, { port: 'ledger', method: 'settle', when: 'after', isMeant: as('refused') });
    expect(await b.outcomes()).toEqual(companies);
    expect(await b.states()).toEqual(['refused', 'answered']);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('with the answer of a single call remembered: its successor tells it', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', '') });
    await handOver(b, { port: 'ledger', method: 'settle', when: 'after', isMeant: as('answered') });
    expect(await b.outcomes()).toEqual(['company', 'not-eligible: no-company-name']);
    expect(b.leadspace.chargedRecords).toBe(1);
  });

  it('while giving up: its successor gives up', async () => {
    const b = await bench();
    b.leadspace.script.push('reset-after');
    await b.store();
    const first = killed(b, { port: 'ledger', method: 'settle', when: 'after', isMeant: as('ambiguous') });
    await first();
    b.clock.pass(b.policy.ambiguousAfterMs);
    await expect(first()).rejects.toThrow(Killed);
    await b.workOff();
    expect(await b.outcomes()).toEqual(ambiguous);
  });

  it('while publishing: the relay says the same, byte for byte', async () => {
    const b = await bench();
    b.publishing = () => {
      throw new Killed();
    };
    await b.store();
    const step = b.worker();
    await step();
    b.clock.pass(2000);
    await expect(step()).rejects.toThrow(Killed);
    const said: string[] = [];
    b.publishing = () => undefined;
    const { outbox } = b.batches as MongoBatches;
    await outbox.sweep(b.clock.now());
    said.push(...b.published.map(({ value }) => value ?? ''));
    expect(await b.outcomes()).toEqual(companies);
    expect(said).toHaveLength(1);
    expect(await b.batches.ofRun('acme', b.run.runId)).toMatchObject({ byState: { published: 1 }, asked: 2 });
  });
});

describe('a call of unknown fate', () => {
  const callback = (b: Bench) => new NoticeCallback(b.memory.ledger, b.batches, b.clock, b.policy.leaseMs);
  const told = (b: Bench, bulkId?: string) => {
    const { callId = '', callbackUrl = '' } = b.leadspace.submitted[0]?.reference ?? {};
    const secret = callbackUrl.split('/').at(-1) ?? '';
    return { callId, secret, bulkId: bulkId ?? b.leadspace.bulkOf(callId) };
  };

  it('is found again by its callback', async () => {
    const b = await bench();
    b.leadspace.script.push('reset-after');
    await b.store();
    const step = b.worker();
    await step();
    await callback(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
    expect(await b.states()).toEqual(['answered']);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('is found again when its caller died and the callback came meanwhile', async () => {
    const b = await bench();
    await b.store();
    await expect(killed(b, { port: 'leadspace', method: 'submit', when: 'after' })()).rejects.toThrow(Killed);
    await callback(b).execute(told(b));
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
    await callback(b).execute(told(b, foreign));
    await step();
    expect(await b.answers()).toEqual([]);
    expect((await b.ledger())[0]).not.toHaveProperty('hint');
    await callback(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
  });

  it('is not found by who does not know the secret', async () => {
    const b = await bench();
    b.leadspace.script.push('reset-after');
    await b.store();
    await b.worker()();
    const guessed = { ...told(b), secret: 'x'.repeat(32) };
    await expect(callback(b).execute(guessed)).rejects.toMatchObject({ code: 'request/not-found' });
    expect((await b.ledger())[0]).not.toHaveProperty('hint');
  });

  it('makes a callback of an accepted bulk a reason to look at once', async () => {
    const b = await bench();
    await b.store();
    const step = b.worker();
    await step();
    expect(await step()).toBe('nothing due');
    await callback(b).execute(told(b));
    await step();
    expect(await b.outcomes()).toEqual(companies);
  });

  it('does not take a call from the one who is making it', async () => {
    const b = await bench();
    b.leadspace.script.push('hang');
    await b.store();
    const making = b.worker()();
    await untilSubmitted(b);
    await callback(b).execute(told(b));
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
  const collection = await database.collection<{ _id: string; tenantId: string; runId: string }>({ name: 'batches' });
  return collection.forTenant('acme').findOne({ runId: b.run.runId });
}
