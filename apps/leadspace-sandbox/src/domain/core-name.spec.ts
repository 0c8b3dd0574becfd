import { expect, it } from '@jest/globals';
import { coreName } from './core-name.ts';

it.each([
  ['Siemens Aktiengesellschaft', 'SIEMENS AG'],
  ["L'Oréal S.A.", 'LOREAL'],
  ['Novo Nordisk A/S', 'Novo Nordisk AS'],
  ['Toyota Motor Corporation', 'Toyota Motor Co., Ltd.'],
  ['The Travelers Companies, Inc.', 'Travelers Companies (The)'],
  ['AT&T Inc.', 'AT & T'],
  ['Hewlett-Packard Company', 'Hewlett Packard'],
  ['Brown and Brown, Inc.', 'Brown & Brown'],
  ['PT Bank Central Asia Tbk', 'Bank Central Asia'],
  ['AB Volvo (publ)', 'Volvo'],
  ['Grupo Bimbo, S.A.B. de C.V.', 'Grupo Bimbo'],
  ['Ørsted A/S', 'Orsted'],
  ['Česká pošta, s. p.', 'Ceska posta sp'],
])('finds %s and %s to be of one name', (one, other) => {
  expect(coreName(one)).toBe(coreName(other));
});

it.each([
  ['Delta Air Lines', 'Delta Electronics'],
  ['Bank of China', 'Bank of America'],
  ['3M Company', 'M3, Inc.'],
])('keeps %s and %s apart', (one, other) => {
  expect(coreName(one)).not.toBe(coreName(other));
});

it('leaves something of a name that consists of legal forms', () => {
  expect(coreName('The Limited')).not.toBe('');
  expect(coreName('Co')).toBe('co');
});

it.each(['', '...', '   '])('finds no name in %j', (nothing) => {
  expect(coreName(nothing)).toBe('');
});

it('keeps names in other scripts', () => {
  expect(coreName('トヨタ自動車')).toBe(coreName('トヨタ自動車'));
  expect(coreName('中国石油')).not.toBe('');
});
