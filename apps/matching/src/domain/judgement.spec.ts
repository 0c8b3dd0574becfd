import { asLearned, learnedReliability, type Decision } from '@firmograph/company-match';
import { expect, it } from '@jest/globals';
import { fewestDecisions, gateOf, judgementAsLearned, judgementOf, sharingFrom } from './judgement.ts';

/** Decisions about answers that were said to be 95 % sure, of which so many in ten were right. */
const decided = (right: number, count = 400): Decision[] =>
  Array.from({ length: count }, (_, at) => ({ confidence: 0.95, isRight: at % 10 < right }));

it('stays as it was learned until there are enough decisions', () => {
  expect(judgementOf(decided(3, fewestDecisions - 1))).toEqual({ calibration: asLearned, curve: learnedReliability });
  expect(judgementOf(decided(3, fewestDecisions)).calibration).not.toEqual(asLearned);
});

it('asks for more before it acts where people found it too sure', () => {
  const judgement = judgementOf(decided(6));
  expect(sharingFrom(judgement, 0.9)).toBeGreaterThan(0.9);
  expect(gateOf(judgement, 0.9)).toBeGreaterThan(gateOf(judgementAsLearned, 0.9) ?? 1);
});

it('gates as usual where no precision is wanted, and higher the higher it is', () => {
  expect(gateOf(judgementAsLearned, undefined)).toBeUndefined();
  const gates = [0.9, 0.95, 0.99].map((precision) => gateOf(judgementAsLearned, precision) ?? 0);
  expect(gates).toEqual(gates.toSorted((one, other) => one - other));
  expect(gates.at(-1)).toBeGreaterThan(0.5);
});

it('never shares at less than what was wanted', () => {
  for (const precision of [0.8, 0.95, 0.99, 0.995])
    expect(sharingFrom(judgementAsLearned, precision)).toBeGreaterThanOrEqual(precision);
});
