import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { withBudget } from '../domain/purse.ts';
import type { Budget } from '../domain/purse.ts';
import type { Run } from '../domain/run.ts';
import { Bench } from '../testing/bench.ts';
import { aBudget, profilesNamed, tenantId } from '../testing/builders.ts';
import { fakeMemory } from '../testing/fake-memory.ts';
import { ChangeBudget } from './change-budget.ts';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const hourMs = 3_600_000;
const over = 'not-attempted: over-budget';

async function bench(budget: Partial<Budget> | null, run: Partial<Run> = {}): Promise<Bench> {
  const b = await Bench.set(fakeMemory, run);
  if (budget !== null)
    await b.memory.purses.change(tenantId, (purse) => [withBudget(purse, aBudget(budget)), undefined]);
  return b;
}

async function used(b: Bench): Promise<readonly number[]> {
  const { budgets, open } = await b.memory.purses.find(tenantId);
  expect(open).toEqual([]);
  return budgets.map((budget) => budget.used);
}

describe('a run’s own budget', () => {
  it('pays for the first of its profiles and not for the others', async () => {
    const b = await bench(null, { budget: 3 });
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli') });
    await b.store({ batch: 3, profiles: profilesNamed('n/a', 'Umbrella') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(3);
    expect((await b.outcomes()).toSorted()).toEqual(
      ['company', 'company', 'company', 'not-eligible: placeholder-name', over, over].toSorted(),
    );
  });

  it('is not used by what is fresh', async () => {
    const b = await bench(null, { budget: 2 });
    await b.store();
    await b.workOff();
    await b.store({ batch: 2 });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', 'company', 'company', 'company']);
  });
});

describe('the budget of a day', () => {
  it('holds calls back until the next day, and no call is made that costs more', async () => {
    const b = await bench({ credits: 3 });
    await b.store();
    await b.store({ batch: 2, profiles: profilesNamed('Initech', 'Hooli') });
    const step = b.worker();
    for (let hour = 0; hour < 11; hour += 1) {
      while ((await step()) !== 'nothing due');
      b.clock.pass(hourMs + 1);
    }
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await b.open()).toBe(1);
    b.clock.pass(hourMs);
    await b.workOff(step);
    expect(b.leadspace.chargedRecords).toBe(4);
    expect(await used(b)).toEqual([2]);
  });

  it('is not used by a call that the provider did not take', async () => {
    const b = await bench({ credits: 2 });
    b.leadspace.script.push({ kind: 'refused', cause: 'busy', status: 503 }, { kind: 'refused', cause: 'not-sent' });
    await b.store();
    await b.workOff();
    expect(await b.states()).toEqual(['refused', 'refused', 'answered']);
    expect(await used(b)).toEqual([2]);
  });

  it('is used by a call of which nobody knows', async () => {
    const b = await bench({ credits: 10 });
    b.callbackBaseUrl = undefined;
    b.leadspace.script.push('reset-after');
    await b.store();
    await b.workOff();
    expect(await b.outcomes()).toEqual(['failed: ambiguous', 'failed: ambiguous']);
    expect(await used(b)).toEqual([2]);
  });

  it('that is less than a batch pays for a part of it', async () => {
    const b = await bench({ credits: 1 });
    await b.store();
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', over]);
  });

  it('is found again after its holder died between setting aside and calling', async () => {
    const b = await bench({ credits: 2 });
    const callId = 'of-the-dead';
    const reservation = { ...b.run, callId, credits: 2, at: b.clock.now() };
    await b.memory.purses.change(tenantId, (purse) => [
      { ...purse, budgets: [aBudget({ credits: 2, used: 2 })], open: [reservation] },
      undefined,
    ]);
    await b.store();
    const step = b.worker();
    await step();
    expect(b.leadspace.submitted).toEqual([]);
    b.clock.pass(hourMs);
    await b.workOff(step);
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await used(b)).toEqual([2]);
  });
});

describe('a person', () => {
  const changing = ({ memory, clock }: Bench) => new ChangeBudget(memory.purses, memory.ledger, memory.batches, clock);

  it('who sets a budget counts what was spent before in its window', async () => {
    const b = await bench(null);
    await b.store();
    await b.workOff();
    const change = { window: 'month', credits: 3, warnAtPercent: 80, changedBy: 'ada' } as const;
    expect(await changing(b).execute(tenantId, change)).toMatchObject({ used: 2, credits: 3 });
  });

  it('who raises or removes a budget lets go what waited', async () => {
    const b = await bench({ credits: 2, used: 2 });
    await b.store();
    const step = b.worker();
    await step();
    expect(await step()).toBe('nothing due');
    await changing(b).execute(tenantId, { window: 'day', credits: 3, warnAtPercent: 80, changedBy: 'ada' });
    await step();
    expect(b.leadspace.submitted).toEqual([]);
    await changing(b).remove(tenantId, { window: 'day' });
    await b.workOff(step);
    expect(b.leadspace.chargedRecords).toBe(2);
    await expect(changing(b).remove(tenantId, { window: 'day' })).rejects.toThrow();
  });
});
