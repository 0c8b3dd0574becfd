import { z } from 'zod';
import { FieldRef } from '../segments/field-ref.ts';

export const ExportFormat = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    delimiter: z.enum([',', ';', '\t', '|']).default(','),
    header: z.boolean().default(true),
    gzip: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('ndjson'), gzip: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('parquet') }).describe('Packed with Snappy as it is'),
]);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('output-table'), enrichmentId: z.uuid() }),
  z.strictObject({ kind: z.literal('segment'), segmentId: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('all-profiles') }),
]);
export type ExportSource = z.infer<typeof ExportSource>;

export const ExportField = z.strictObject({
  field: FieldRef,
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\0\r\n]+$/)
    .optional()
    .describe('Of the column; absent: the name of the field, of an enriched one behind that of its output table'),
});
export type ExportField = z.infer<typeof ExportField>;

export const ExportSchedule = z.strictObject({
  cron: z.string().min(9).max(100).describe('Minute, hour, day of month, month, day of week'),
  timeZone: z.string().min(1).max(60).describe('IANA name, as Europe/Copenhagen'),
});
export type ExportSchedule = z.infer<typeof ExportSchedule>;
