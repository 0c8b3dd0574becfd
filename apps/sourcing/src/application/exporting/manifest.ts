import type { Cursor, ExportPlan, ExportRun } from '../../domain/exporting/export.ts';

/** What is in an export, for whoever takes it in. Names are those of the files, without the folders they are in. */
export function manifestOf(run: ExportRun, plan: ExportPlan, { parts }: Cursor, finishedAt: Date): object {
  const sum = (of: (part: Cursor['parts'][number]) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    version: 1,
    export: { exportId: run.exportId, name: run.exportName },
    run: { runId: run.runId, trigger: run.trigger, plannedAt: run.plannedAt },
    asOf: run.asOf,
    finishedAt,
    source: plan.source,
    format: plan.format,
    fields: plan.columns.map(({ name, type }) => ({ name, type })),
    rows: sum(({ rows }) => rows),
    bytes: sum(({ bytes }) => bytes),
    parts: parts.map(({ name, rows, bytes, sha256 }) => ({ name: name.split('/').at(-1), rows, bytes, sha256 })),
  };
}
