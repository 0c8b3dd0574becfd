import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asLearned, fitCalibration } from './calibration.ts';
import { learnedReliability } from './learned-reliability.ts';
import { confidenceFor, recalibrate } from './reliability.ts';

const curve = [
  { from: 0, answers: 100, right: 10 },
  { from: 0.5, answers: 10, right: 8 },
  { from: 0.9, answers: 100, right: 99 },
];

it('takes the least confidence that is right as often as is wanted', () => {
  expect([0.99, 0.97, 0.5].map((precision) => confidenceFor(precision, curve))).toEqual([0.9, 0.5, 0]);
});

it('finds no confidence that is right more often than any was', () => {
  expect(confidenceFor(0.999, curve)).toBe(Infinity);
  expect(confidenceFor(0.9, [])).toBe(Infinity);
});

it('changes nothing without decisions', () => {
  expect(recalibrate(learnedReliability, asLearned)).toEqual(learnedReliability);
});

it('asks for more where decisions show that it was too sure, and for less where it was too modest', () => {
  const decided = (right: number) =>
    recalibrate(
      learnedReliability,
      fitCalibration(Array.from({ length: 400 }, (_, at) => ({ confidence: 0.9, isRight: at % 10 < right }))),
    );
  const at = (precision: number, right: number) => confidenceFor(precision, decided(right));
  expect(at(0.9, 5)).toBeGreaterThan(confidenceFor(0.9, learnedReliability));
  expect(at(0.99, 10)).toBeLessThanOrEqual(1);
});

it('asks for more the more precise it has to be', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(confidenceFor(less, learnedReliability)).toBeLessThanOrEqual(confidenceFor(more, learnedReliability));
      },
    ),
  );
});
