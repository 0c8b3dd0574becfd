import type {
  Column,
  ExportField,
  ExportFormat,
  ExportPlace,
  ExportSchedule,
  ExportSource,
  ExportStatus,
} from '@firmograph/enrichment';

export interface Target {
  readonly targetId: string;
  readonly name: string;
  readonly place: ExportPlace;
  readonly access: 'administrators' | 'contributors';
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly testedAt: Date;
}

export interface ExportDefinition {
  readonly name: string;
  readonly source: ExportSource;
  readonly fields?: readonly ExportField[] | undefined;
  readonly format: ExportFormat;
  readonly fileName: string;
  readonly rowsPerPart: number;
  readonly schedule: ExportSchedule | null;
}

export interface Export {
  readonly exportId: string;
  readonly definition: ExportDefinition;
  /** Null: it is detached. */
  readonly targetId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Where a column gets its cells from. */
export type CellSource =
  | { readonly kind: 'profile-id' }
  | { readonly kind: 'profile'; readonly field: string }
  | { readonly kind: 'path'; readonly enrichmentId: string; readonly path: string }
  | { readonly kind: 'column'; readonly enrichmentId: string; readonly column: Column };

export interface ExportColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'json';
  readonly from: CellSource;
}

/** What a run does, as it stood when it began; later changes of the definition do not touch it. */
export interface ExportPlan {
  readonly source: ExportSource;
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
  /** Names of the parts, with `{part}` still in it. */
  readonly fileName: string;
  readonly rowsPerPart: number;
}

export interface PartDone {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A part and the range of ids that is in it: after `after`, up to `lastId`. */
export interface PartInWork extends PartDone {
  readonly after: string | null;
  readonly lastId: string | null;
}

/** How far a run is. The parts that are in place are the truth; this says where to go on. */
export interface Cursor {
  readonly parts: readonly PartInWork[];
  /** All rows are in parts; the manifest is missing. */
  readonly isRead: boolean;
  /** Of the owner who gave the run back in order: whoever has the next one need not look whether the parts are there. */
  readonly cleanFence: number;
}

export const notBegun: Cursor = { parts: [], isRead: false, cleanFence: 0 };

export type Trigger = 'on-demand' | 'scheduled';
export type FinalStatus = Extract<ExportStatus, 'Successful' | 'Failed (permanent)' | 'Skipped' | 'Canceled'>;

export interface ExportRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly exportId: string;
  readonly exportName: string;
  readonly targetId: string;
  readonly status: Exclude<ExportStatus, 'Not started'>;
  readonly reason: string | null;
  readonly code: string | null;
  readonly trigger: Trigger;
  readonly plannedAt: Date | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly asOf: Date | null;
  readonly endedAt: Date | null;
  readonly expected: number | null;
  readonly attempts: number;
  readonly parts: readonly PartDone[];
  readonly manifest: string | null;
}

/** Which faults in a row a run gets over. */
const mostAttempts = 8;
const firstWaitMs = 5000;
const longestWaitMs = 600_000;

/** When to try again after so many attempts have failed; null: no more. */
export function waitAfter(attempts: number): number | null {
  return attempts >= mostAttempts ? null : Math.min(longestWaitMs, firstWaitMs * 3 ** (attempts - 1));
}
