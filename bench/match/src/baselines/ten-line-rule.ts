import { type Company, wordsOf } from '@firmograph/company-match';
import { countryOf, websiteOf } from '@firmograph/mapping';
import { type Baseline, type Guess, noGuess } from './baseline.ts';

const nameOf = (name: string | undefined) => wordsOf(name ?? '').join('');
const domainOf = (website: string | undefined) => websiteOf(website ?? '') ?? '';

/** The same name without its legal form, and the same country where one is given; else the same domain. */
export const tenLineRule: Baseline = {
  name: 'ten-line rule',
  match(reference, queries) {
    const byName = Map.groupBy(reference, ({ name }) => nameOf(name));
    const byDomain = Map.groupBy(reference, ({ website }) => domainOf(website));
    return queries.map(({ name, website, country = '' }): Guess => {
      const isThere = (company: Company) => country === '' || countryOf(company.country ?? '') === countryOf(country);
      const named = (byName.get(nameOf(name)) ?? []).filter(isThere);
      const [company] =
        named.length > 0 ? named : domainOf(website) === '' ? [] : (byDomain.get(domainOf(website)) ?? []);
      return company === undefined ? noGuess : { companyId: company.id, score: 1 };
    });
  },
};
