import { expect, it } from '@jest/globals';
import { parseBench } from './bench-arguments.ts';

const standard = { help: false, profiles: 100_000, naiveProfiles: 10_000, pairs: 3, spend: false };

it.each([
  [[], standard],
  [['--profiles', '500', '--pairs=1'], { ...standard, profiles: 500, pairs: 1 }],
  [['--naive-profiles', '20'], { ...standard, naiveProfiles: 20 }],
  [['--spend'], { ...standard, spend: true }],
  [['--help'], { ...standard, help: true }],
])('%j are understood', (args, expected) => {
  expect(parseBench(args)).toEqual(expected);
});

it.each([
  [['--profiles', 'many'], '“many” is no whole number'],
  [['--pairs', '0'], '“0” is no whole number'],
  [['--pear', '1'], "Unknown option '--pear'"],
  [['pipeline'], 'Unexpected argument'],
])('%j are refused', (args, sentence) => {
  expect(() => parseBench(args)).toThrow(sentence);
});
