import type { Company } from '../company.ts';
import { TablesBuilder } from './build-tables.ts';
import { companyIn } from './company-row.ts';
import { openTables, packTables, type Tables } from './tables.ts';

/** Companies that can be compared. */
export interface Indexed {
  readonly tables: Tables;
  /** The companies as they were given; a buffer, because it reads text from shared memory. */
  readonly rows: Buffer;
}

/** A reference set that can be searched. */
export interface CompanyIndex extends Indexed {
  readonly size: number;
  /** All of it, in one block: workers share it, a file holds it. */
  readonly block: ArrayBufferLike;
}

/** Builds the index of a set. The order of the companies does not matter; of two with one id the later one counts. */
export function buildIndex(companies: Iterable<Company>): CompanyIndex {
  const byId = new Map<string, Company>();
  for (const company of companies) byId.set(company.id, company);
  const builder = new TablesBuilder();
  for (const id of [...byId.keys()].sort()) {
    const company = byId.get(id);
    if (company !== undefined) builder.add(company);
  }
  return indexOf(packTables(builder.build()));
}

/** One company, to be compared at once and by nobody else: not packed into a block. */
export function indexOfOne(company: Company): Indexed {
  const builder = new TablesBuilder();
  builder.add(company);
  const tables = builder.build();
  return { tables, rows: rowsIn(tables) };
}

/**
 * Opens an index that `buildIndex` built, here or elsewhere. A block is not copied, the bytes of a file are, into memory that
 * can be shared. Throws a `RangeError` when it is no index, or not all of it.
 */
export function openIndex(block: ArrayBufferLike | Uint8Array): CompanyIndex {
  return indexOf(block instanceof Uint8Array ? shared(block) : block);
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const block = new SharedArrayBuffer(bytes.length);
  new Uint8Array(block).set(bytes);
  return block;
}

export interface IndexChanges {
  readonly upserted?: Iterable<Company>;
  readonly removedIds?: Iterable<string>;
}

/** The index of the set with changes made. It costs what building it costs: how much a word tells depends on all companies. */
export function updateIndex(index: CompanyIndex, { upserted = [], removedIds = [] }: IndexChanges): CompanyIndex {
  const removed = new Set(removedIds);
  return buildIndex(
    (function* () {
      for (let at = 0; at < index.size; at += 1) {
        const company = companyAt(index, at);
        if (!removed.has(company.id)) yield company;
      }
      yield* upserted;
    })(),
  );
}

/** The company at a place in the index, as it was given. */
export function companyAt({ tables: { row }, rows }: Indexed, at: number): Company {
  return companyIn(rows, row[at], row[at + 1]);
}

function indexOf(block: ArrayBufferLike): CompanyIndex {
  const tables = openTables(block);
  return { size: tables.domain.length, block, tables, rows: rowsIn(tables) };
}

function rowsIn({ rows: { buffer, byteOffset, byteLength } }: Tables): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
