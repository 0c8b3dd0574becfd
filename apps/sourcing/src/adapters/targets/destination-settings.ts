import { outsideUrl } from '@firmograph/service-kit';
import { isAbsolute } from 'node:path';
import { z } from 'zod';

const Folder = z.strictObject({
  kind: z.literal('folder'),
  root: z.string().refine(isAbsolute, 'must be an absolute path').describe('Below it each tenant has a folder'),
});
const S3 = z.strictObject({
  kind: z.literal('s3'),
  endpoint: outsideUrl.optional().describe('Absent: that of AWS for the region'),
  region: z.string().min(1).default('us-east-1'),
  pathStyle: z.boolean().default(false),
});
const Sftp = z.strictObject({
  kind: z.literal('sftp'),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(22),
});

const DestinationSettings = z.discriminatedUnion('kind', [Folder, S3, Sftp]);
export type DestinationSettings = z.infer<typeof DestinationSettings>;

/** By name, as JSON: `{"lake":{"kind":"s3","region":"eu-west-1"}}`. */
export const ExportDestinations = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON', input: text });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().regex(/^[a-z][a-z0-9-]{0,40}$/), DestinationSettings));
export type ExportDestinations = z.infer<typeof ExportDestinations>;
