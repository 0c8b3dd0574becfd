import { companyFields, type Company, type CompanyField } from './company.ts';

/**
 * A set of company fields as one number, for documents that are written by the million: bit n stands for the n-th company
 * field. The positions are kept in databases, so a field is only ever added at the end of `Company`.
 */
export type FieldSet = number;

const bits = new Map<string, number>(companyFields.map((field, position) => [field, 2 ** position]));

export function fieldSetOf(fields: Iterable<CompanyField>): FieldSet {
  let set = 0;
  for (const field of new Set(fields)) set += bits.get(field) ?? 0;
  return set;
}

/** The fields that a company has a value for. */
export function filledIn(company: Company): FieldSet {
  let set = 0;
  for (const field in company) set += bits.get(field) ?? 0;
  return set;
}

/** The fields of a set, in the order of `companyFields`. */
export function fieldsIn(set: FieldSet): CompanyField[] {
  return companyFields.filter((_, position) => Math.floor(set / 2 ** position) % 2 === 1);
}

export function positionOf(field: CompanyField): number {
  return companyFields.indexOf(field);
}
