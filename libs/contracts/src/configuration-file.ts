import { SegmentRule, sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { Definition, refuseOutputFaults } from './http/enrichments.ts';

const name = z.string().trim().min(1).max(100).regex(/\S/);
const { outputTable, connectionId: _, dataSet: _ids, ...defined } = Definition.shape;

const FiledConnection = z.strictObject({
  name: name.describe('As it is called in every environment; its secret stays where it is'),
  kind: z.enum(['token', 'oauth']).optional(),
});

const FiledConsent = z.strictObject({
  connection: name,
  fields: z
    .array(z.enum(sendableFields))
    .min(1)
    .describe('What may leave; a person has to agree to it in each environment'),
  notice: z.string().optional().describe('Version of the notice that was agreed to'),
});

export const FiledSegment = z.strictObject({ name, rule: SegmentRule });
export type FiledSegment = z.infer<typeof FiledSegment>;

export const FiledEnrichment = z
  .strictObject({
    outputTable: outputTable.describe('By which it is known again: letters, digits and underscores, a letter first'),
    state: z.enum(['Active', 'Inactive']).default('Active'),
    connection: name.describe('One of the connections of this file'),
    dataSet: z
      .union([z.literal('all-profiles'), z.strictObject({ segment: name })])
      .describe('All profiles, or one of the segments of this file'),
    ...defined,
  })
  .superRefine(refuseOutputFaults);
export type FiledEnrichment = z.infer<typeof FiledEnrichment>;

/** The configuration of a tenant as a file: no ids, which differ between environments, and no secrets. */
export const ConfigurationFile = z.strictObject({
  firmograph: z.literal(1).describe('Version of this format'),
  connections: z.array(FiledConnection).max(1000).default([]),
  consents: z.array(FiledConsent).max(1000).default([]),
  segments: z.array(FiledSegment).max(10_000).default([]),
  enrichments: z.array(FiledEnrichment).max(10_000).default([]),
});
export type ConfigurationFile = z.infer<typeof ConfigurationFile>;

/** For editors, and for those who check a file before we do. */
export function configurationSchema() {
  const schema = z.toJSONSchema(ConfigurationFile, { target: 'draft-07', io: 'input' });
  return { ...schema, title: 'Firmograph configuration' };
}
