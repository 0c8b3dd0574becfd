import type { Company, CompanyQuery } from '@firmograph/company-match';
import { fieldsOf, locationParts, type MappedFrom } from '@firmograph/enrichment';
import { chooseMapping, type SaidColumns } from '../enriching/choose-mapping.ts';
import { columnNamed, type Scan } from '../reading/scan-file.ts';

/** Columns that the user names. */
export interface SaidCompanyColumns extends SaidColumns {
  readonly id?: string | undefined;
}

/** Which column of a file says what of a company. */
export interface CompanyColumns {
  readonly name: string;
  readonly website?: string | undefined;
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly id?: string | undefined;
  /** Columns with further names of the company. */
  readonly otherNames: readonly string[];
}

const furtherName =
  /^(?:former|previous|other|alternative|trade|trading|short|dba|legal)[ _-]?names?$|^alias(?:es)?$|^dba$/i;

/**
 * What was said holds where the file has such a column, the rest is guessed. Throws `BadInput` when no column could be the name.
 */
export function companyColumns(scan: Scan, said: SaidCompanyColumns): CompanyColumns {
  const { id, ...columns } = here(scan, said);
  const mapping = chooseMapping(scan, columns);
  const name = columnIn(mapping.name) ?? '';
  const website = columnIn(mapping.website);
  const location = Object.fromEntries(
    locationParts.flatMap((part) => {
      const column = columnIn(mapping.location?.[part]);
      return column === undefined ? [] : [[part, column]];
    }),
  );
  const idColumn = id ?? (scan.idRule.kind === 'column' ? scan.idRule.column : undefined);
  return {
    name,
    ...(website === undefined ? {} : { website }),
    ...location,
    ...(idColumn === undefined ? {} : { id: columnNamed(idColumn, scan.columns) }),
    otherNames: scan.columns.filter((column) => column !== name && furtherName.test(column.trim())),
  };
}

/** One column is said, or guessed, of each. */
const columnIn = (source: MappedFrom | undefined) => fieldsOf(source)[0];

/** A column may be said for the one file and be missing in the other. */
function here({ columns }: Scan, said: SaidCompanyColumns): SaidCompanyColumns {
  const known = new Set(columns.map((column) => column.toLowerCase()));
  return Object.fromEntries(
    Object.entries(said).filter(([, column]) => column === '' || known.has(String(column).trim().toLowerCase())),
  );
}

type Fields = Readonly<Record<string, string>>;

const queried = ['name', 'website', 'country', 'state', 'city', 'postalCode'] as const;

export function queryOf(columns: CompanyColumns, fields: Fields): CompanyQuery {
  return Object.fromEntries(
    queried.flatMap((part) => {
      const column = columns[part];
      return column === undefined ? [] : [[part, fields[column] ?? '']];
    }),
  );
}

/** Where no column is an id, the row's number is. */
export function companyOf(columns: CompanyColumns, fields: Fields, row: number): Company {
  const id = columns.id === undefined ? '' : (fields[columns.id] ?? '').trim();
  return {
    ...queryOf(columns, fields),
    id: id === '' ? `row ${row}` : id,
    name: fields[columns.name] ?? '',
    otherNames: columns.otherNames
      .flatMap((column) => (fields[column] ?? '').split(/[;|]/))
      .filter((name) => name !== ''),
  };
}
