import { locationParts, type CompanyInput, type FieldMapping, type MappedFrom } from '@firmograph/enrichment';
import { compileMapping } from '@firmograph/mapping';
import type { Scan } from '../reading/scan-file.ts';

/** One thing that is sent: where it comes from, and what the first rows send of it. */
export interface MappedLine {
  readonly sent: string;
  readonly column: string;
  readonly samples: readonly string[];
}

const labels = {
  country: 'Country',
  state: 'State',
  city: 'City',
  street: 'Street',
  postalCode: 'Postal code',
} as const;

export function describeMapping({ samples }: Scan, mapping: FieldMapping): readonly MappedLine[] {
  const columns = sentColumns(mapping);
  const shown = telling(samples.map(compileMapping(mapping)).map((input) => columns.map(({ of }) => of(input) ?? '')));
  return columns.map(({ sent, column }, index) => ({
    sent,
    column,
    samples: shown.map((values) => values[index] ?? ''),
  }));
}

interface SentColumn {
  readonly sent: string;
  readonly column: string;
  readonly of: (input: CompanyInput) => string | undefined;
}

function sentColumns({ name, website, location = {} }: FieldMapping): readonly SentColumn[] {
  const all = [
    { sent: 'Company name', column: name, of: (input: CompanyInput) => input.name },
    { sent: 'Website', column: website, of: (input: CompanyInput) => input.website },
    ...locationParts.map((part) => ({
      sent: labels[part],
      column: location[part],
      of: (input: CompanyInput) => input.location?.[part],
    })),
  ];
  return all.flatMap(({ sent, column, of }) =>
    column === undefined ? [] : [{ sent, column: sourceText(column), of }],
  );
}

/** Where it comes from, for people. */
export function sourceText(source: MappedFrom): string {
  if (typeof source === 'string') return source;
  return 'constant' in source ? `always “${source.constant}”` : source.firstOf.join(', else ');
}

const shownRows = 3;

/** Three of the first rows, in their order, which together show something of every column where there is something. */
function telling(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const chosen = new Set<number>();
  const seen = new Set<number>();
  const worth = (values: readonly string[]) =>
    values.reduce((sum, value, column) => sum + (value === '' ? 0 : seen.has(column) ? 1 : 100), 0);
  while (chosen.size < Math.min(shownRows, rows.length)) {
    const left = rows
      .map((values, index) => ({ index, values, worth: worth(values) }))
      .filter(({ index }) => !chosen.has(index));
    const best = left.reduce((one, other) => (other.worth > one.worth ? other : one));
    chosen.add(best.index);
    for (const [column, value] of best.values.entries()) if (value !== '') seen.add(column);
  }
  return rows.filter((_, index) => chosen.has(index));
}
