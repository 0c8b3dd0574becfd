import { expect, it } from '@jest/globals';
import { buildIndex } from '../index/company-index.ts';
import { CompanyMatcher } from '../matcher.ts';
import { companies } from '../testing/companies.ts';

const matcher = new CompanyMatcher(buildIndex(companies));

it('says what agrees and how sure that makes it', () => {
  const { why } = matcher.explain({ name: 'Quellwasser Brunnenbau', website: 'quellwasser.de', country: 'DE' });
  expect(why).toContain('It is “Quellwasser Brunnenbau GmbH & Co. KG”');
  expect(why).toContain('Both have the website “http://www.quellwasser.de”.');
  expect(why).toContain('The country is the same.');
});

it('names the words that only one side has', () => {
  const { best } = matcher.explain({ name: 'Norrland Robotics Service AB', country: 'Sweden' });
  expect(best?.evidence.find(({ about }) => about === 'name')?.sentence).toContain('lacks “service”');
});

it('says under which former name it found a company', () => {
  expect(matcher.explain({ name: 'Västerbotten Automation' }).why).toContain(
    'It is another name of “Norrland Robotics AB”.',
  );
});

it('names both where it cannot tell them apart', () => {
  const { verdict, why } = matcher.explain({ name: 'Zebrafish Analytics' });
  expect(verdict).toBe('review');
  expect(why).toMatch(/“Zebrafish Analytics, Inc\.”.*“Zebrafish Analytics Ltd”.*tell them apart/);
});

it('says by what the runner-up falls behind', () => {
  const { runnerUp } = matcher.explain({ name: 'Zebrafish Analytics', country: 'United Kingdom' });
  expect(runnerUp?.company.id).toBe('C3');
  expect(runnerUp?.whyNot).toContain('by its place');
});

it.each([
  [{ name: '🙂' }, 'neither a name that has letters or digits nor a website'],
  [{ name: 'Xylophone Quarry' }, 'No company of the reference has a name or website like “Xylophone Quarry”.'],
  [{ website: 'nowhere.example.net' }, 'No company of the reference has this website.'],
])('says why there is nothing for %j', (query, reason) => {
  expect(matcher.explain(query).why).toContain(reason);
});

it('does not repeat control characters, or names without end', () => {
  const { why } = matcher.explain({ name: `Norrland\u202e Robotics ${'x'.repeat(100_000)}` });
  expect(why).not.toMatch(/\u202e/);
  expect(why.length).toBeLessThan(1000);
});
