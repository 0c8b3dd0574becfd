import { expect, it } from '@jest/globals';
import { levelOf } from './reference-company.ts';

it.each([
  [1, 'HIGH'],
  [0.95, 'HIGH'],
  [0.94, 'MEDIUM'],
  [0.8, 'MEDIUM'],
  [0.79, 'LOW'],
  [0.65, 'LOW'],
  [0.64, 'VERY LOW'],
])('a match that is right with probability %d is %s', (confidence, level) => {
  expect(levelOf(confidence)).toBe(level);
});
