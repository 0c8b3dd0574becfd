import { readUpload, type UploadOptions } from '../adapters/http/upload/upload.ts';
import type { Rejection, UploadedRow } from '../application/import-profiles.ts';

export interface Uploaded {
  /** As `row: fields`. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, string>>>>;
  readonly ids: readonly string[];
  readonly rejections: readonly Rejection[];
}

type Options = Omit<UploadOptions, 'idField' | 'mediaType'> & Partial<UploadOptions>;

/** Reads an upload whole, from chunks of so many bytes. */
export async function uploaded(
  content: string | Buffer,
  options: Options = {},
  chunkBytes = 65_536,
): Promise<Uploaded> {
  const rows: UploadedRow[] = [];
  const rejections: Rejection[] = [];
  const upload = readUpload(chunksOf(Buffer.from(content), chunkBytes), {
    mediaType: 'text/csv',
    idField: 'id',
    ...options,
  });
  for await (const reading of upload) {
    rows.push(...reading.rows);
    rejections.push(...reading.rejections);
  }
  return {
    rows: Object.fromEntries(rows.map(({ row, fields }) => [row, { ...fields }])),
    ids: rows.map(({ profileId }) => profileId),
    rejections,
  };
}

export async function* chunksOf(bytes: Buffer, chunkBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
