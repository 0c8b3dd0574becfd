import { expect, it } from '@jest/globals';
import { foldOf } from './folds.ts';

it('keeps all queries for a company in one fold', () => {
  const query = (name: string) => ({ kind: 'k', name, companyId: 'R1' });
  expect(foldOf(query('One'), 5)).toBe(foldOf(query('Another'), 5));
});
