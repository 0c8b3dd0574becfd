import { z } from 'zod';
import { Company } from './company.ts';

/** What a field of an output table holds. `list`: several values, of which a question may ask for any or all. */
export interface EnrichedFieldType {
  readonly holds: 'text' | 'number' | 'date' | 'object';
  readonly list: boolean;
}

/** Beside the company's fields: how sure the provider is of it, when it said so, and the run that wrote the row. */
const ofTheRow: readonly (readonly [string, EnrichedFieldType])[] = [
  ['$confidence', { holds: 'text', list: false }],
  ['$askedAt', { holds: 'date', list: false }],
  ['$runId', { holds: 'text', list: false }],
];

const types = new Map<string, EnrichedFieldType>([...ofTheRow, ...leaves(Company, '', false)]);

/** Paths that can be named: `industry`, `employees.exact`, `address.country`, `familyTree.name`, `$confidence`; also `address` as a whole. */
export const enrichedFields: readonly string[] = [...types.keys()];

/** Undefined: output tables have no such field. */
export function enrichedFieldType(path: string): EnrichedFieldType | undefined {
  return types.get(path);
}

/** A field of the profiles by its name, or a field of the rows of one enrichment. */
export const EnrichedFieldRef = z.strictObject({
  enrichmentId: z.uuid(),
  field: z
    .string()
    .max(100)
    .refine((path) => types.has(path), 'names no field of output tables')
    .describe('A path in the company of the row, like employees.exact; or $confidence, $askedAt, $runId'),
});
export type EnrichedFieldRef = z.infer<typeof EnrichedFieldRef>;

function leaves(schema: z.ZodType, path: string, list: boolean): [string, EnrichedFieldType][] {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  if (inner instanceof z.ZodArray) return leaves(inner.element as z.ZodType, path, true);
  const parts = partsOf(inner);
  if (parts === undefined) return [[path, { holds: inner instanceof z.ZodNumber ? 'number' : 'text', list }]];
  const below = parts.flatMap(([name, part]) => leaves(part, path === '' ? name : `${path}.${name}`, list));
  return path === '' ? below : [[path, { holds: 'object', list }], ...below];
}

function partsOf(schema: z.ZodType): readonly (readonly [string, z.ZodType])[] | undefined {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape);
  if (!(schema instanceof z.ZodRecord)) return undefined;
  const names = (schema.keyType as z.ZodEnum).options.map(String);
  return names.map((name) => [name, schema.valueType as z.ZodType]);
}
