import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BadInput } from './bad-input.ts';
import type { Encoding } from './encoding.ts';

const pieceBytes = 64 * 1024;

/** The bytes of a file, unpacked when it is gzip, in pieces. `onBytes` hears of each piece as it is in the file. */
export async function* bytesOf(path: string, onBytes?: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const packed = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  const source: Readable = packed ? file.pipe(createGunzip({ chunkSize: pieceBytes })) : file;
  if (packed) file.on('data', (bytes) => onBytes?.(Buffer.from(bytes)));
  file.once('error', (error) => source.destroy(error));
  try {
    for await (const bytes of source as AsyncIterable<Uint8Array>) {
      if (!packed) onBytes?.(bytes);
      yield bytes;
    }
  } catch (error) {
    throw readable(path, error);
  } finally {
    file.destroy();
    source.destroy();
  }
}

/** The first bytes of a file, unpacked; at most as many as asked for. */
export async function firstBytesOf(path: string, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytesOf(path)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}

/** The text of a file in pieces, without a byte order mark. What is not of the encoding comes as U+FFFD. */
export async function* textOf(
  path: string,
  encoding: Encoding,
  onBytes?: (bytes: Uint8Array) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesOf(path, onBytes)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.readUInt16BE(0) === 0x1f8b;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readable(path, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'You may not read the file',
  EISDIR: 'This is a directory, not a file',
  Z_DATA_ERROR: 'The gzip archive is damaged',
  Z_BUF_ERROR: 'The gzip archive is cut off',
};

function readable(path: string, error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  return reason === undefined ? error : new BadInput(`${reason}: ${path}`, { cause: error });
}
