import { type Company, departments } from '@firmograph/enrichment';

export type CellValue = string | number;

interface EnrichedColumn {
  readonly name: string;
  readonly type: 'text' | 'number';
  /** Written also when no row of the run has it: what everybody asks for first. */
  readonly always?: boolean;
  readonly of: (company: Company) => CellValue | undefined;
}

const list = (values: readonly string[] | undefined): string | undefined => values?.join('; ');
const json = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));
const text = (name: string, of: (company: Company) => string | undefined): EnrichedColumn => ({
  name,
  type: 'text',
  of,
});
const number = (name: string, of: (company: Company) => number | undefined): EnrichedColumn => ({
  name,
  type: 'number',
  of,
});
const always = (column: EnrichedColumn): EnrichedColumn => ({ ...column, always: true });

/** Every field that a company can come back with, one column each. Lists are joined, nested lists stay JSON. */
export const enrichedColumns: readonly EnrichedColumn[] = [
  always(text('enriched_name', ({ name }) => name)),
  always(text('enriched_website', ({ website }) => website)),
  text('enriched_phone', ({ phone }) => phone),
  always(text('enriched_industry', ({ industry }) => industry)),
  text('enriched_sub_industry', ({ subIndustry }) => subIndustry),
  always(number('enriched_employees', ({ employees }) => employees?.exact)),
  text('enriched_employees_range', ({ employees }) => employees?.range),
  always(number('enriched_revenue_usd', ({ revenue }) => revenue?.exact)),
  text('enriched_revenue_range', ({ revenue }) => revenue?.range),
  always(text('enriched_country', ({ address }) => address?.country)),
  always(text('enriched_state', ({ address }) => address?.state)),
  always(text('enriched_city', ({ address }) => address?.city)),
  text('enriched_region', ({ address }) => address?.region),
  text('enriched_street', ({ address }) => address?.street),
  text('enriched_postal_code', ({ address }) => address?.postalCode),
  text('enriched_primary_location', ({ primaryLocation }) => primaryLocation),
  text('enriched_latitude', ({ latitude }) => latitude),
  text('enriched_longitude', ({ longitude }) => longitude),
  text('enriched_sic', ({ sic }) => sic),
  text('enriched_sic_description', ({ sicDescription }) => sicDescription),
  text('enriched_naics', ({ naics }) => naics),
  text('enriched_naics_description', ({ naicsDescription }) => naicsDescription),
  text('enriched_ownership', ({ ownership }) => ownership),
  text('enriched_description', ({ description }) => description),
  text('enriched_linkedin', ({ linkedinProfile }) => linkedinProfile),
  text('enriched_specialties', ({ specialties }) => list(specialties)),
  text('enriched_technologies', ({ technologies }) => list(technologies?.installed)),
  text('enriched_website_technologies', ({ technologies }) => list(technologies?.website)),
  text('enriched_technology_categories', ({ technologies }) => list(technologies?.categories)),
  text('enriched_custom_technology_categories', ({ technologies }) => list(technologies?.customCategories)),
  number('enriched_funding_rounds', ({ funding }) => funding?.totalRoundsCount),
  number('enriched_last_round_investors', ({ funding }) => funding?.lastRoundInvestorCount),
  text('enriched_last_round_date', ({ funding }) => funding?.lastRoundDate),
  text('enriched_last_round_raised', ({ funding }) => funding?.lastRoundMoneyRaised),
  text('enriched_last_round_type', ({ funding }) => funding?.lastRoundType),
  text('enriched_funding_url', ({ funding }) => funding?.url),
  text('enriched_investors', ({ investors }) => investors?.companyInvestors),
  text('enriched_last_investor', ({ investors }) => investors?.lastInvestorName),
  text('enriched_investors_url', ({ investors }) => investors?.url),
  number('enriched_fortune_500', ({ ranks }) => ranks?.fortune500),
  number('enriched_fortune_1000', ({ ranks }) => ranks?.fortune1000),
  number('enriched_global_2000', ({ ranks }) => ranks?.global2000),
  ...departments.map((department) =>
    number(`enriched_${snake(department)}_employees`, ({ departmentSize }) => departmentSize?.[department]),
  ),
  text('enriched_domain_intent', ({ domainIntent }) => domainIntent),
  text('enriched_intent_models', ({ intentModels }) => json(intentModels)),
  text('enriched_family_tree', ({ familyTree }) => json(familyTree)),
  text('enriched_original_name', ({ originalName }) => originalName),
  text('enriched_id', ({ id }) => id),
];

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
