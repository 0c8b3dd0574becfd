import { expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun, sumsOf } from '../testing/builders.ts';
import { strayOf } from './stray.ts';

const at = new Date('2026-03-02T09:00:00Z');
const plan = { credits: { most: 150 }, matchRate: { least: 0.6, most: 0.9 }, afterProfiles: 100 };
const counted = (enriched: number, missed: number, cached = 0) =>
  sumsOf({ counts: { ...noOutcomes, enriched, 'not-matched': missed }, cached });

it.each([
  ['within its plan', counted(80, 20), null],
  ['with a low match rate', counted(50, 50), { measure: 'match-rate', value: 0.5, least: 0.6, most: 0.9 }],
  ['with a match rate too good to be true', counted(99, 1), { measure: 'match-rate', value: 0.99 }],
  ['with too few answers to say', counted(1, 98), null],
  ['that costs more', counted(120, 40), { measure: 'credits', value: 160, most: 150 }],
  ['whose answers come from memory', counted(120, 40, 20), null],
])('a run %s', (_, sums, expected) => {
  const stray = strayOf(aRun({ plan }), sums, at);
  if (expected === null) expect(stray).toBeNull();
  else expect(stray).toMatchObject(expected);
});

it('it is said once, and not of a run without a plan', () => {
  const strayed = { measure: 'credits', value: 2, least: 0, most: 1, at } as const;
  expect(strayOf(aRun({ plan, strayed }), counted(50, 50), at)).toBeNull();
  expect(strayOf(aRun(), counted(50, 50), at)).toBeNull();
});
