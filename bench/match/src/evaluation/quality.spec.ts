import { expect, it } from '@jest/globals';
import { type Answer, qualityOf, reliability } from './quality.ts';

const answer = (confidence: number, isRight: boolean, hasTruth = true): Answer => ({ confidence, isRight, hasTruth });
const answers = [answer(0.9, true), answer(0.8, true), answer(0.6, false, false), answer(0.4, true), answer(0, false)];

it('counts what is said at a threshold', () => {
  expect(qualityOf(answers, 0.5)).toMatchObject({ precision: 2 / 3, recall: 0.5 });
});

it('finds the threshold with the best F1', () => {
  expect(qualityOf(answers, undefined)).toMatchObject({ precision: 0.75, recall: 0.75, threshold: 0.4 });
});

it('says how much is found where nearly nothing may be wrong', () => {
  expect(qualityOf(answers, 0.5)).toMatchObject({ recallAt95: 0.5, recallAt99: 0.5 });
});

it('has no calibration error where as many are right as it says', () => {
  const honest = Array.from({ length: 40 }, (_, at) => answer(0.75, at % 4 !== 0));
  expect(qualityOf(honest, 0.5).calibrationError).toBeCloseTo(0, 1);
});

it('puts every answer in one bin', () => {
  expect(reliability(answers, 2).map(({ count }) => count)).toEqual([2, 3]);
});
