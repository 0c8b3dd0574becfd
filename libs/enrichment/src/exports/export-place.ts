import { z } from 'zod';

const destination = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/)
  .describe('One of the destinations that whoever runs Firmograph has set; see listExportDestinations');

const folder = z
  .string()
  .max(300)
  .regex(/^([\w@=+-][\w .@=+-]*(\/[\w@=+-][\w .@=+-]*)*)?$/)
  .describe('Below what the destination is; empty: there');

export const folderPlace = z.strictObject({ kind: z.literal('folder'), destination, folder: folder.default('') });
export const s3Place = z.strictObject({
  kind: z.literal('s3'),
  destination,
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  folder: folder.default('').describe('Prefix of the keys'),
  accessKeyId: z.string().min(1).max(200),
});
export const sftpPlace = z.strictObject({
  kind: z.literal('sftp'),
  destination,
  folder: folder.default(''),
  user: z.string().min(1).max(200),
  hostFingerprint: z
    .string()
    .regex(/^SHA256:[A-Za-z0-9+/]{43}$/)
    .optional()
    .describe('Fingerprint that the server has to show; absent: the one it shows when it is tested is kept'),
});

export const ExportPlace = z.discriminatedUnion('kind', [folderPlace, s3Place, sftpPlace]);
export type ExportPlace = z.infer<typeof ExportPlace>;
