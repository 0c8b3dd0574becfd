import { CompanyDirectory, type CompanyQuery } from '../../application/ports.ts';
import { chooseCompany } from '../../domain/choose-company.ts';
import { coreName } from '../../domain/core-name.ts';
import { countryCode } from '../../domain/country.ts';
import type { Match, ReferenceCompany } from '../../domain/reference-company.ts';
import { companyDomain } from '../../domain/web-domain.ts';

interface Entry {
  readonly company: ReferenceCompany;
  readonly country: string | undefined;
}

const none: readonly Entry[] = [];

/** The reference set in memory, indexed once by id, core name and registrable domain. */
export class ReferenceDirectory extends CompanyDirectory {
  private readonly byId = new Map<string, Entry>();
  private readonly byName = new Map<string, Entry[]>();
  private readonly byDomain = new Map<string, Entry[]>();

  constructor(companies: Iterable<ReferenceCompany>) {
    super();
    for (const company of companies) {
      const entry = { company, country: countryCode(company.country) };
      this.byId.set(company.id, entry);
      add(this.byName, coreName(company.name), entry);
      add(this.byDomain, companyDomain(company.website), entry);
    }
  }

  get size(): number {
    return this.byId.size;
  }

  find({ id, name, website, country }: CompanyQuery): Match | undefined {
    const known = id === undefined ? undefined : this.byId.get(id);
    if (known !== undefined) return { company: known.company, level: 'HIGH' };
    const asked = country === undefined ? undefined : countryCode(country);
    const choice = chooseCompany<Entry>({
      sameName: at(this.byName, name === undefined ? undefined : coreName(name)),
      sameDomain: at(this.byDomain, website === undefined ? undefined : companyDomain(website)),
      isInCountry: asked === undefined ? undefined : (entry) => entry.country === asked,
    });
    return choice && { company: choice.candidate.company, level: choice.level };
  }
}

function add(index: Map<string, Entry[]>, key: string | undefined, entry: Entry): void {
  if (key === undefined || key === '') return;
  const entries = index.get(key);
  if (entries === undefined) index.set(key, [entry]);
  else entries.push(entry);
}

const at = (index: ReadonlyMap<string, readonly Entry[]>, key: string | undefined): readonly Entry[] =>
  (key === undefined ? undefined : index.get(key)) ?? none;
