import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../domain/run.ts';
import { Bench } from '../../testing/bench.ts';
import { profilesNamed, tenantId } from '../../testing/builders.ts';
import { lentDatabase } from '../../testing/lent-database.ts';
import { mongoMemory } from '../../testing/mongo-memory.ts';
import { callbackTo, lookingFor, sendingAgain, told } from '../../testing/of-unknown-fate.ts';

const database = lentDatabase();

const ambiguous = ['failed: ambiguous', 'failed: ambiguous'];
const companies = ['company', 'company'];
const by = 'ada';

/** A run with one call that was taken, and of which the answer was lost. */
async function inDoubt(run: Partial<Run> = {}): Promise<Bench> {
  const b = await Bench.set(mongoMemory(database()), run);
  b.leadspace.script.push('reset-after');
  await b.store({ profiles: profilesNamed(`Acme ${b.run.runId}`, `Globex ${b.run.runId}`) });
  await b.worker()();
  return b;
}

async function givenUp(run: Partial<Run> = {}): Promise<Bench> {
  const b = await inDoubt(run);
  b.clock.pass(b.policy.ambiguousAfterMs);
  await b.workOff();
  expect(await b.outcomes()).toEqual(ambiguous);
  return b;
}

/** The same profiles in another batch, as of another run. */
async function again(b: Bench): Promise<readonly string[]> {
  const before = (await b.outcomes()).length;
  const names = profilesNamed(`Acme ${b.run.runId}`, `Globex ${b.run.runId}`);
  await b.store({ batch: 2, profiles: names, frozenAt: b.clock.now() });
  const step = b.worker();
  for (let round = 0; round < 20 && (await b.outcomes()).length === before; round += 1) {
    while ((await step()) !== 'nothing due');
    b.clock.pass(1000);
  }
  return (await b.outcomes()).slice(before);
}

const callOf = ({ leadspace }: Bench) => leadspace.submitted[0]?.reference.callId ?? '';

describe('what a call of unknown fate asked', () => {
  it('is not asked again by itself', async () => {
    const b = await givenUp();
    expect(await again(b)).toEqual(ambiguous);
    expect(b.leadspace.submitted).toHaveLength(1);
  });

  it('is asked again where every run asks anew', async () => {
    const b = await givenUp({ freshForDays: 0 });
    expect(await again(b)).toEqual(companies);
  });

  it('is asked again when an answer to it would be fresh no more', async () => {
    const b = await givenUp({ freshForDays: 1 });
    b.clock.pass(24 * 3_600_000);
    expect(await again(b)).toEqual(companies);
  });

  it('is asked again when a person says so', async () => {
    const b = await givenUp();
    expect(await sendingAgain(b).execute(tenantId, callOf(b), by)).toMatchObject({
      ...{ state: 'ambiguous', reason: 'sent-again', released: { by } },
    });
    expect(await again(b)).toEqual(companies);
    expect(await b.states()).toEqual(['ambiguous', 'answered']);
  });

  it('is known once a late callback leads to the answers, which are used from then on', async () => {
    const b = await givenUp();
    await callbackTo(b).execute(told(b));
    expect(await b.ledger()).toMatchObject([{ state: 'answered', returned: { records: 2, companies: 2 } }]);
    expect(await again(b)).toEqual(companies);
    expect(b.leadspace.chargedRecords).toBe(2);
  });

  it('stays in doubt when the callback leads to somebody else’s bulk', async () => {
    const b = await givenUp();
    const externalId = 'another:0';
    b.leadspace.pollScript.push({ kind: 'done', records: [{ kind: 'no-company', externalId }] });
    await callbackTo(b).execute(told(b, 'foreign'));
    expect(await b.states()).toEqual(['ambiguous']);
    expect((await b.ledger())[0]).not.toHaveProperty('hint');
    expect(await again(b)).toEqual(ambiguous);
  });

  it('is looked for when a person says so, where the provider could not say it at first', async () => {
    const b = await givenUp();
    b.leadspace.pollScript.push({ kind: 'unknown', cause: 'timeout' });
    await callbackTo(b).execute(told(b));
    expect(await b.ledger()).toMatchObject([{ state: 'ambiguous', hint: told(b).bulkId }]);
    expect(await lookingFor(b).again(tenantId, callOf(b))).toMatchObject({ state: 'answered' });
    await expect(lookingFor(b).again('other', callOf(b))).rejects.toMatchObject({ code: 'request/not-found' });
  });
});

describe('a person', () => {
  it('has a call sent again at once while its batch waits for it', async () => {
    const b = await inDoubt();
    b.clock.pass(1000);
    await sendingAgain(b).execute(tenantId, callOf(b), by);
    await b.workOff();
    expect(await b.outcomes()).toEqual(companies);
    expect(await b.states()).toEqual(['ambiguous', 'answered']);
    expect(b.leadspace.submitted).toHaveLength(2);
  });

  it('cannot have a call sent again of which the fate is known', async () => {
    const b = await inDoubt();
    await callbackTo(b).execute(told(b));
    await b.workOff();
    const code = 'call/not-in-doubt';
    await expect(sendingAgain(b).execute(tenantId, callOf(b), by)).rejects.toMatchObject({ code });
  });

  it('cannot have a call sent again while it is under way', async () => {
    const b = await Bench.set(mongoMemory(database()));
    b.leadspace.script.push('hang');
    await b.store();
    const sending = b.worker()();
    while (b.leadspace.submitted.length === 0) await new Promise((later) => setImmediate(later));
    const code = 'call/under-way';
    await expect(sendingAgain(b).execute(tenantId, callOf(b), by)).rejects.toMatchObject({ code });
    b.leadspace.release();
    await sending;
  });

  it('of another tenant finds no such call', async () => {
    const b = await givenUp();
    await expect(sendingAgain(b).execute('other', callOf(b), by)).rejects.toMatchObject({ code: 'request/not-found' });
  });
});
