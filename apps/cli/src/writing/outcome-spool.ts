import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { ProfileOutcome } from '@firmograph/contracts';
import type { z } from 'zod';
import { RowIndex } from '../reading/row-index.ts';
import { type CellValue, enrichedColumns } from './enriched-columns.ts';

/** What became of one row of the file, and the enriched values it now has, by column. */
export interface RowOutcome {
  readonly outcome: string;
  readonly reason?: string | undefined;
  readonly confidence?: string | undefined;
  readonly values: Readonly<Record<string, CellValue>>;
}

const flushAt = 1_048_576;

/**
 * Outcomes, put aside in a file of their own as they come, found again by profile id: a million of them fit in no process, and
 * they come in another order than the rows.
 */
export class OutcomeSpool {
  readonly #file: number;
  readonly #offsets = new RowIndex();
  readonly #filled = new Set<string>();
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
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
    const record = Buffer.from(JSON.stringify(this.#recordOf(outcome)));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(record.length);
    // Whole units of sixteen bytes, so that a small number finds a place in a large file.
    const padding = Buffer.alloc(-(4 + record.length) & 15);
    this.#offsets.set(outcome.profileId, (this.#written + this.#waitingBytes) / 16);
    this.#waiting.push(length, record, padding);
    this.#waitingBytes += length.length + record.length + padding.length;
    if (this.#waitingBytes >= flushAt) this.#flush();
  }

  /** Undefined: the run says nothing of this profile. */
  get(profileId: string): RowOutcome | undefined {
    this.#flush();
    const unit = this.#offsets.get(profileId);
    if (unit === undefined) return undefined;
    const length = this.#read(unit * 16, 4).readUInt32LE();
    // This very class wrote it.
    return JSON.parse(this.#read(unit * 16 + 4, length).toString()) as RowOutcome;
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.path, { force: true });
  }

  #recordOf(given: z.output<typeof ProfileOutcome>): RowOutcome {
    const values: Record<string, CellValue> = {};
    const company = given.row?.company;
    for (const { name, of } of company === undefined ? [] : enrichedColumns) {
      const value = company === undefined ? undefined : of(company);
      if (value === undefined) continue;
      values[name] = value;
      this.#filled.add(name);
    }
    const reason = 'reason' in given ? given.reason : undefined;
    return { outcome: given.outcome, reason, confidence: given.row?.confidence, values };
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    let at = 0;
    while (at < bytes.length) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    this.#written += bytes.length;
  }

  #read(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, position);
    return bytes;
  }
}
