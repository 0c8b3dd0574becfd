import { expect, it } from '@jest/globals';
import { Fault, Faults } from './faults.ts';

const given = (...faults: object[]) => {
  const all = new Faults();
  for (const fault of faults) all.add(Fault.parse(fault));
  return all;
};

it('happens as often as it was asked for', () => {
  const faults = given({ kind: '429', times: 2 });
  const taken = [1, 2, 3].map(() => faults.take('before-commit', 'poll', 'p')?.kind);
  expect(taken).toEqual(['429', '429', undefined]);
  expect(faults.left).toEqual([]);
});

it('lets calls go well before', () => {
  const faults = given({ kind: '500', skip: 2 });
  expect([1, 2, 3].map(() => faults.take('before-commit', 'bulk', 'p')?.kind)).toEqual([undefined, undefined, '500']);
});

it('spares authorization unless it is meant', () => {
  expect(given({ kind: '500' }).take('before-commit', 'oauth', 'p')).toBeUndefined();
  expect(given({ kind: '500', on: 'oauth' }).take('before-commit', 'oauth', 'p')?.kind).toBe('500');
});

it('spares polls when it is about a commit', () => {
  const faults = given({ kind: 'reset-after-commit' });
  expect(faults.take('after-commit', 'poll', 'p')).toBeUndefined();
  expect(faults.take('after-commit', 'single', 'p')?.kind).toBe('reset-after-commit');
});

it('keeps to one route, and to one program', () => {
  const faults = given({ kind: '503', on: 'poll', program: 'p' });
  expect(faults.take('before-commit', 'bulk', 'p')).toBeUndefined();
  expect(faults.take('before-commit', 'poll', 'q')).toBeUndefined();
  expect(faults.take('before-commit', 'poll', 'p')?.kind).toBe('503');
});

it('happens in its own phase only', () => {
  const faults = given({ kind: 'lost-bulk' });
  expect(faults.take('before-commit', 'bulk', 'p')).toBeUndefined();
  expect(faults.take('after-commit', 'bulk', 'p')).toBeUndefined();
  expect(faults.take('of-bulk', 'bulk', 'p')?.kind).toBe('lost-bulk');
});

it('knows no other faults', () => {
  expect(Fault.safeParse({ kind: '418' }).success).toBe(false);
  expect(Fault.safeParse({ kind: '429', time: 2 }).success).toBe(false);
});
