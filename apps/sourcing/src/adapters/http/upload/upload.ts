import type { Reading } from '../../../application/import-profiles.ts';
import { csvUpload } from './csv-upload.ts';
import { JsonArraySplitter } from './json-array-splitter.ts';
import { jsonUpload } from './json-upload.ts';
import { lineSplitter } from './line-splitter.ts';
import { utf8Stream } from './utf8-stream.ts';

export interface UploadOptions {
  readonly mediaType: string;
  readonly idField: string;
  /** Of a CSV; guessed when absent. */
  readonly delimiter?: string | undefined;
}

/**
 * The rows of an upload as they arrive, those that cannot come in set apart. Throws `DomainError` when nothing of it can be
 * read.
 */
export function readUpload(source: AsyncIterable<Buffer | string>, options: UploadOptions): AsyncIterable<Reading> {
  const { mediaType, idField, delimiter } = options;
  const bytes = utf8Stream(source);
  switch (mediaType) {
    case 'application/json':
      return jsonUpload(bytes, new JsonArraySplitter(), idField);
    case 'application/x-ndjson':
      return jsonUpload(bytes, lineSplitter(), idField);
    default:
      return csvUpload(bytes, { idField, delimiter });
  }
}
