/** The index: columns of numbers over the companies, their names, the words of these, and the keys that lead to companies. */
export interface Tables {
  /** By company: its first name, and at the end how many names there are. */
  readonly firstName: Int32Array;
  readonly domain: Int32Array;
  readonly label: Int32Array;
  /** Where the letters of the domain's label start in `labels`, and at the end where the last ones end. */
  readonly labelStart: Int32Array;
  readonly labels: Uint8Array;
  /**
   * Eight by company, side by side because candidates are ranked by them: country, state, city, postal code, the signature of the
   * present name in two halves, how many of its bits are set, and nothing, so that a company never spans two lines of the cache.
   */
  readonly glance: Int32Array;
  /** Where the company's row starts in `rows`. */
  readonly row: Int32Array;
  readonly rows: Uint8Array;
  /** By name: its first word, and at the end how many words there are. */
  readonly firstWord: Int32Array;
  readonly form: Uint8Array;
  /** Two by name: 64 bits that say which pairs of letters it has. */
  readonly signature: Int32Array;
  /** By name: how many of the 64 bits are set. */
  readonly signatureBits: Uint8Array;
  /** By word: its hash, its weight, where it starts in `letters`, and at the end where the last one ends. */
  readonly word: Int32Array;
  readonly wordWeight: Uint8Array;
  readonly wordStart: Int32Array;
  readonly letters: Uint8Array;
  /** A hash table, two numbers a slot: a key, and where its list of companies starts in `lists`. Each list begins with its length. */
  readonly keys: Int32Array;
  readonly lists: Int32Array;
}

const columns: readonly (readonly [keyof Tables, 1 | 4])[] = [
  ['firstName', 4],
  ['domain', 4],
  ['label', 4],
  ['labelStart', 4],
  ['labels', 1],
  ['glance', 4],
  ['row', 4],
  ['rows', 1],
  ['firstWord', 4],
  ['form', 1],
  ['signature', 4],
  ['signatureBits', 1],
  ['word', 4],
  ['wordWeight', 1],
  ['wordStart', 4],
  ['letters', 1],
  ['keys', 4],
  ['lists', 4],
];

/** "FGM" and the version of the layout: an index of another version is built anew. */
const magic = 0x46474d02;
const headerLength = 4 * (1 + columns.length);

/** Puts tables into one block of memory that workers can share and a file can hold. Numbers are little-endian. */
export function packTables(tables: Tables): SharedArrayBuffer {
  const size = columns.reduce((sum, [name]) => sum + padded(tables[name].byteLength), padded(headerLength));
  const block = new SharedArrayBuffer(size);
  const header = new Int32Array(block, 0, 1 + columns.length);
  header[0] = magic;
  let at = padded(headerLength);
  for (const [number, [name]] of columns.entries()) {
    const { buffer, byteOffset, byteLength } = tables[name];
    header[number + 1] = byteLength;
    new Uint8Array(block, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
    at += padded(byteLength);
  }
  return block;
}

/** Looks at a block as tables, without copying. Throws a `RangeError` when the block is no index, or is cut off. */
export function openTables(block: ArrayBufferLike): Tables {
  const header = new Int32Array(block, 0, Math.min(1 + columns.length, block.byteLength >> 2));
  if (header.length <= columns.length || header[0] !== magic)
    throw new RangeError('This is no index of companies, or one of another version: build it anew.');
  let at = padded(headerLength);
  const tables = columns.map(([name, width], number) => {
    const bytes = header[number + 1];
    const table = width === 4 ? new Int32Array(block, at, bytes / 4) : new Uint8Array(block, at, bytes);
    at += padded(bytes);
    return [name, table];
  });
  if (at > block.byteLength) throw new RangeError('This index of companies is cut off: build it anew.');
  // Each column has the width that the list above gives it.
  return Object.fromEntries(tables) as Tables;
}

function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}
