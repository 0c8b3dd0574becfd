import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { guessMapping, type MappingGuess, type ProfileFields } from '@firmograph/mapping';
import { BadInput } from './bad-input.ts';
import type { Encoding } from './encoding.ts';
import { type FileShape, fileShapeOf } from './file-shape.ts';
import { IdColumns } from './id-columns.ts';
import { Replacements } from './replacements.ts';
import { readRows } from './read-rows.ts';
import { isRejected, maxColumns, type Row, type RowRead } from './row.ts';
import type { RowIndex } from './row-index.ts';
import type { IdRule } from './row-identity.ts';
import { textOf } from './text-pieces.ts';

/** What one pass over a whole file tells. */
export interface Scan {
  readonly path: string;
  readonly shape: FileShape;
  /** Of a JSON file: the fields of any row, as they first came. */
  readonly columns: readonly string[];
  /** Rows of the file, the header not counted. */
  readonly rows: number;
  /** Rows among them that cannot be read. */
  readonly rejected: number;
  readonly samples: readonly ProfileFields[];
  readonly guess: MappingGuess;
  readonly idRule: IdRule;
  /** Last row of each id; empty where ids are made from the rows. */
  readonly lastRows: RowIndex;
  /** Different ids; as many as readable rows when the ids are made from them. */
  readonly profiles: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly fingerprint: string;
  readonly changedAtMs: number;
  readonly warnings: readonly string[];
}

export interface ScanOptions {
  readonly encoding?: Encoding;
  /** The column that the user says holds the id. */
  readonly idColumn?: string;
  readonly onBytes?: (read: number, total: number) => void;
}

const sampleRows = 200;

/** Reads a file once from end to end. Throws `BadInput` when there is nothing in it to enrich. */
export async function scanFile(path: string, options: ScanOptions = {}): Promise<Scan> {
  const shape = await fileShapeOf(path, options.encoding);
  const pass = new ScanPass(path, shape, options);
  const { size, mtimeMs } = await stat(path);
  const hash = createHash('sha256');
  let read = 0;
  const pieces = textOf(path, shape.encoding, (bytes) => {
    hash.update(bytes);
    options.onBytes?.((read += bytes.length), size);
  });
  for await (const rows of readRows({ shape, pieces: pass.replacements.watch(pieces), onHeader: pass.onHeader })) {
    for (const row of rows) pass.take(row);
  }
  const isMisread = shape.encoding === 'utf-8' && options.encoding === undefined && pass.replacements.areMany;
  if (isMisread) return scanFile(path, { ...options, encoding: 'windows-1252' });
  return { ...pass.end(), fingerprint: hash.digest('hex'), changedAtMs: mtimeMs };
}

class ScanPass {
  readonly replacements = new Replacements();
  readonly #columns = new Set<string>();
  readonly #warnings: string[] = [];
  readonly #samples: ProfileFields[] = [];
  #early: Row[] = [];
  #ids: IdColumns | undefined;
  #guess: MappingGuess | undefined;
  #taken = 0;
  #rejected = 0;

  constructor(
    readonly path: string,
    readonly shape: FileShape,
    readonly options: ScanOptions,
  ) {}

  readonly onHeader = (columns: readonly string[], warnings: readonly string[]): void => {
    for (const column of columns) this.#columns.add(column);
    this.#warnings.push(...warnings);
  };

  take(row: RowRead): void {
    if (isRejected(row)) {
      this.#rejected += 1;
      return;
    }
    this.#taken += 1;
    if (row.source !== undefined) this.#addColumns(row);
    if (this.#ids === undefined) this.#early.push(row);
    else this.#ids.take(row);
    if (this.#early.length === sampleRows) this.#decide();
  }

  end(): Omit<Scan, 'fingerprint' | 'changedAtMs'> {
    const { path, shape } = this;
    if (this.#taken + this.#rejected === 0) throw new BadInput(`There is a header but no row in the file: ${path}`);
    if (this.#taken === 0) throw new BadInput(`No row of the file can be read: ${path}`);
    const { ids, guess } = this.#decide();
    const { idRule, lastRows } = ids.choose();
    return {
      path,
      shape,
      columns: [...this.#columns],
      rows: this.#taken + this.#rejected,
      rejected: this.#rejected,
      samples: this.#samples,
      guess,
      idRule,
      lastRows,
      profiles: idRule.kind === 'column' ? lastRows.size : this.#taken,
      warnings: [...this.#warnings, ...this.replacements.warnings],
    };
  }

  #addColumns({ fields }: Row): void {
    for (const column of Object.keys(fields)) this.#columns.add(column);
    if (this.#columns.size > maxColumns) throw new BadInput(`The rows have more than ${maxColumns} different fields.`);
  }

  /** From the first rows: which columns could be ids has to be known before the others pass. */
  #decide(): { readonly ids: IdColumns; readonly guess: MappingGuess } {
    if (this.#ids !== undefined && this.#guess !== undefined) return { ids: this.#ids, guess: this.#guess };
    const columns = [...this.#columns];
    this.#samples.push(...this.#early.map(({ fields }) => fields));
    const guess = (this.#guess = guessMapping(columns, this.#samples));
    const said = this.options.idColumn === undefined ? undefined : columnNamed(this.options.idColumn, columns);
    const ids = (this.#ids = new IdColumns(said, guess.idCandidates));
    for (const row of this.#early) ids.take(row);
    this.#early = [];
    return { ids, guess };
  }
}

/** The column that a user means; capitals do not matter where they tell nothing apart. */
export function columnNamed(name: string, columns: readonly string[]): string {
  if (columns.includes(name)) return name;
  const alike = columns.filter((column) => column.toLowerCase() === name.trim().toLowerCase());
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  const known = columns.slice(0, 20).map((column) => `“${column}”`);
  throw new BadInput(
    `There is no column “${name}” in the file; it has ${known.join(', ')}${columns.length > 20 ? ' …' : ''}.`,
  );
}
