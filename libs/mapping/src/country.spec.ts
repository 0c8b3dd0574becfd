import { describe, expect, it } from '@jest/globals';
import { countryOf } from './country.ts';

describe('countryOf', () => {
  it.each([
    ['Denmark', 'Denmark'],
    ['DENMARK', 'Denmark'],
    ['DK', 'Denmark'],
    ['dk', 'Denmark'],
    ['DNK', 'Denmark'],
    ['Danmark', 'Denmark'],
    ['Dänemark', 'Denmark'],
    ['danemark', 'Denmark'],
    ['Дания', 'Denmark'],
    ['デンマーク', 'Denmark'],
    ['الدنمارك', 'Denmark'],
    ['Deutschland', 'Germany'],
    ['Tyskland', 'Germany'],
    ['Allemagne', 'Germany'],
    ['Alemania', 'Germany'],
    ['中国', 'China'],
    ['भारत', 'India'],
    ['Schweiz', 'Switzerland'],
    ['USA', 'United States'],
    ['U.S.A.', 'United States'],
    ['United States of America', 'United States'],
    ['UK', 'United Kingdom'],
    ['England', 'United Kingdom'],
    ['Great Britain', 'United Kingdom'],
    ['Holland', 'Netherlands'],
    ['Kingdom of the Netherlands', 'Netherlands'],
    ['Republic of Ireland', 'Ireland'],
    ['Russian Federation', 'Russia'],
    ['Türkiye', 'Turkey'],
    ['Korea, Republic of', 'South Korea'],
    ['Viet Nam', 'Vietnam'],
    ['Czechia', 'Czech Republic'],
    ['Republic of China', 'Taiwan'],
    ["Côte d'Ivoire", 'Ivory Coast'],
    ['Curacao', 'Curaçao'],
  ])('%s is %s', (text, name) => {
    expect(countryOf(text)).toBe(name);
  });

  it.each(['Congo', 'Narnia', 'EMEA', 'ZZ', 'Copenhagen', '', '-', '42'])(
    '%j is no country, or could be two',
    (text) => {
      expect(countryOf(text)).toBeUndefined();
    },
  );
});
