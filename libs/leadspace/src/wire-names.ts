import type { Address, Company, departments } from '@firmograph/enrichment';
import type { Names } from './lenient.ts';

/** Leadspace's names of the fields, beside ours; where there are several, v4 stands before v3. */

type Part<Field extends keyof Company> = Extract<keyof NonNullable<Company[Field]>, string>;
type InList<Field extends 'intentModels' | 'familyTree'> = Extract<keyof NonNullable<Company[Field]>[number], string>;

export const plainTexts = [
  ['id', 'ug_company_id', 'ls_id'],
  ['name', 'name'],
  ['originalName', 'original_name'],
  ['description', 'description'],
  ['website', 'website'],
  ['phone', 'phone'],
  ['industry', 'industry'],
  ['subIndustry', 'sub_industry'],
  ['sic', 'sic'],
  ['sicDescription', 'sicDescription'],
  ['naics', 'naics'],
  ['naicsDescription', 'naicsDescription'],
  ['ownership', 'ownership'],
  ['linkedinProfile', 'linkedin_profile'],
  ['latitude', 'latitude'],
  ['longitude', 'longitude'],
  ['primaryLocation', 'primary_location'],
  ['domainIntent', 'domain_intent'],
] as const satisfies Names<keyof Company>;

export const addressTexts = [
  ['country', 'country'],
  ['state', 'state'],
  ['city', 'city'],
  ['region', 'region'],
  ['street', 'address'],
  ['postalCode', 'zipcode'],
] as const satisfies Names<keyof Address>;

export const relativeTexts = [
  ['type', 'type'],
  ['id', 'ug_company_id', 'ls_id'],
  ['name', 'name'],
  ['website', 'website'],
  ['phone', 'phone'],
  ['sic', 'sic'],
  ['naics', 'naics'],
] as const satisfies Names<InList<'familyTree'>>;

export const departmentCounts = [
  ['hr', 'hr'],
  ['sales', 'sales'],
  ['mgmt', 'mgmt'],
  ['productMgmt', 'product_mgmt'],
  ['it', 'it'],
  ['administration', 'administration'],
  ['marketing', 'marketing'],
  ['operations', 'operations'],
  ['rnd', 'rnd'],
  ['businessDev', 'business_dev'],
  ['finance', 'finance'],
] as const satisfies Names<(typeof departments)[number]>;

export const fundingCounts = [
  ['totalRoundsCount', 'total_rounds_count'],
  ['lastRoundInvestorCount', 'last_round_investor_count'],
] as const satisfies Names<Part<'funding'>>;

export const fundingTexts = [
  ['lastRoundDate', 'last_round_date'],
  ['lastRoundMoneyRaised', 'last_round_money_raised'],
  ['lastRoundType', 'last_round_type'],
  ['url', 'cb_url'],
] as const satisfies Names<Part<'funding'>>;

export const investorTexts = [
  ['companyInvestors', 'company_investors'],
  ['lastInvestorName', 'last_investor_name'],
  ['url', 'cb_url'],
] as const satisfies Names<Part<'investors'>>;

export const rankCounts = [
  ['fortune500', 'fortune_500_rank'],
  ['fortune1000', 'fortune_1000_rank'],
  ['global2000', 'g2k_rank'],
] as const satisfies Names<Part<'ranks'>>;

export const technologyTexts = [
  ['installed', 'installed_base_technologies'],
  ['website', 'web_site_technologies'],
  ['categories', 'company_technologies_categories'],
  ['customCategories', 'customTechnologiesCategories'],
] as const satisfies Names<Part<'technologies'>>;

export const intentTexts = [
  ['model', 'model', 'project_name'],
  ['source', 'source'],
  ['cadence', 'cadence'],
  ['newHighIntent', 'new_high_intent', 'new_high_intent_flag'],
] as const satisfies Names<InList<'intentModels'>>;

export const intentLists = [
  ['levels', 'model_level'],
  ['drivers', 'drivers', 'surging_topics'],
  ['industries', 'industries'],
  ['topMetros', 'top_metros'],
  ['domainOrigins', 'domain_origins'],
] as const satisfies Names<InList<'intentModels'>>;

export const intentCounts = [['score', 'numeric_score', 'project_score']] as const satisfies Names<
  InList<'intentModels'>
>;
