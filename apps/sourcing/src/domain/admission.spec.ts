import { expect, it } from '@jest/globals';
import { assertAdmissible, faultOf } from './admission.ts';

const many = (count: number, name = (index: number) => `f${index}`) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 'x']));

it.each([
  ['an id of 200 characters', 'x'.repeat(200), {}],
  ['an id in any script', '会社-١٢٣-🏭', {}],
  ['no fields at all', '1', {}],
  ['2,000 fields', '1', many(2000)],
  ['a value of 20,000 characters', '1', { a: 'x'.repeat(20_000) }],
  ['names like paths, operators and members', '1', { 'a.b': '1', $x: '2', constructor: '3', hasOwnProperty: '4' }],
  ['half a character in a value', '1', { a: '\ud83c' }],
])('takes in a profile with %s', (_, profileId, fields) => {
  expect(faultOf(profileId, fields)).toBeUndefined();
});

it.each([
  ['profile/no-id', '', {}],
  ['profile/no-id', ' \t', {}],
  ['profile/id-too-long', 'x'.repeat(201), {}],
  ['profile/bad-text', 'a\0', {}],
  ['profile/bad-text', '\ud83c', {}],
  ['profile/too-many-fields', '1', many(2001)],
  ['profile/names-too-long', '1', many(501, (index) => `${index}`.padStart(200, '0'))],
  ['profile/no-field-name', '1', { '': 'x' }],
  ['profile/name-too-long', '1', { ['n'.repeat(201)]: 'x' }],
  ['profile/bad-field-name', '1', { ['__proto__']: 'x' }],
  ['profile/bad-field-name', '1', { 'a\0': 'x' }],
  ['profile/value-too-long', '1', { a: 'x'.repeat(20_001) }],
  ['profile/bad-text', '1', { a: 'x\0' }],
])('refuses as %s', (code, profileId, fields) => {
  expect(faultOf(profileId, fields)).toMatchObject({ code });
});

it('says what is wrong in a sentence that quotes nothing but a field name', () => {
  expect(() => assertAdmissible('1', { size: `secret${'x'.repeat(20_000)}` })).toThrow(
    'The profile has a value of more than 20000 characters.',
  );
});
