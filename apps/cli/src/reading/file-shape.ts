import { BadInput } from './bad-input.ts';
import { delimiterOf } from './delimiter.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { firstBytesOf } from './text-pieces.ts';

/** How the rows of a file are written. */
export type FileShape =
  | {
      readonly format: 'csv';
      readonly encoding: Encoding;
      readonly delimiter: string;
      readonly newline: '\n' | '\r';
      /** The file begins with Excel's `sep=;`. */
      readonly tellsDelimiter: boolean;
    }
  | { readonly format: 'ndjson' | 'json'; readonly encoding: Encoding };

const sampleBytes = 256 * 1024;

/** Told from the first bytes of the file; its name only helps. Throws `BadInput` when it is empty or no table. */
export async function fileShapeOf(path: string, encodingSaid?: Encoding): Promise<FileShape> {
  const bytes = await firstBytesOf(path, sampleBytes);
  if (bytes.length === 0) throw new BadInput(`The file is empty: ${path}`);
  const encoding = encodingSaid ?? encodingOf(bytes);
  const sample = new TextDecoder(encoding).decode(bytes);
  if (sample.trim() === '') throw new BadInput(`The file is empty: ${path}`);
  const format = formatOf(path, sample);
  if (format !== 'csv') return { format, encoding };
  return {
    format,
    encoding,
    delimiter: delimiterOf(sample),
    newline: sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r',
    tellsDelimiter: /^sep=.\r?\n/i.test(sample),
  };
}

function formatOf(path: string, sample: string): FileShape['format'] {
  const isTable = /\.(csv|tsv|tab|txt)(\.gz)?$/i.test(path);
  if (!isTable && sample.trimStart().startsWith('[')) return 'json';
  return !isTable && sample.trimStart().startsWith('{') ? 'ndjson' : 'csv';
}
