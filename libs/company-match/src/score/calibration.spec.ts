import { expect, it } from '@jest/globals';
import { asLearned, calibrated, type Decision, fitCalibration, thresholdFor } from './calibration.ts';

const decisions = (confidence: number, right: number, of: number): readonly Decision[] =>
  Array.from({ length: of }, (_, at) => ({ confidence, isRight: at < right }));
const tooSure = [...decisions(0.9, 70, 100), ...decisions(0.6, 50, 100), ...decisions(0.1, 20, 100)];

it('learns from decisions how often it is right', () => {
  const calibration = fitCalibration(tooSure);
  expect(calibrated(0.9, calibration)).toBeCloseTo(0.7, 1);
  expect(calibrated(0.1, calibration)).toBeCloseTo(0.2, 1);
});

it('keeps the order of matches, and what is impossible impossible', () => {
  const calibration = fitCalibration(tooSure);
  expect(calibrated(0.9, calibration)).toBeGreaterThan(calibrated(0.6, calibration));
  expect(calibrated(0, calibration)).toBe(0);
});

it('changes nothing without decisions', () => {
  expect(fitCalibration([])).toEqual(asLearned);
  expect(calibrated(0.42, asLearned)).toBe(0.42);
});

it('stays finite where all decisions say the same', () => {
  expect(calibrated(0.5, fitCalibration(decisions(0.999999999, 50, 50)))).toBeGreaterThan(0);
  expect(Number.isFinite(fitCalibration(decisions(0, 0, 1000)).offset)).toBe(true);
});

it('sets the threshold for the precision that is wanted', () => {
  expect(thresholdFor(0.6, tooSure)).toBe(0.6);
  expect(thresholdFor(0.7, tooSure)).toBe(0.9);
  expect(thresholdFor(0.8, tooSure)).toBeUndefined();
});
