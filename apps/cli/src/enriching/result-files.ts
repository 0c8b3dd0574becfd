import { access, constants } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BadInput } from '../reading/bad-input.ts';
import type { OutputFormat } from '../writing/output-file.ts';
import type { ResultFiles } from './write-results.ts';

export interface ResultFilesRequest {
  readonly path: string;
  readonly output?: string | undefined;
  readonly format?: OutputFormat | undefined;
}

const endings = /\.(csv|tsv|tab|txt|ndjson|jsonl|json)?(\.gz)?$/i;

/** Where the results go: beside the file, unless told else. Throws `BadInput` where nothing can be written. */
export async function resultFilesOf({ path, output: said, format: asked }: ResultFilesRequest): Promise<ResultFiles> {
  const format = asked ?? formatOf(said);
  const stem = basename(path).replace(endings, '');
  const output = said ?? join(dirname(path), `${stem}.enriched.${format}`);
  const folder = dirname(output);
  const rejected = join(folder, `${stem}.rejected.csv`);
  if ([output, rejected].some((file) => resolve(file) === resolve(path))) {
    throw new BadInput(`The results would overwrite ${path}: say another file with --out FILE.`);
  }
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new BadInput(`Nothing can be written to ${folder}: say another place with --out FILE.`, { cause: error });
  }
  return { output, rejected, format };
}

function formatOf(output = ''): OutputFormat {
  if (/\.(ndjson|jsonl)$/i.test(output)) return 'ndjson';
  return /\.parquet$/i.test(output) ? 'parquet' : 'csv';
}
