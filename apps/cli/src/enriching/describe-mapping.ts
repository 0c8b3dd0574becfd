import type { CompanyInput, FieldMapping } from '@firmograph/enrichment';
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
const parts = ['country', 'state', 'city', 'street', 'postalCode'] as const;

export function describeMapping({ samples }: Scan, mapping: FieldMapping): readonly MappedLine[] {
  const inputs = telling(samples.map(compileMapping(mapping)));
  const lines: MappedLine[] = [
    { sent: 'Company name', column: mapping.name, samples: inputs.map(({ name }) => name ?? '') },
  ];
  if (mapping.website !== undefined) {
    lines.push({ sent: 'Website', column: mapping.website, samples: inputs.map(({ website }) => website ?? '') });
  }
  for (const part of parts) {
    const column = mapping.location?.[part];
    if (column !== undefined)
      lines.push({ sent: labels[part], column, samples: inputs.map(({ location }) => location?.[part] ?? '') });
  }
  return lines;
}

const shown = 3;

/** The three of the first rows that fill most, in their order: empty ones show nothing. */
function telling(inputs: readonly CompanyInput[]): readonly CompanyInput[] {
  const filled = ({ location = {}, ...input }: CompanyInput) =>
    Object.keys(input).length + Object.keys(location).length;
  const best = inputs
    .map((input, index) => ({ index, weight: filled(input) }))
    .sort((one, other) => other.weight - one.weight || one.index - other.index);
  const chosen = new Set(best.slice(0, shown).map(({ index }) => index));
  return inputs.filter((_, index) => chosen.has(index));
}
