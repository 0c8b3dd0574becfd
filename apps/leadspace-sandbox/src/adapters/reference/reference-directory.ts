import { buildIndex, CompanyMatcher, type Company } from '@firmograph/company-match';
import { CompanyDirectory, type CompanyQuery } from '../../application/ports.ts';
import { levelOf, type Match, type ReferenceCompany } from '../../domain/reference-company.ts';

/** The reference set in memory, indexed once. */
export class ReferenceDirectory extends CompanyDirectory {
  private readonly byId: ReadonlyMap<string, ReferenceCompany>;
  private readonly matcher: CompanyMatcher;

  constructor(companies: readonly ReferenceCompany[]) {
    super();
    this.byId = new Map(companies.map((company) => [company.id, company]));
    this.matcher = new CompanyMatcher(buildIndex(companies.map(askedFor)));
  }

  get size(): number {
    return this.byId.size;
  }

  find({ id, ...query }: CompanyQuery): Match | undefined {
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known !== undefined) return { company: known, level: 'HIGH' };
    const match = this.matcher.match(query);
    const company = match.verdict === 'match' ? this.byId.get(match.company.id) : undefined;
    return company && { company, level: levelOf(match.confidence) };
  }
}

function askedFor({ id, name, website, country, state, city, ...company }: ReferenceCompany): Company {
  const otherNames = company.former_name === undefined || company.former_name === '' ? [] : [company.former_name];
  return { id, name, website, country, state, city, postalCode: company.postal_code, otherNames };
}
