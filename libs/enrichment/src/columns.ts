import { z } from 'zod';
import { companyFields, Company, type CompanyField } from './company.ts';

export const columnTypes = ['text', 'number', 'json'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A column of an output table: a company field under the name and the type that its enrichment gives it. */
export interface Column {
  readonly field: CompanyField;
  readonly name: string;
  readonly type: ColumnType;
}

/** How tables and their columns may be called. */
export const columnName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
    'begin with a letter, then only letters (A to Z), digits and underscores, 63 at most',
  )
  .describe('Letters, digits and underscores, a letter first');

/** How one returned field is kept. */
export const OutputColumn = z.strictObject({
  field: Company.keyof(),
  name: columnName.optional().describe('Its name in the output table; absent: its own'),
  type: z
    .enum(columnTypes)
    .optional()
    .describe('text, number (employees, revenue, latitude and longitude only) or json; absent: its own'),
});
export type OutputColumn = z.infer<typeof OutputColumn>;

interface Returned {
  readonly keptFields?: readonly CompanyField[] | undefined;
  readonly columns?: readonly OutputColumn[] | undefined;
}

/** The columns of the output table of a definition, in the order of `companyFields`, as they are called after renaming. */
export function columnsOf({ keptFields = companyFields, columns = [] }: Returned): readonly Column[] {
  return companyFields
    .filter((field) => keptFields.includes(field))
    .map((field) => {
      const said = columns.find((column) => column.field === field);
      return { field, name: said?.name ?? field, type: said?.type ?? ownTypeOf(field) };
    });
}

/** What a company has in a column; undefined: nothing that the column can hold. Structures as text are JSON, or their members. */
export function valueIn({ field, type }: Column, company: Company): string | number | object | undefined {
  const value = company[field];
  if (value === undefined) return undefined;
  switch (type) {
    case 'text':
      return textOf(value);
    case 'number':
      return numberOf(value);
    case 'json':
      return typeof value === 'object' ? value : undefined;
  }
}

/** Which types a field can be kept as. */
export function typesOf(field: CompanyField): readonly ColumnType[] {
  if (field === 'employees' || field === 'revenue') return columnTypes;
  if (field === 'latitude' || field === 'longitude') return ['text', 'number'];
  return ownTypeOf(field) === 'json' ? ['json', 'text'] : ['text'];
}

const structured: ReadonlySet<CompanyField> = new Set(
  companyFields.filter((field) => !Company.shape[field].safeParse('text').success),
);

function ownTypeOf(field: CompanyField): ColumnType {
  return structured.has(field) ? 'json' : 'text';
}

function textOf(value: NonNullable<Company[CompanyField]>): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('; ');
  if ('exact' in value && value.exact !== undefined) return String(value.exact);
  if ('range' in value && value.range !== undefined) return value.range;
  return JSON.stringify(value);
}

function numberOf(value: NonNullable<Company[CompanyField]>): number | undefined {
  const exact = typeof value === 'object' ? ('exact' in value ? value.exact : undefined) : Number(value);
  return exact === undefined || !Number.isFinite(exact) ? undefined : exact;
}
