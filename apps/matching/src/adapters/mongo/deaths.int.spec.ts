import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../domain/run.ts';
import type { Workshop } from '../../take-turns.ts';
import { Bench, dying, Killed, type When } from '../../testing/bench.ts';
import { profilesNamed } from '../../testing/builders.ts';
import { lentDatabase } from '../../testing/lent-database.ts';
import { mongoMemory } from '../../testing/mongo-memory.ts';
import type { MongoBatches } from './mongo-batches.ts';

const database = lentDatabase();

const bench = (run: Partial<Run> = {}) => Bench.set(mongoMemory(database()), run);
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

  it.each<[string, Death]>([
    ['with the call written down and not made', { port: 'ledger', method: 'write', when: 'after' }],
    ['after the batch was accepted', { port: 'batches', method: 'settle', when: 'after', isMeant: to('accepted') }],
    ['with the answers remembered', { port: 'answers', method: 'remember', when: 'after' }],
  ])('%s, where profiles share a record: each still gets its answer, and it is paid once', async (_, death) => {
    const b = await bench({ sharesAnswers: true });
    const acme = { name: 'Norrland Robotics', website: 'norrlandrobotics.se' };
    const inputs = [acme, { name: 'Globex' }, { ...acme, name: 'NORRLAND ROBOTICS AB' }, acme];
    await b.store({ profiles: inputs.map((input, place) => ({ profileId: `p${place + 1}`, input })) });
    await handOver(b, death);
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await b.answers()).toMatchObject([
      { profileId: 'p1', kind: 'company', sharedWith: { profileId: 'p3' } },
      { profileId: 'p2', kind: 'company', cached: false },
      { profileId: 'p3', kind: 'company', cached: false },
      { profileId: 'p4', kind: 'company', sharedWith: { profileId: 'p3' } },
    ]);
    expect((await b.ledger()).at(-1)).toMatchObject({ records: 2, shared: [{ profileIds: ['p1', 'p3', 'p4'] }] });
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
