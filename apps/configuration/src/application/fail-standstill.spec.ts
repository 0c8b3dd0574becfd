import { expect, it } from '@jest/globals';
import { later, monday } from '../testing/builders.ts';
import { givenConnection, givenRun, parts, runState, tenantId } from '../testing/use-cases.ts';
import { FailStandstill } from './fail-standstill.ts';

const hour = 3_600_000;

async function given() {
  const all = parts();
  const id = await givenRun(all, await givenConnection(all), { state: 'sourcing' });
  await all.changes.tell({ tenantId, id }, { kind: 'sourced', profiles: 3 }, monday);
  const look = (at: number) => new FailStandstill(all.runs, all.changes).execute(later(at));
  return { ...all, id, look };
}

it('fails a run that nobody has worked on for its limit, and says so', async () => {
  const { id, look, runs, ...all } = await given();
  expect([await look(hour - 1), await look(hour)]).toEqual([false, true]);
  expect(await runState({ ...all, runs }, id)).toBe('failed');
  expect(runs.store.saidTypes()).toEqual(['run.failed']);
});

it('starts the limit anew when somebody works on the run', async () => {
  const { id, look, changes, ...all } = await given();
  await changes.alive({ tenantId, id }, later(hour / 2));
  expect(await look(hour)).toBe(false);
  expect(await runState({ ...all, changes }, id)).toBe('running');
  expect(await look(hour + hour / 2)).toBe(true);
});

it('waits for a person as long as it takes', async () => {
  const { id, look, changes } = await given();
  await changes.ask({ tenantId, id }, { kind: 'pause' }, monday);
  await changes.alive({ tenantId, id }, later(hour));
  expect(await look(100 * hour)).toBe(false);
});
