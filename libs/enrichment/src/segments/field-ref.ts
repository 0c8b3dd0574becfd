import { z } from 'zod';
import { EnrichedFieldRef, enrichedFieldType, type EnrichedFieldType } from '../enriched-field.ts';

/** A field of the profiles by its name, or a field of the rows of one enrichment. */
export const FieldRef = z.union([z.string().min(1).max(200), EnrichedFieldRef]);
export type FieldRef = z.infer<typeof FieldRef>;

const ofProfiles: EnrichedFieldType = { holds: 'text', list: false };

/** Profile fields are text, whatever they look like. */
export function fieldType(field: FieldRef): EnrichedFieldType {
  return typeof field === 'string' ? ofProfiles : (enrichedFieldType(field.field) ?? ofProfiles);
}
