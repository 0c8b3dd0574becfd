import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { ProfileOutcome } from '@firmograph/contracts';
import type { z } from 'zod';
import { RowIndex } from '../reading/row-index.ts';
import { type CellValue, enrichedColumns } from './enriched-columns.ts';
import { opinionColumns, sharedColumn, sharedInWords } from './opinion-columns.ts';

/** What became of one row of the file, and the enriched values it now has, by column. */
export interface RowOutcome {
  readonly outcome: string;
  readonly reason?: string | undefined;
  readonly confidence?: string | undefined;
  readonly values: Readonly<Record<string, CellValue>>;
}

const unitBytes = 16;
/** Most records are shorter: one read finds them whole. */
const usualBytes = 2048;

/**
 * Outcomes, put aside in a file of their own as they come, found again by profile id: a million of them fit in no process, and
 * they come in another order than the rows.
 */
export class OutcomeSpool {
  readonly #file: number;
  readonly #offsets = new RowIndex();
  readonly #filled = new Set<string>();
  readonly #page = Buffer.alloc(usualBytes);
  #buffer = Buffer.alloc(1_048_576);
  #waiting = 0;
  #written = 0;

  constructor(private readonly path: string) {
    this.#file = openSync(path, 'wx+', 0o600);
  }

  get size(): number {
    return this.#offsets.size;
  }

  /** Enriched columns that at least one row has. */
  get filled(): ReadonlySet<string> {
    return this.#filled;
  }

  add(outcome: z.output<typeof ProfileOutcome>): void {
    const record = JSON.stringify(this.#recordOf(outcome));
    const length = Buffer.byteLength(record);
    // Whole units of sixteen bytes, so that a small number finds a place in a large file.
    const units = Math.ceil((4 + length) / unitBytes);
    if (this.#waiting + units * unitBytes > this.#buffer.length) this.#flush(units * unitBytes);
    this.#offsets.set(outcome.profileId, (this.#written + this.#waiting) / unitBytes);
    this.#buffer.writeUInt32LE(length, this.#waiting);
    this.#buffer.write(record, this.#waiting + 4);
    this.#waiting += units * unitBytes;
  }

  /** Undefined: the run says nothing of this profile. */
  get(profileId: string): RowOutcome | undefined {
    this.#flush();
    const unit = this.#offsets.get(profileId);
    if (unit === undefined) return undefined;
    const read = readSync(this.#file, this.#page, 0, usualBytes, unit * unitBytes);
    const length = this.#page.readUInt32LE();
    const record = 4 + length <= read ? this.#page.subarray(4, 4 + length) : this.#long(unit * unitBytes + 4, length);
    // This very class wrote it.
    return JSON.parse(record.toString()) as RowOutcome;
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.path, { force: true });
  }

  #recordOf(given: z.output<typeof ProfileOutcome>): RowOutcome {
    const values: Record<string, CellValue> = {};
    const fill = (name: string, value: CellValue | undefined): void => {
      if (value === undefined) return;
      values[name] = value;
      this.#filled.add(name);
    };
    const { company, opinion, sharedWith, confidence } = given.row ?? {};
    if (company !== undefined) for (const { name, of } of enrichedColumns) fill(name, of(company));
    if (opinion !== undefined) for (const { name, of } of opinionColumns) fill(name, of(opinion));
    fill(sharedColumn.name, sharedWith && sharedInWords(sharedWith));
    const reason = 'reason' in given ? given.reason : undefined;
    return { outcome: given.outcome, reason, confidence, values };
  }

  /** Makes room for so many bytes. */
  #flush(room = 0): void {
    let at = 0;
    while (at < this.#waiting) at += writeSync(this.#file, this.#buffer, at, this.#waiting - at, this.#written + at);
    this.#written += at;
    this.#waiting = 0;
    if (room > this.#buffer.length) this.#buffer = Buffer.alloc(room);
  }

  #long(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, position);
    return bytes;
  }
}
