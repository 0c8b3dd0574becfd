import { expect, it } from '@jest/globals';
import { countryCode } from './country.ts';

it.each([
  ['Denmark', 'DK'],
  ['Danmark', 'DK'],
  ['DNK', 'DK'],
  ['dk', 'DK'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['United States of America', 'US'],
  ['Deutschland', 'DE'],
  ['The Netherlands', 'NL'],
  ['Kingdom of the Netherlands', 'NL'],
  ['Republic of Ireland', 'IE'],
  ['South Korea', 'KR'],
  ['Czech Republic', 'CZ'],
  ['Czechia', 'CZ'],
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['Russia', 'RU'],
  ['Curaçao', 'CW'],
  ['UK', 'GB'],
  ['Taiwan', 'TW'],
  ['Hong Kong', 'HK'],
])('knows %s', (written, code) => {
  expect(countryCode(written)).toBe(code);
});

it.each(['', 'Atlantis', 'California'])('knows no country %j', (written) => {
  expect(countryCode(written)).toBeUndefined();
});
