import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { encoderOf } from '@firmograph/tables';
import type { ExportPlan } from '../../domain/exporting/export.ts';
import type { ExportRow, ExportRows } from './ports.ts';

const pageRows = 1000;

export interface PartSource {
  readonly tenantId: string;
  readonly plan: ExportPlan;
  readonly after: string | null;
  readonly signal: AbortSignal;
}

/** The bytes of one part, made as they are taken; afterwards it knows what it held. A page of rows is in memory at a time. */
export class PartStream implements AsyncIterable<Uint8Array> {
  rows = 0;
  bytes = 0;
  lastId: string | null;
  private readonly hash = createHash('sha256');
  private first: Promise<readonly ExportRow[] | null> | undefined;

  constructor(
    private readonly reader: ExportRows,
    private readonly source: PartSource,
  ) {
    this.lastId = source.after;
  }

  /** There is nothing after the part before. */
  async isEmpty(): Promise<boolean> {
    this.first ??= this.page();
    return (await this.first) === null;
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.packed()) {
      this.source.signal.throwIfAborted();
      this.hash.update(chunk);
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  private packed(): AsyncIterable<Uint8Array> {
    const { format } = this.source.plan;
    if (format.kind === 'parquet' || !format.gzip) return this.encoded();
    // Packed in the thread pool, off the event loop.
    const packing = createGzip();
    const plain = Readable.from(this.encoded());
    plain.on('error', (error) => packing.destroy(error));
    packing.on('close', () => plain.destroy());
    return plain.pipe(packing);
  }

  private async *encoded(): AsyncGenerator<Uint8Array> {
    const encoder = encoderOf(this.source.plan.format, this.source.plan.columns);
    for await (const rows of this.pages()) {
      for (const { cells } of rows) encoder.add(cells);
      const chunk = encoder.take();
      if (chunk.length > 0) yield chunk;
    }
    const rest = encoder.end();
    if (rest.length > 0) yield rest;
  }

  /** The next page is read while this one is written. */
  private async *pages(): AsyncGenerator<readonly ExportRow[]> {
    this.first ??= this.page();
    let rows = await this.first;
    while (rows !== null) {
      const isFull = this.rows + rows.length >= this.source.plan.rowsPerPart;
      const next = isFull ? Promise.resolve(null) : this.page(rows.length);
      // A part that is broken off never awaits it.
      next.catch(() => undefined);
      this.rows += rows.length;
      yield rows;
      rows = await next;
    }
  }

  /** Null: there are no more. `pending` rows are read and not yet counted. */
  private async page(pending = 0): Promise<readonly ExportRow[] | null> {
    const { tenantId, plan, signal } = this.source;
    const limit = Math.min(pageRows, plan.rowsPerPart - this.rows - pending);
    for (;;) {
      signal.throwIfAborted();
      const { rows, lastId } = await this.reader.read(tenantId, plan, { after: this.lastId, limit });
      if (lastId === null) return null;
      this.lastId = lastId;
      if (rows.length > 0) return rows;
    }
  }
}
