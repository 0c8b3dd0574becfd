import { arrayClose, arrayOpen, blanks, comma, JsonElement } from './json-element.ts';
import { faults, unreadable, type RawRecord, type Splitter } from './raw-record.ts';

/** One record an element of the one array that the upload is. Throws `import/unreadable` when it is none. */
export class JsonArraySplitter implements Splitter {
  private where: 'before' | 'between' | 'behind' = 'before';
  private element: JsonElement | undefined;
  private hasLeftover = false;
  private row = 0;
  private records: RawRecord[] = [];

  readonly push = (chunk: Buffer): readonly RawRecord[] => {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.element === undefined) {
        if (!this.begins(byte)) continue;
        this.element = new JsonElement();
        start = at;
      }
      if (!this.element.endsBefore(byte)) continue;
      this.element.keep(chunk.subarray(start, at));
      this.close(this.element, byte);
    }
    this.element?.keep(chunk.subarray(start));
    return this.taken();
  };

  readonly end = (): readonly RawRecord[] => {
    if (this.where === 'before') throw unreadable('The upload is empty. Send a JSON array of profiles.');
    if (this.element !== undefined)
      this.records.push({ row: this.row, fault: 'is cut off: the upload ends within it' });
    else if (this.where === 'between') this.report('is missing: the upload ends before its array does');
    return this.taken();
  };

  /** Outside of an element. True: one begins with this byte. */
  private begins(byte: number): boolean {
    if (blanks.has(byte)) return false;
    if (this.where === 'before') return this.open(byte);
    if (this.where === 'behind') return this.leaveOver();
    if (byte === arrayClose) this.where = 'behind';
    if (byte === arrayClose || byte === comma) return false;
    this.row += 1;
    return true;
  }

  private open(byte: number): false {
    if (byte !== arrayOpen)
      throw unreadable('The upload is not a JSON array. Send [{…}, {…}], or NDJSON with one object a line.');
    this.where = 'between';
    return false;
  }

  private close({ bytes }: JsonElement, byte: number): void {
    const { row } = this;
    this.records.push(bytes === undefined ? { row, fault: faults.tooLong } : { row, bytes });
    this.element = undefined;
    if (byte === arrayClose) this.where = 'behind';
  }

  /** Told once, however much it is. */
  private leaveOver(): false {
    if (!this.hasLeftover) this.report('comes after the end of the array');
    this.hasLeftover = true;
    return false;
  }

  private report(fault: string): void {
    this.records.push({ row: this.row + 1, fault });
  }

  private taken(): readonly RawRecord[] {
    const { records } = this;
    this.records = [];
    return records;
  }
}
