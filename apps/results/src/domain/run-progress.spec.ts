import { expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun, sumsOf } from '../testing/builders.ts';
import { isOver, progressOf } from './run-progress.ts';

const at = new Date('2026-06-01T08:00:00.000Z');
const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const running = aRun({ frozen: { profiles: 1000, batches: 2, at } });
const half = sumsOf({ profiles: 500, counts: { ...noOutcomes, enriched: 400, failed: 100 }, lastAt: after(10) });

it('tells pace and time left from the end of the freeze', () => {
  expect(progressOf(running, half, after(10))).toMatchObject({ done: 500, profilesPerSecond: 50, secondsLeft: 10 });
});

it('tells no pace before anything is done', () => {
  expect(progressOf(running, sumsOf(), after(10))).toMatchObject({ profilesPerSecond: null, secondsLeft: null });
});

it('does not know how many there are before the freeze', () => {
  expect(progressOf(aRun(), sumsOf(), after(10))).toMatchObject({ state: 'sourcing', profiles: null, done: 0 });
});

it('keeps the pace a run had when it is over, and tells no time left', () => {
  const over = { ...running, ended: { state: 'completed', at: after(60) } } as const;
  expect(progressOf(over, half, after(99))).toMatchObject({
    profilesPerSecond: 50,
    secondsLeft: null,
    endedAt: after(60).toISOString(),
  });
});

it('never tells less than no time left', () => {
  const more = sumsOf({ counts: { ...noOutcomes, failed: 1001 }, lastAt: after(10) });
  expect(progressOf(running, more, after(10)).secondsLeft).toBe(0);
});

it.each([
  ['completed', true],
  ['canceled', true],
  ['failed', true],
  ['settled', false],
  ['running', false],
  ['sourcing', false],
] as const)('%s is over: %s', (state, over) => {
  expect(isOver({ state })).toBe(over);
});
