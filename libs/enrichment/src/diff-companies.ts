import { companyFields, type Company, type CompanyField } from './company.ts';

/** The fields in which two companies differ, each as `keptOf` made it; null: there was, or is, none. */
export function diffCompanies(before: Company | null, after: Company | null): CompanyField[] {
  return companyFields.filter((field) => differ(before?.[field], after?.[field]));
}

function differ(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || typeof after !== 'object') return before !== after;
  return JSON.stringify(before) !== JSON.stringify(after);
}
