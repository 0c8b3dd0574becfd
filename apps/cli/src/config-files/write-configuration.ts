import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigurationFile } from '@firmograph/contracts';
import { stringify } from 'yaml';

const lists = ['connections', 'consents', 'segments', 'enrichments'] as const;

/** One file; or, where `path` is a folder or ends in a slash, one for each kind. */
export async function writeConfiguration(path: string, file: ConfigurationFile): Promise<void> {
  const isFolder = /[\\/]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());
  if (!isFolder) return writeFile(path, textOf(file));
  await mkdir(path, { recursive: true });
  for (const list of lists) await writeFile(join(path, `${list}.yaml`), textOf({ firmograph: 1, [list]: file[list] }));
}

function textOf(value: object): string {
  return stringify(value, { lineWidth: 120, aliasDuplicateObjects: false });
}
