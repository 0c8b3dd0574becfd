import type { ExportPlace } from '@firmograph/enrichment';
import type { Cell } from '@firmograph/tables';
import type { Cursor, Export, ExportPlan, ExportRun, FinalStatus, Target } from '../../domain/exporting/export.ts';
import type { Page } from '../ports.ts';

export interface Stored<Value> {
  readonly value: Value;
  /** Rises with every change. */
  readonly rev: number;
}

/** What opens a target beside its place; only in memory, and sealed in the store. */
export type Secret = Readonly<Partial<Record<'secretAccessKey' | 'password' | 'privateKey' | 'passphrase', string>>>;

export abstract class ExportTargets {
  abstract find(tenantId: string, targetId: string): Promise<Stored<Target> | undefined>;
  abstract list(tenantId: string, page: Page): Promise<readonly Stored<Target>[]>;
  /** `from` is the `rev` that is replaced, 0 for a new one; without a secret the one that is there stays. False: it changed meanwhile. */
  abstract save(tenantId: string, from: number, target: Target, secret?: Secret): Promise<boolean>;
  abstract secretOf(tenantId: string, targetId: string): Promise<Secret>;
  /** False: it changed meanwhile, or is not there. */
  abstract remove(tenantId: string, targetId: string, from: number): Promise<boolean>;
}

export abstract class Exports {
  abstract find(tenantId: string, exportId: string): Promise<Stored<Export> | undefined>;
  abstract list(tenantId: string, page: Page): Promise<readonly Stored<Export>[]>;
  abstract to(tenantId: string, targetId: string): Promise<readonly Export[]>;
  /** `from` is the `rev` that is replaced, 0 for a new one. False: it changed meanwhile. */
  abstract save(tenantId: string, from: number, value: Export, nextRunAt: Date | null): Promise<boolean>;
  abstract remove(tenantId: string, exportId: string, from: number): Promise<boolean>;
  abstract nextRunAt(tenantId: string, exportId: string): Promise<Date | null>;
  /** An export whose planned time has come; null: none. */
  abstract claimPlanned(now: Date): Promise<PlannedExport | null>;
  abstract planNext(planned: PlannedExport, nextRunAt: Date | null): Promise<void>;
}

/** An export whose planned time has come, held by one instance. */
export interface PlannedExport {
  readonly tenantId: string;
  readonly fence: number;
  readonly plannedAt: Date;
  readonly value: Export;
}

export interface HeldRun {
  readonly run: ExportRun;
  readonly plan: ExportPlan | null;
  readonly cursor: Cursor;
  readonly fence: number;
  readonly leaseMs: number;
}

export interface Listing extends Page {
  readonly exportId?: string | undefined;
  readonly since?: Date | undefined;
}

export abstract class ExportRuns {
  /** `known`: this run is there already; `busy`: another run of the export is under way. */
  abstract add(run: ExportRun): Promise<'added' | 'known' | 'busy'>;
  /** One that is over before it began. */
  abstract addOver(run: ExportRun): Promise<void>;
  abstract find(tenantId: string, runId: string): Promise<{ run: ExportRun; nextAttemptAt: Date | null } | undefined>;
  abstract list(tenantId: string, listing: Listing): Promise<readonly ExportRun[]>;
  abstract lastOf(tenantId: string, exportId: string): Promise<ExportRun | undefined>;
  abstract lastSuccessOf(tenantId: string, exportId: string): Promise<ExportRun | undefined>;
  abstract activeOf(tenantId: string, exportId: string): Promise<ExportRun | undefined>;
  /** False: it is over. */
  abstract askToCancel(tenantId: string, runId: string, now: Date): Promise<boolean>;

  abstract claim(now: Date): Promise<HeldRun | null>;
  /** 'lost': another holds it; 'canceled': somebody asked to stop it. */
  abstract renew(held: HeldRun, now: Date): Promise<'kept' | 'lost' | 'canceled'>;
  abstract begin(held: HeldRun, plan: ExportPlan, expected: number, now: Date): Promise<boolean>;
  abstract note(held: HeldRun, cursor: Cursor): Promise<boolean>;
  /** Gives it back, due at once. */
  abstract release(held: HeldRun, cursor: Cursor, now: Date): Promise<boolean>;
  abstract retry(held: HeldRun, fault: Fault, at: Date): Promise<boolean>;
  /** What names profiles goes. */
  abstract end(held: HeldRun, status: FinalStatus, ended: Ended): Promise<boolean>;
}

export interface Fault {
  readonly code: string;
  readonly reason: string;
}

export interface Ended extends Partial<Fault> {
  readonly at: Date;
  readonly manifest?: string;
  readonly cursor: Cursor;
}

export interface ExportRow {
  readonly profileId: string;
  readonly cells: readonly Cell[];
}

/** The rows of an export in the order of profile ids. */
export abstract class ExportRows {
  abstract isThere(tenantId: string, source: ExportPlan['source']): Promise<boolean>;
  /** Undefined: what it reads is not there. */
  abstract count(tenantId: string, plan: Pick<ExportPlan, 'source'>): Promise<number | undefined>;
  /** What is after `page.after`; `lastId` null: there is no more. */
  abstract read(
    tenantId: string,
    plan: ExportPlan,
    page: Page,
  ): Promise<{ readonly rows: readonly ExportRow[]; readonly lastId: string | null }>;
}

/** A target as long as it is open. All throw `TargetFault`. */
export abstract class OpenTarget {
  /** Fingerprint that the server showed; null: it has none. */
  abstract readonly hostFingerprint: string | null;
  /** Whole or not at all: nobody sees a file of this name before all of it is there. What is there is replaced. */
  abstract put(name: string, body: AsyncIterable<Uint8Array>): Promise<void>;
  /** Of the file as it is there; null: there is none. */
  abstract digest(name: string): Promise<{ readonly bytes: number; readonly sha256: string } | null>;
  abstract remove(name: string): Promise<void>;
  abstract close(): Promise<void>;
}

export interface Destination {
  readonly name: string;
  readonly kind: ExportPlace['kind'];
  /** For people. */
  readonly where: string;
}

export abstract class Destinations {
  abstract readonly all: readonly Destination[];
  abstract open(tenantId: string, place: ExportPlace, secret: Secret): Promise<OpenTarget>;
}

/** Who works on the runs. */
export abstract class ExportWorker {
  abstract wake(): void;
}

export abstract class PlannedTimes {
  /** The first planned time after `after`; null: there is none. Throws a rule with a sentence when it is no schedule. */
  abstract next(schedule: { readonly cron: string; readonly timeZone: string }, after: Date): Date | null;
}
