import { describe, expect, it } from '@jest/globals';
import { parseTorture } from './torture-arguments.ts';

const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('the arguments of the torture', () => {
  it.each([
    [[], { help: false, seeds: ten, profiles: 2000 }],
    [['7', '11'], { help: false, seeds: [7, 11], profiles: 2000 }],
    [['--seeds', '1,2,3', '--profiles', '500'], { help: false, seeds: [1, 2, 3], profiles: 500 }],
    [['--seeds=4', '5'], { help: false, seeds: [4, 5], profiles: 2000 }],
    [['--help'], { help: true, seeds: ten, profiles: 2000 }],
  ])('%j are understood', (args, expected) => {
    expect(parseTorture(args)).toEqual(expected);
  });

  it.each([
    [['many'], '“many” is no whole number'],
    [['--seeds', '1,,2'], '“” is no whole number'],
    [['--profiles', '0'], '“0” is no whole number'],
    [['1.5'], '“1.5” is no whole number'],
    [['--sedes', '1'], "Unknown option '--sedes'"],
  ])('%j are refused', (args, sentence) => {
    expect(() => parseTorture(args)).toThrow(sentence);
  });
});
