import { expect, it } from '@jest/globals';
import { advanced, notBegun } from './freeze.ts';

const batch = (number: number, profiles: number, lastId: string) =>
  ({ kind: 'batch', number, profiles, lastId }) as const;

it('goes on behind the last batch that is stored', () => {
  expect(advanced(notBegun, [batch(1, 500, 'k'), batch(2, 300, 'z')])).toEqual({
    phase: 'scanning',
    batches: 2,
    profiles: 800,
    lastId: 'z',
  });
});

it('has everything once the seal is there', () => {
  expect(advanced(notBegun, [batch(1, 500, 'k'), { kind: 'seal', number: 2 }])).toEqual({
    phase: 'publishing',
    batches: 1,
    profiles: 500,
    published: 0,
  });
});

it('stays where it is when nothing more is stored', () => {
  expect(advanced(notBegun, [])).toEqual(notBegun);
});
