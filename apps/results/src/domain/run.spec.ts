import { describe, expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun, sumsOf } from '../testing/builders.ts';
import { canSettle, isComplete, orderOf, standsStill, stateOf } from './run.ts';

const at = new Date('2026-06-01T08:00:00.000Z');
const frozen = { profiles: 5, batches: 2, at };
const settled = { profiles: 5, counts: noOutcomes, at };
const whole = sumsOf({ profiles: 5, parts: 3, lastParts: 2, expectedParts: 3, counts: { ...noOutcomes, enriched: 5 } });

it.each([
  ['sourcing', {}],
  ['running', { frozen }],
  ['settled', { frozen, settled }],
  ['completed', { frozen, settled, ended: { state: 'completed', at } as const }],
  ['failed', { frozen, ended: { state: 'failed', at } as const }],
  ['canceled', { ended: { state: 'canceled', at } as const }],
])('is %s', (state, heard) => {
  expect(stateOf(aRun(heard))).toBe(state);
});

it('orders runs by when they were asked for, then by id', () => {
  const early = aRun({ requestedAt: new Date('2026-06-01T08:00:00.000Z'), runId: 'z' });
  const late = aRun({ requestedAt: new Date('2026-06-01T08:00:00.001Z'), runId: 'a' });
  expect(orderOf(early) < orderOf(late)).toBe(true);
  expect(orderOf({ ...early, runId: 'a' }) < orderOf(early)).toBe(true);
});

describe('is complete', () => {
  it.each([
    ['when all parts of all batches are there and add up', frozen, whole, true],
    ['not before the data set is frozen', null, whole, false],
    ['not while a batch is missing', frozen, { ...whole, lastParts: 1 }, false],
    ['not while a part in the middle is missing', frozen, { ...whole, parts: 2 }, false],
    ['not while a profile is missing', frozen, { ...whole, profiles: 4 }, false],
    ['at once when nothing was frozen', { ...frozen, profiles: 0, batches: 0 }, sumsOf(), true],
  ])('%s', (_, froze, sums, complete) => {
    expect(isComplete(aRun({ frozen: froze }), sums)).toBe(complete);
  });
});

it.each([
  ['settles', {}, true],
  ['settles once', { settled }, false],
  ['does not settle a run that was failed', { ended: { state: 'failed', at } as const }, false],
])('%s', (_, heard, can) => {
  expect(canSettle(aRun({ frozen, ...heard }), whole)).toBe(can);
});

describe('stands still', () => {
  const hour = 3_600_000;
  const now = new Date(at.getTime() + 3 * hour);
  const recently = new Date(now.getTime() - hour / 2);
  it.each([
    ['when nothing came for longer than the limit', {}, null, true],
    ['not when a part came lately', {}, recently, false],
    ['not while it is paused or blocked', { waiting: { is: true, since: at } }, null, false],
    ['not when it was resumed lately', { waiting: { is: false, since: recently } }, null, false],
    ['when it was resumed long ago', { waiting: { is: false, since: at } }, null, true],
    ['not when it is settled', { settled }, null, false],
    ['not before the freeze', { frozen: null }, null, false],
  ])('%s', (_, heard, lastAt, still) => {
    expect(standsStill(aRun({ frozen, ...heard }), { lastAt }, now, hour)).toBe(still);
  });
});
