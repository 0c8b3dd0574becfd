import { z } from 'zod';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const count = z.number();

export const Address = z.object({
  country: text.optional(),
  state: text.optional(),
  city: text.optional(),
  region: text.optional(),
  street: text.optional(),
  postalCode: text.optional(),
});
export type Address = z.infer<typeof Address>;

/** A figure as the provider knows it: exactly, as a range, or both. */
const figure = z.object({ exact: count.optional(), range: text.optional() });

const intentModel = z.object({
  model: text.optional(),
  levels: texts.optional(),
  score: count.optional(),
  drivers: texts.optional(),
  source: text.optional(),
  cadence: text.optional(),
  newHighIntent: text.optional(),
  industries: texts.optional(),
  topMetros: texts.optional(),
  domainOrigins: texts.optional(),
});

const relative = z.object({
  type: text.optional().describe('DU, GU, SITE, PARENT, HQ, SU'),
  id: text.optional(),
  name: text.optional(),
  website: text.optional(),
  phone: text.optional(),
  sic: text.optional(),
  naics: text.optional(),
  address: Address.optional(),
});

export const departments = [
  'hr',
  'sales',
  'mgmt',
  'productMgmt',
  'it',
  'administration',
  'marketing',
  'operations',
  'rnd',
  'businessDev',
  'finance',
] as const;

/**
 * A company as we keep it, whatever names the provider gives its fields. What is not known is absent: never null, never
 * empty. Money in whole US dollars; codes (SIC, NAICS) are text, because leading zeros count.
 */
export const Company = z.object({
  id: text.optional().describe("The provider's company id; opaque"),
  name: text.optional(),
  originalName: text.optional().describe('The name that was asked for, as the provider echoes it'),
  description: text.optional(),
  website: text.optional(),
  phone: text.optional(),
  industry: text.optional(),
  subIndustry: text.optional(),
  sic: text.optional(),
  sicDescription: text.optional(),
  naics: text.optional(),
  naicsDescription: text.optional(),
  ownership: text.optional(),
  linkedinProfile: text.optional(),
  latitude: text.optional(),
  longitude: text.optional(),
  primaryLocation: text.optional(),
  address: Address.optional(),
  employees: figure.optional(),
  revenue: figure.optional().describe('US dollars'),
  domainIntent: text.optional(),
  intentModels: z.array(intentModel).min(1).optional(),
  specialties: texts.optional(),
  familyTree: z.array(relative).min(1).optional(),
  departmentSize: z.partialRecord(z.enum(departments), count).optional(),
  funding: z
    .object({
      totalRoundsCount: count.optional(),
      lastRoundInvestorCount: count.optional(),
      lastRoundDate: text.optional(),
      lastRoundMoneyRaised: text.optional(),
      lastRoundType: text.optional(),
      url: text.optional(),
    })
    .optional(),
  investors: z
    .object({ companyInvestors: text.optional(), lastInvestorName: text.optional(), url: text.optional() })
    .optional(),
  ranks: z
    .object({ fortune500: count.optional(), fortune1000: count.optional(), global2000: count.optional() })
    .optional(),
  technologies: z
    .object({
      installed: texts.optional(),
      website: texts.optional(),
      categories: texts.optional(),
      customCategories: texts.optional(),
    })
    .optional(),
});
export type Company = z.infer<typeof Company>;
export type CompanyField = keyof Company;

export const companyFields = Company.keyof().options;
