import { isUtf8 } from 'node:buffer';
import { BadInput } from './bad-input.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** First bytes of files that people take for tables. */
const signatures: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel file or a ZIP archive: save it as CSV first'],
  ['d0cf11e0', 'an old Excel file: save it as CSV first'],
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['47494638', 'a GIF image'],
  ['25504446', 'a PDF document'],
  ['50415231', 'a Parquet file: export it as CSV first'],
  ['53514c69746520', 'an SQLite database: export a table as CSV first'],
  ['377abcaf271c', 'a 7-Zip archive: unpack it first'],
  ['425a68', 'a bzip2 archive: unpack it first'],
  ['28b52ffd', 'a Zstandard archive: unpack it first'],
  ['fd377a585a00', 'an xz archive: unpack it first'],
  ['7f454c46', 'a program'],
];

/** How the text of a file is written, told from its first bytes. Throws `BadInput` when they are no text. */
export function encodingOf(sample: Uint8Array): Encoding {
  const hex = Buffer.from(sample.subarray(0, 8)).toString('hex');
  const known = signatures.find(([signature]) => hex.startsWith(signature));
  if (known !== undefined) throw new BadInput(`The file is ${known[1]}.`);
  if (hex.startsWith('fffe')) return 'utf-16le';
  if (hex.startsWith('feff')) return 'utf-16be';
  return wideEncodingOf(sample) ?? narrowEncodingOf(sample);
}

/** UTF-16 without a mark: every other byte of plain text is zero. */
function wideEncodingOf(sample: Uint8Array): Encoding | undefined {
  const start = sample.subarray(0, 4096);
  const even = start.reduce((zeros, byte, at) => (byte === 0 && at % 2 === 0 ? zeros + 1 : zeros), 0);
  const odd = start.reduce((zeros, byte, at) => (byte === 0 && at % 2 === 1 ? zeros + 1 : zeros), 0);
  const half = start.length / 2;
  if (odd > half * 0.5 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.5 && odd < half * 0.1 ? 'utf-16be' : undefined;
}

function narrowEncodingOf(sample: Uint8Array): Encoding {
  const controls = sample.reduce((count, byte) => (byte < 0x09 || (byte > 0x0d && byte < 0x20) ? count + 1 : count), 0);
  if (controls > sample.length * 0.1) throw new BadInput('The file is no text: export the companies as CSV.');
  // The sample may end inside a character.
  return [0, 1, 2, 3].some((less) => isUtf8(sample.subarray(0, sample.length - less))) ? 'utf-8' : 'windows-1252';
}
