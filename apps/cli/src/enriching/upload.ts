import { hash } from 'node:crypto';
import { readRows } from '../reading/read-rows.ts';
import { isRejected, type Row } from '../reading/row.ts';
import { rowIdentity } from '../reading/row-identity.ts';
import type { Scan } from '../reading/scan-file.ts';
import { textOf } from '../reading/text-pieces.ts';
import type { Upload } from './ports.ts';

const longestValue = 20_000;

/** Names what a file brings in: the same file with the same ids has the same name, on whatever machine. */
export function importIdOf({ fingerprint, idRule }: Scan): string {
  const rule = idRule.kind === 'column' ? `column ${idRule.column}` : 'content';
  return `file-${hash('sha256', `${fingerprint} ${rule}`).slice(0, 24)}`;
}

/** The profiles of a file, as lines of JSON: all columns of the rows that have an id of their own. */
export function uploadOf(scan: Scan, onProfiles: (done: number) => void): Upload {
  return { importId: importIdOf(scan), idField: idFieldOf(scan), lines: linesOf(scan, onProfiles) };
}

async function* linesOf(scan: Scan, onProfiles: (done: number) => void): AsyncGenerator<string> {
  const fateOf = rowIdentity(scan.idRule, scan.lastRows);
  const idField = idFieldOf(scan);
  let done = 0;
  for await (const rows of readRows({ shape: scan.shape, pieces: textOf(scan.path, scan.shape.encoding) })) {
    const lines: string[] = [];
    for (const row of rows) {
      const fate = isRejected(row) ? undefined : fateOf(row);
      if (isRejected(row) || fate?.kind !== 'profile') continue;
      lines.push(`${JSON.stringify({ ...fieldsOf(row), [idField]: fate.id })}\n`);
    }
    done += lines.length;
    onProfiles(done);
    if (lines.length > 0) yield lines.join('');
  }
}

/** A field of its own where ids are made, of a name that no column has. */
function idFieldOf({ idRule, columns }: Scan): string {
  if (idRule.kind === 'column') return idRule.column;
  let name = 'Row ID';
  while (columns.includes(name)) name += '*';
  return name;
}

function fieldsOf({ fields }: Row): Readonly<Record<string, string>> {
  const isShort = Object.values(fields).every((value) => value.length <= longestValue);
  if (isShort) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value.slice(0, longestValue).toWellFormed()]),
  );
}
