/** The names of what can stand in a response; `leaf` for a value. Where nothing is known, something stands in its place. */
export interface Template {
  readonly [name: string]: typeof leaf | Template;
}
export const leaf = 'leaf';

const of = (...names: readonly string[]): Template => Object.fromEntries(names.map((name) => [name, leaf]));
const figure = of('exact', 'range');

const common: Template = {
  ...of('ls_id', 'name', 'original_name', 'description', 'website', 'phone', 'industry', 'sub_industry', 'sic'),
  ...of('sicDescription', 'naics', 'naicsDescription', 'ownership', 'linkedin_profile', 'latitude', 'longitude'),
  ...of('primary_location', 'domain_intent', 'specialties'),
  address: of('country', 'state', 'city', 'region', 'address', 'zipcode'),
  matching_confidence: of('level'),
  family_tree: of('companies'),
  department_size: {
    ...of('hr', 'sales', 'mgmt', 'product_mgmt', 'it', 'administration', 'marketing', 'operations', 'rnd'),
    ...of('business_dev', 'finance'),
  },
  funding: {
    ...of('total_rounds_count', 'last_round_investor_count', 'last_round_date', 'last_round_money_raised'),
    ...of('last_round_type', 'cb_url'),
  },
  investors: of('company_investors', 'last_investor_name', 'cb_url'),
  signals: of('fortune_500_rank', 'fortune_1000_rank', 'g2k_rank'),
  analytics: {
    ...of('installed_base_technologies', 'web_site_technologies', 'company_technologies_categories'),
    ...of('customTechnologiesCategories'),
  },
};

export const templates: Readonly<Record<'v3' | 'v4', Template>> = {
  v3: { ...common, size: figure, revenue: figure, ...of('intent_modeling') },
  v4: { ...common, employees: figure, revenue_dollar: figure, ...of('ug_company_id', 'intent_modeling_v4') },
};
