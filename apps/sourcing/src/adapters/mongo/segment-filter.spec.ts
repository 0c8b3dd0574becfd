import { expect, it } from '@jest/globals';
import { isOfOneImport, segmentFilter } from './segment-filter.ts';

const condition = (part: object) => part as Parameters<typeof segmentFilter>[0]['conditions'][number];

it.each([
  [{ operator: 'equals', value: '1' }, { $eq: '1' }],
  [{ operator: 'not-equals', value: '1' }, { $ne: '1' }],
  [{ operator: 'starts-with', value: 'a.b' }, { $regex: '^a\\.b' }],
  [{ operator: 'contains', value: '(x|y)*$' }, { $regex: '\\(x\\|y\\)\\*\\$' }],
  [{ operator: 'in', values: ['1', '2'] }, { $in: ['1', '2'] }],
  [{ operator: 'is-empty' }, { $in: [null, ''] }],
  [{ operator: 'is-not-empty' }, { $nin: [null, ''] }],
])('translates %j', (part, expected) => {
  const filter = segmentFilter({ match: 'all', conditions: [condition({ field: 'name', ...part })] });
  expect(filter).toEqual({ $and: [{ 'fields.name': expected }] });
});

it('joins the conditions as the rule says', () => {
  const conditions = [condition({ field: 'a', operator: 'is-empty' }), condition({ field: 'b', operator: 'is-empty' })];
  expect(Object.keys(segmentFilter({ match: 'any', conditions }))).toEqual(['$or']);
  expect(Object.keys(segmentFilter({ match: 'all', conditions }))).toEqual(['$and']);
});

it.each([
  ['$where', 'fields.%24where'],
  ['a.b', 'fields.a%2Eb'],
  ['$import', 'importId'],
])('takes the field %s for %s', (field, path) => {
  const filter = segmentFilter({
    match: 'all',
    conditions: [condition({ field, operator: 'equals', value: '{"$ne":1}' })],
  });
  expect(filter).toEqual({ $and: [{ [path]: { $eq: '{"$ne":1}' } }] });
});

it.each([
  ['all', 'equals', true],
  ['any', 'equals', false],
  ['all', 'not-equals', false],
] as const)('finds by upload where match is %s and the operator %s: %s', (match, operator, expected) => {
  const conditions = [
    condition({ field: 'a', operator: 'is-empty' }),
    condition({ field: '$import', operator, value: 'x' }),
  ];
  expect(isOfOneImport({ match, conditions })).toBe(expected);
});
