import { expect, it } from '@jest/globals';
import { parseFuzz } from './fuzz-arguments.ts';

it('fuzzes every service unless one is named', () => {
  expect(parseFuzz([]).services).toEqual(['configuration', 'sourcing', 'matching', 'results']);
  expect(parseFuzz(['results', '--requests', '50'])).toMatchObject({ services: ['results'], requests: 50 });
});

it.each([
  [['console'], '“console” is no service'],
  [['--requests', 'many'], '“many” is no whole number from 1 up'],
  [['--depth', '3'], "Unknown option '--depth'"],
])('refuses %j', (args, sentence) => {
  expect(() => parseFuzz(args)).toThrow(sentence);
});
