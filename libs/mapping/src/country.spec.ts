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

  it.each([
    ['Bolivia', 'Bolivia', 'Plurinational State of Bolivia', 'Bolivia (Plurinational State of)'],
    ['Brunei', 'Brunei', 'Brunei Darussalam'],
    ['Cape Verde', 'Cape Verde', 'Cabo Verde'],
    ['China', 'PRC', 'PR China', "People's Republic of China"],
    ['Czech Republic', 'Czech Republic', 'Czech Rep.', 'Czechia'],
    ['Democratic Republic of the Congo', 'DR Congo', 'Congo, Dem. Rep.', 'Congo, Democratic Republic of the'],
    ['Eswatini', 'Swaziland', 'Eswatini'],
    ['Hong Kong', 'Hong Kong SAR', 'Hong Kong, China'],
    ['Iran', 'Iran', 'Iran, Islamic Republic of', 'Iran (Islamic Republic of)'],
    ['Ivory Coast', 'Ivory Coast', "Cote d'Ivoire"],
    ['Kosovo', 'Kosovo', 'XK', 'XKX'],
    ['Laos', 'Laos', 'Lao PDR', "Lao People's Democratic Republic"],
    ['Macao', 'Macau', 'Macao SAR', 'Macau, China'],
    ['Moldova', 'Moldova', 'Republic of Moldova', 'Moldova (the Republic of)'],
    ['Myanmar', 'Burma', 'Myanmar (Burma)'],
    ['Netherlands', 'Holland', 'The Netherlands', 'Netherlands (the)'],
    ['North Korea', 'North Korea', 'Korea, North', 'DPRK', "Democratic People's Republic of Korea"],
    ['North Macedonia', 'Macedonia', 'FYR Macedonia', 'Republic of North Macedonia'],
    ['Palestine', 'Palestine', 'State of Palestine', 'Palestinian Territories'],
    ['Russia', 'Russia', 'Russian Federation (the)'],
    ['Slovakia', 'Slovakia', 'Slovak Republic'],
    ['South Korea', 'South Korea', 'S. Korea', 'Republic of Korea', 'Korea, Rep.'],
    ['Syria', 'Syria', 'Syrian Arab Republic'],
    ['Tanzania', 'Tanzania', 'United Republic of Tanzania', 'Tanzania, United Republic of'],
    ['Timor-Leste', 'East Timor'],
    ['Trinidad and Tobago', 'Trinidad & Tobago', 'Trinidad'],
    ['Turkey', 'Turkey', 'Türkiye', 'Republic of Türkiye'],
    ['United Arab Emirates', 'UAE', 'U.A.E.', 'Emirates'],
    ['United Kingdom', 'UK', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'United Kingdom (UK)'],
    ['United States', 'USA', 'U.S.', 'America', 'The United States', 'United States of America (the)'],
    ['Vatican City', 'Vatican', 'Holy See'],
    ['Venezuela', 'Venezuela', 'Venezuela, RB', 'Bolivarian Republic of Venezuela'],
    ['Vietnam', 'Vietnam', 'Viet Nam'],
  ])('%s has these everyday and official names', (name, ...texts) => {
    expect(texts.map(countryOf)).toEqual(texts.map(() => name));
  });

  it.each(['Congo', 'Korea', 'Virgin Islands', 'Yugoslavia', 'Narnia', 'EMEA', 'ZZ', 'Copenhagen', '', '-', '42'])(
    '%j is no country, or could be two',
    (text) => {
      expect(countryOf(text)).toBeUndefined();
    },
  );
});
