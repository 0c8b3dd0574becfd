import { describe, expect, it } from '@jest/globals';
import { parseTorture, seedsOr } from './torture-arguments.ts';

describe('the arguments of the torture', () => {
  it.each([
    [[], { help: false, seeds: [], profiles: 2000 }],
    [['7', '11'], { help: false, seeds: [7, 11], profiles: 2000 }],
    [['--seeds', '1,2,3', '--profiles', '500'], { help: false, seeds: [1, 2, 3], profiles: 500 }],
    [['--seeds=4', '5'], { help: false, seeds: [4, 5], profiles: 2000 }],
    [['--only', 'consent', '3'], { help: false, seeds: [3], profiles: 2000, only: 'consent' }],
    [['--only', 'spend'], { help: false, seeds: [], profiles: 2000, only: 'spend' }],
    [['--help'], { help: true, seeds: [], profiles: 2000 }],
  ])('%j are understood', (args, expected) => {
    expect(parseTorture(args)).toEqual(expected);
  });

  it.each([
    [['many'], '“many” is no whole number'],
    [['--seeds', '1,,2'], '“” is no whole number'],
    [['--profiles', '0'], '“0” is no whole number'],
    [['1.5'], '“1.5” is no whole number'],
    [['--only', 'mercy'], '“mercy” is none of kills, consent, spend'],
    [['--sedes', '1'], "Unknown option '--sedes'"],
  ])('%j are refused', (args, sentence) => {
    expect(() => parseTorture(args)).toThrow(sentence);
  });

  it('are as many seeds as it takes, unless some are named', () => {
    expect([seedsOr(parseTorture([]), 3), seedsOr(parseTorture(['7']), 3)]).toEqual([[1, 2, 3], [7]]);
  });
});
