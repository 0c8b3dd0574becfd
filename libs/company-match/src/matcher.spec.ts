import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildIndex } from './index/company-index.ts';
import { CompanyMatcher } from './matcher.ts';
import { companies } from './testing/companies.ts';

const matcher = new CompanyMatcher(buildIndex(companies));

it.each([
  ['another form of law', { name: 'Quellwasser Brunnenbau' }, 'C5'],
  ['the place, where two have the name', { name: 'Zebrafish Analytics', country: 'UK' }, 'C4'],
  ['the website, where two have the name', { name: 'Zebrafish Analytics', website: 'zebrafish-analytics.co.uk' }, 'C4'],
  ['a typo', { name: 'Quelwasser Brunnenbau', country: 'Germany' }, 'C5'],
  ['a name that was cut off', { name: 'SAINT AUBYN MARINE INSURANCE CO', country: 'GB' }, 'C6'],
  ['an abbreviation', { name: 'St. Aubyn Marine Ins. Co.' }, 'C6'],
  ['a former name', { name: 'Vasterbotten Automation' }, 'C1'],
  ['another script', { name: 'Severstalkomplekt' }, 'C9'],
  ['the words in another order', { name: 'Brunnenbau Quellwasser' }, 'C5'],
])('finds a company by %s', (_, query, id) => {
  expect(matcher.match(query)).toMatchObject({ verdict: 'match', company: { id } });
});

it('abstains where two are equally good', () => {
  const match = matcher.match({ name: 'Zebrafish Analytics' });
  expect(match.verdict).toBe('review');
  expect(match.confidence).toBeLessThanOrEqual(0.5);
});

it('knows that a similar name is another company', () => {
  expect(matcher.match({ name: 'Second Harbor Shipping', country: 'Norway' })).toMatchObject({ verdict: 'none' });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '',
    'x',
    '...',
    '🙂🙂',
    '\u202e\u200b',
    'NaN',
    'javascript:alert(1)',
    '10.0.0.1',
    'Mars',
    "' OR 1=1 --",
  ),
  fc.constantFrom(
    'Norrland Robotics',
    'Zebrafish',
    'http://www.quellwasser.de',
    'Sweden',
    '株式会社日立製作所',
    'شركة',
  ),
);
const anyQuery = fc.record(
  { name: text, website: text, country: text, state: text, city: text, postalCode: text },
  { requiredKeys: [] },
);

it('answers everything, with a reason', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const { confidence, why } = matcher.explain(query);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(why).toMatch(/\S.*\.$/su);
    }),
  );
});

it('answers the same question the same way, whatever was asked in between', () => {
  fc.assert(
    fc.property(anyQuery, anyQuery, (query, other) => {
      const first = matcher.match(query);
      matcher.match(other);
      expect(matcher.match(query)).toEqual(first);
    }),
  );
});

it('says the same with and without reasons', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const { verdict, confidence } = matcher.explain(query);
      expect(matcher.match(query)).toMatchObject({ verdict, confidence });
    }),
  );
});

it('is no less sure of a company when its own website, country or city is said as well', () => {
  for (const { id, name, website = '', country = '', city = '' } of companies) {
    const sure = (query: object) => {
      const { best } = matcher.explain({ name, ...query });
      return best?.company.id === id ? best.confidence : 0;
    };
    const alone = sure({});
    for (const more of [{ website }, { country }, { city }, { website, country, city }])
      expect(sure(more)).toBeGreaterThanOrEqual(alone - 1e-9);
  }
});

it('weighs the same evidence as the probability says', () => {
  const { best, confidence } = matcher.explain({ name: 'Quellwasser Brunnenbau', city: 'Grunwald' });
  const odds = (best?.evidence ?? []).reduce((sum, { weight }) => sum + weight, 0);
  expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(confidence, 1);
});

const long = 10_000_000;

it.each([
  ['letters', 'a'.repeat(long)],
  ['spaces', ' '.repeat(long)],
  ['initials', 'a '.repeat(long / 2)],
  ['legal forms', 'co ltd '.repeat(long / 7)],
  ['marks', `e${'\u0301'.repeat(long)}`],
  ['characters that decompose into many', '\ufdfa'.repeat(long / 2)],
  ['dots', 'a.'.repeat(long / 2)],
])('reads no more of ten million %s than a name can be', (_, endless) => {
  const query = { name: endless, website: `http://${endless}`, country: endless, city: endless };
  const short = {
    name: endless.slice(0, 2000),
    website: `http://${endless.slice(0, 2000)}`,
    country: endless.slice(0, 2000),
    city: endless.slice(0, 2000),
  };
  expect(matcher.match(query)).toEqual(matcher.match(short));
});
