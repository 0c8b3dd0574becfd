import { open, type FileHandle } from 'node:fs/promises';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer } from 'hyparquet';

/** Rows read at once: what is held beside the companies. */
const rowsAtOnce = 50_000;

/** The rows of a Parquet file, compressed with Snappy or not at all. Throws one sentence that names the file. */
export async function* parquetRows(path: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const handle = await openFile(path);
  try {
    const file = await rangesOf(handle);
    const metadata = await parquetMetadataAsync(file);
    const count = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < count; rowStart += rowsAtOnce)
      yield* await parquetReadObjects({ file, metadata, rowStart, rowEnd: Math.min(count, rowStart + rowsAtOnce) });
  } catch (cause) {
    throw new Error(
      `The reference file ${path} cannot be read as Parquet: write it with Snappy or without compression, or as CSV.`,
      { cause },
    );
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (cause) {
    throw new Error(`The reference file ${path} cannot be read: set REFERENCE_FILE to one that can.`, { cause });
  }
}

async function rangesOf(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(end - start);
      await handle.read(bytes, 0, bytes.length, start);
      return bytes.buffer;
    },
  };
}
