import { Injectable } from '@nestjs/common';
import { contentHash } from '../domain/content-hash.ts';
import type { Fields } from '../domain/profile.ts';
import type { Incoming } from '../domain/upsert.ts';
import { WriteProfiles } from './write-profiles.ts';

/** One row of an upload that may come in. */
export interface UploadedRow {
  /** As people count them: of a CSV the header is row 1. */
  readonly row: number;
  readonly profileId: string;
  readonly fields: Fields;
  readonly bytes: number;
}

export interface Rejection {
  readonly row: number;
  readonly field?: string;
  readonly reason: string;
}

/** The next stretch of an upload, in the order of its rows. */
export interface Reading {
  readonly rows: readonly UploadedRow[];
  readonly rejections: readonly Rejection[];
}

export interface ImportCounts {
  readonly rows: number;
  readonly stored: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly rejections: readonly Rejection[];
}

const batchRows = 1000;
const batchBytes = 4_000_000;
const batchesInFlight = 2;
const reported = 1000;

/** Takes an upload in as it arrives; how large it is does not matter to memory. */
@Injectable()
export class ImportProfiles {
  constructor(private readonly writeProfiles: WriteProfiles) {}

  /** Throws what reading the upload throws; what was read before stays in. */
  async execute(
    tenantId: string,
    importId: string,
    upload: AsyncIterable<Reading>,
    clock: () => Date,
  ): Promise<ImportCounts> {
    const [tally, rejections] = [{ valid: 0, rejected: 0, stored: 0 }, [] as Rejection[]];
    const inFlight: Promise<number>[] = [];
    const write = async (batch: Batch) => {
      if (inFlight.length >= batchesInFlight) tally.stored += (await inFlight.shift()) ?? 0;
      const writing = this.writeProfiles.execute(tenantId, batch.incoming(importId), clock());
      // Awaited later; until then a failure must not count as one that nobody handles.
      writing.catch(() => undefined);
      inFlight.push(writing);
    };

    let batch = new Batch();
    for await (const reading of upload) {
      for (const row of reading.rows) {
        batch.add(row);
        if (!batch.isFull) continue;
        await write(batch);
        batch = new Batch();
      }
      tally.valid += reading.rows.length;
      tally.rejected += reading.rejections.length;
      rejections.push(...reading.rejections.slice(0, reported - rejections.length));
    }
    await write(batch);
    for (const writing of inFlight) tally.stored += await writing;
    return countsOf(tally, rejections);
  }
}

function countsOf(
  { valid, rejected, stored }: { readonly valid: number; readonly rejected: number; readonly stored: number },
  rejections: readonly Rejection[],
): ImportCounts {
  return { rows: valid + rejected, stored, superseded: valid - stored, rejected, rejections };
}

/**
 * Rows that are written together: of each profile the last one. All are stamped with the rows that the batch reaches over,
 * so the same upload must always be cut into the same batches.
 */
class Batch {
  private readonly rows = new Map<string, UploadedRow>();
  private first = 0;
  private last = 0;
  private count = 0;
  private bytes = 0;

  get isFull(): boolean {
    return this.count >= batchRows || this.bytes >= batchBytes;
  }

  add(row: UploadedRow): void {
    if (this.count === 0) this.first = row.row;
    this.last = row.row;
    this.count += 1;
    this.bytes += row.bytes;
    this.rows.set(row.profileId, row);
  }

  incoming(importId: string): readonly Incoming[] {
    const stamp = { importId, first: this.first, last: this.last };
    return Array.from(this.rows.values(), ({ profileId, fields }) => ({
      profileId,
      fields,
      hash: contentHash(fields),
      stamp,
    }));
  }
}
