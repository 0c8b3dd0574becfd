import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { Cursor, ExportPlan, ExportRun, PartInWork } from '../../domain/exporting/export.ts';
import { nameOfManifest, nameOfPart } from '../../domain/exporting/file-name.ts';
import { manifestOf } from './manifest.ts';
import { PartStream } from './part-stream.ts';
import { ExportRows, type OpenTarget } from './ports.ts';

const mostParts = 10_000;

export interface Writing {
  readonly run: ExportRun;
  readonly plan: ExportPlan;
  readonly target: OpenTarget;
  readonly signal: AbortSignal;
}

/** Writes the parts of a run one after the other, each whole or not at all. */
@Injectable()
export class WriteParts {
  constructor(private readonly rows: ExportRows) {}

  /** The next part, or that there is none. */
  async next(writing: Writing, cursor: Cursor): Promise<Cursor> {
    const { run, plan, target, signal } = writing;
    const after = cursor.parts.at(-1)?.lastId ?? null;
    const part = new PartStream(this.rows, { tenantId: run.tenantId, plan, after, signal });
    // Nothing to export is one part without rows.
    if (cursor.parts.length > 0 && (await part.isEmpty())) return { ...cursor, isRead: true };
    if (cursor.parts.length >= mostParts)
      throw new DomainError('export/too-many-parts', 'The export has too many parts: let each have more rows.');
    const name = nameOfPart(plan.fileName, cursor.parts.length + 1, plan.format);
    await target.put(name, part);
    const { rows, bytes, lastId } = part;
    const done: PartInWork = { name, rows, bytes, sha256: part.digest(), after, lastId };
    return { ...cursor, parts: [...cursor.parts, done], isRead: rows < plan.rowsPerPart };
  }

  /** The cursor as far as the parts are there as they were written; what is missing or another is written again. */
  async verified(target: OpenTarget, cursor: Cursor): Promise<Cursor> {
    for (const [index, { name, bytes, sha256 }] of cursor.parts.entries()) {
      const there = await target.digest(name);
      if (there?.bytes === bytes && there.sha256 === sha256) continue;
      return { ...cursor, parts: cursor.parts.slice(0, index), isRead: false };
    }
    return cursor;
  }

  /** Last of all: whoever finds it finds all parts. */
  async manifest({ run, plan, target }: Writing, cursor: Cursor, finishedAt: Date): Promise<string> {
    const name = nameOfManifest(plan.fileName);
    const text = `${JSON.stringify(manifestOf(run, plan, cursor, finishedAt), null, 2)}\n`;
    await target.put(name, once(Buffer.from(text)));
    return name;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
