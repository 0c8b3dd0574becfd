import { describe, expect, it } from '@jest/globals';
import { confidenceOf, reaches, type Confidence, type MinimumConfidence } from './confidence.ts';

describe('confidenceOf', () => {
  it.each([
    ['HIGH', 'HIGH'],
    ['medium', 'MEDIUM'],
    [' Low ', 'LOW'],
    ['VERY LOW', 'VERY LOW'],
    ['Very_Low', 'VERY LOW'],
    ['very-low', 'VERY LOW'],
    ['Gold', 'UNKNOWN'],
    ['', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('reads %p as %s', (label, confidence) => {
    expect(confidenceOf(label)).toBe(confidence);
  });
});

describe('reaches', () => {
  it.each<[Confidence, MinimumConfidence, boolean]>([
    ['HIGH', 'HIGH', true],
    ['MEDIUM', 'HIGH', false],
    ['MEDIUM', 'MEDIUM', true],
    ['LOW', 'MEDIUM', false],
    ['VERY LOW', 'LOW', false],
    ['VERY LOW', 'VERY LOW', true],
    ['UNKNOWN', 'VERY LOW', true],
    ['UNKNOWN', 'LOW', false],
    ['UNKNOWN', 'HIGH', false],
  ])('says of %s against %s: %s', (confidence, minimum, expected) => {
    expect(reaches(confidence, minimum)).toBe(expected);
  });
});
