import { companyFields, departments, type Company, type CompanyField } from './company.ts';

/**
 * The fields of an answer that an enrichment keeps, in one order whatever the order they came in: two answers that say the
 * same have the same JSON.
 */
export function keptOf(company: Company, keptFields: readonly CompanyField[] = companyFields): Company {
  const kept: Record<string, unknown> = {};
  for (const field of companyFields)
    if (company[field] !== undefined && (keptFields === companyFields || keptFields.includes(field)))
      kept[field] = field === 'departmentSize' ? inOrder(company.departmentSize) : company[field];
  return kept;
}

/** An echo of the question is no answer. */
export function saysSomething(company: Company): boolean {
  for (const field in company) if (field !== 'originalName') return true;
  return false;
}

function inOrder(sizes: Company['departmentSize'] = {}): Company['departmentSize'] {
  const ordered: Company['departmentSize'] = {};
  for (const department of departments) if (sizes[department] !== undefined) ordered[department] = sizes[department];
  return ordered;
}
