import type { Caller } from '@firmograph/service-kit';
import type { Asker } from '../../application/exporting/may-use.ts';
import type { Stored } from '../../application/exporting/ports.ts';
import type { ExportRun, Target } from '../../domain/exporting/export.ts';

export function askerOf({ tenantId, name, subject, roles }: Caller): Asker {
  return { tenantId, name: name ?? subject, isAdministrator: roles.includes('Administrator') };
}

export function targetAnswer({ value, rev }: Stored<Target>, exports: number, { roles }: Pick<Caller, 'roles'>) {
  const { targetId, name, place, access, createdBy } = value;
  return {
    ...{ targetId, name, kind: place.kind, place: roles.includes('Administrator') ? place : null },
    ...{ hasSecret: place.kind !== 'folder', access, exports, createdBy },
    createdAt: value.createdAt.toISOString(),
    changedAt: value.changedAt.toISOString(),
    testedAt: value.testedAt.toISOString(),
    etag: String(rev),
  };
}

export function runAnswer(run: ExportRun, nextAttemptAt: Date | null) {
  const sum = (of: (part: ExportRun['parts'][number]) => number) => run.parts.reduce((all, part) => all + of(part), 0);
  const { runId, exportId, exportName, targetId, status, reason, code, trigger, requestedBy } = run;
  return {
    ...{ runId, exportId, exportName, targetId, status, reason, code, trigger, requestedBy },
    plannedAt: text(run.plannedAt),
    requestedAt: run.requestedAt.toISOString(),
    asOf: text(run.asOf),
    endedAt: text(run.endedAt),
    expected: run.expected,
    rows: sum(({ rows }) => rows),
    bytes: sum(({ bytes }) => bytes),
    parts: [...run.parts],
    manifest: run.manifest,
    attempts: run.attempts,
    nextAttemptAt: text(nextAttemptAt),
  };
}

function text(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
