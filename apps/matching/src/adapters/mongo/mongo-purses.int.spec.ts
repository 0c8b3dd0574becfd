import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { BudgetKeeper } from '../../application/budget-keeper.ts';
import { withBudget } from '../../domain/purse.ts';
import { aBudget, now } from '../../testing/builders.ts';
import { HandClock, FakeLedger } from '../../testing/fakes.ts';
import { lentDatabase } from '../../testing/lent-database.ts';
import { MongoPurses } from './mongo-purses.ts';

const database = lentDatabase();

const keeperOf = (purses: MongoPurses) => new BudgetKeeper(purses, new FakeLedger(), new HandClock(now), 120_000);

function want(credits: number, runBudget?: number) {
  const own = { runId: 'r1', connectionId: 'c1', credits, runBudget };
  return { own, reservation: { ...own, callId: randomUUID(), at: now } };
}

it('instances that reserve at once spend no credit more than there is, in any of the budgets', async () => {
  const tenantId = randomUUID();
  const instances = [await MongoPurses.open(database()), await MongoPurses.open(database())] as const;
  const budgets = [aBudget({ credits: 1000 }), aBudget({ window: 'month', credits: 700, connectionId: 'c1' })];
  for (const budget of budgets) await instances[0].change(tenantId, (purse) => [withBudget(purse, budget), undefined]);
  const asks = Array.from({ length: 60 }, (_, index) => {
    const { own, reservation } = want(20 + (index % 3) * 10);
    return keeperOf(instances[index % 2 === 0 ? 0 : 1])
      .reserve(tenantId, reservation, own)
      .then(({ kind }) => ({ kind, credits: own.credits }));
  });
  const granted = (await Promise.all(asks)).filter(({ kind }) => kind === 'reserved');
  const sum = granted.reduce((total, { credits }) => total + credits, 0);
  expect(sum).toBeLessThanOrEqual(700);
  expect(sum).toBeGreaterThan(700 - 40);
  const purse = await instances[1].find(tenantId);
  expect(purse.budgets.map(({ used }) => used)).toEqual([sum, sum]);
  expect(purse.open).toHaveLength(granted.length);
});

it('what is given back is given back once, whoever does it', async () => {
  const tenantId = randomUUID();
  const instances = [await MongoPurses.open(database()), await MongoPurses.open(database())] as const;
  await instances[0].change(tenantId, (purse) => [withBudget(purse, aBudget()), undefined]);
  const { own, reservation } = want(50);
  const keepers = instances.map(keeperOf);
  await keepers[0]?.reserve(tenantId, reservation, own);
  await Promise.all([...keepers, ...keepers].map((keeper) => keeper.close(tenantId, reservation)));
  expect(await instances[0].find(tenantId)).toMatchObject({ budgets: [{ used: 0 }], open: [] });
});

it('two who are the first at once both get what a run’s own budget has for them', async () => {
  const tenantId = randomUUID();
  const instances = [await MongoPurses.open(database()), await MongoPurses.open(database())];
  const kinds = await Promise.all(
    instances.flatMap((purses) =>
      Array.from({ length: 3 }, async () => {
        const { own, reservation } = want(50, 200);
        return (await keeperOf(purses).reserve(tenantId, reservation, own)).kind;
      }),
    ),
  );
  expect(kinds.filter((kind) => kind === 'reserved')).toHaveLength(4);
});

it('with nothing to limit nothing is written', async () => {
  const tenantId = randomUUID();
  const purses = await MongoPurses.open(database());
  const { own, reservation } = want(50);
  expect(await keeperOf(purses).reserve(tenantId, reservation, own)).toEqual({ kind: 'reserved', isKept: false });
  expect(await purses.find(tenantId)).toEqual({ budgets: [], runs: [], open: [] });
});
