import { faults, maxRowBytes, type RawRecord, type Splitter } from './raw-record.ts';

const newline = 0x0a;

/** One record a line; blank lines are counted and left out. */
export function lineSplitter(): Splitter {
  let pending: Buffer = Buffer.alloc(0);
  let row = 1;
  let isTooLong = false;

  function push(chunk: Buffer): readonly RawRecord[] {
    const records: RawRecord[] = [];
    const buffer = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    let start = 0;
    for (let end = buffer.indexOf(newline); end >= 0; end = buffer.indexOf(newline, start)) {
      records.push(...closed(buffer.subarray(start, end)));
      start = end + 1;
    }
    pending = buffer.subarray(start);
    if (pending.length > maxRowBytes) {
      isTooLong = true;
      pending = Buffer.alloc(0);
    }
    return records;
  }

  function closed(bytes: Buffer): readonly RawRecord[] {
    const record = isTooLong ? { row, fault: faults.tooLong } : { row, bytes };
    const isLeftOut = !isTooLong && isBlank(bytes);
    row += 1;
    isTooLong = false;
    return isLeftOut ? [] : [record];
  }

  return { push, end: () => closed(pending) };
}

export function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}
