import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type Filter, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { ExportRuns, type Ended, type Fault, type HeldRun, type Listing } from '../../application/exporting/ports.ts';
import {
  notBegun,
  type Cursor,
  type ExportPlan,
  type ExportRun,
  type FinalStatus,
  type PartDone,
} from '../../domain/exporting/export.ts';
import { placeInHistory } from '../../domain/exporting/history.ts';

export interface ExportRunDocument extends LeasedDocument {
  readonly run: ExportRun;
  /** Newest first: what sorts behind it is older. */
  readonly order: string;
  /** Only while it is under way; unique, so that an export has one such run. */
  readonly active?: string;
  readonly isCancelAsked?: true;
  /** Absent before it begins, and once it is over. */
  readonly plan?: ExportPlan;
  /** Names the profiles where parts begin and end; absent once it is over. */
  readonly cursor?: Cursor;
}

export const exportRuns = 'export-runs';
const newestFirst = { order: 1 } as const;

export class MongoExportRuns extends ExportRuns {
  private readonly work: LeasedWork<ExportRunDocument>;

  private constructor(
    private readonly collection: TenantCollection<ExportRunDocument>,
    private readonly leaseMs: number,
  ) {
    super();
    this.work = new LeasedWork(collection, leaseMs);
  }

  static async open(database: Database, leaseMs: number): Promise<MongoExportRuns> {
    const collection = await database.collection<ExportRunDocument>({
      name: exportRuns,
      indexes: [
        LeasedWork.index,
        { key: { active: 1 }, unique: true, sparse: true },
        { key: { tenantId: 1, order: 1 } },
        { key: { tenantId: 1, 'run.exportId': 1, order: 1 } },
      ],
    });
    return new MongoExportRuns(collection, leaseMs);
  }

  override async add(run: ExportRun): Promise<'added' | 'known' | 'busy'> {
    const { tenantId, exportId, requestedAt } = run;
    const active = keyOf(tenantId, exportId);
    const document = { ...begun(run), active, cursor: notBegun, nextAttemptAt: requestedAt };
    if (await this.collection.forTenant(tenantId).insert(document)) return 'added';
    return (await this.find(tenantId, run.runId)) === undefined ? 'busy' : 'known';
  }

  override async addOver(run: ExportRun): Promise<void> {
    await this.collection.forTenant(run.tenantId).insert(begun(run));
  }

  override async find(tenantId: string, runId: string) {
    const found = await this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, runId) });
    if (found === null) return undefined;
    return { run: runOf(found), nextAttemptAt: found.active === undefined ? null : (found.nextAttemptAt ?? null) };
  }

  override async list(tenantId: string, { after, limit, exportId, since }: Listing): Promise<readonly ExportRun[]> {
    const filter = {
      ...(exportId === undefined ? {} : { 'run.exportId': exportId }),
      ...(after === null ? {} : { order: { $gt: after } }),
      ...(since === undefined ? {} : { 'run.requestedAt': { $gte: since } }),
    } as Filter<ExportRunDocument>;
    return (await this.collection.forTenant(tenantId).find(filter, { sort: newestFirst, limit })).map(runOf);
  }

  override async lastOf(tenantId: string, exportId: string): Promise<ExportRun | undefined> {
    return this.newest(tenantId, { 'run.exportId': exportId });
  }

  override async lastSuccessOf(tenantId: string, exportId: string): Promise<ExportRun | undefined> {
    return this.newest(tenantId, { 'run.exportId': exportId, 'run.status': 'Successful' });
  }

  override async activeOf(tenantId: string, exportId: string): Promise<ExportRun | undefined> {
    return this.newest(tenantId, { active: keyOf(tenantId, exportId) });
  }

  override async askToCancel(tenantId: string, runId: string, now: Date): Promise<boolean> {
    const scope = this.collection.forTenant(tenantId);
    const active = { _id: keyOf(tenantId, runId), active: { $exists: true } } as Filter<ExportRunDocument>;
    const asked = await scope.update(active, { $set: { isCancelAsked: true } });
    // Due now where it waits for another try; who holds it hears it when he renews.
    const waiting = { ...active, 'run.status': { $in: ['Queued', 'Failed (retrying)'] } } as Filter<ExportRunDocument>;
    if (asked) await scope.update(waiting, { $set: { nextAttemptAt: now } });
    return asked;
  }

  override async claim(now: Date): Promise<HeldRun | null> {
    const found = await this.work.claim(now, { active: { $exists: true } });
    if (found === null) return null;
    const { fence, plan = null, cursor = notBegun } = found;
    return { run: found.run, plan, cursor, fence, leaseMs: this.leaseMs };
  }

  override async renew(held: HeldRun, now: Date): Promise<'kept' | 'lost' | 'canceled'> {
    const nextAttemptAt = new Date(now.getTime() + this.leaseMs);
    if (!(await this.settle(held, { $set: { nextAttemptAt, 'run.status': 'Refreshing' } }))) return 'lost';
    const found = await this.collection.forTenant(held.run.tenantId).findOne({ _id: documentOf(held)._id });
    return found?.isCancelAsked === true ? 'canceled' : 'kept';
  }

  override async begin(held: HeldRun, plan: ExportPlan, expected: number, now: Date): Promise<boolean> {
    return this.settle(held, { $set: { plan, 'run.asOf': now, 'run.expected': expected } });
  }

  override async note(held: HeldRun, cursor: Cursor): Promise<boolean> {
    return this.settle(held, { $set: { cursor, 'run.attempts': 0, 'run.reason': null, 'run.code': null } });
  }

  override async release(held: HeldRun, cursor: Cursor, now: Date): Promise<boolean> {
    return this.settle(held, { $set: { cursor, nextAttemptAt: now } });
  }

  override async retry(held: HeldRun, { code, reason }: Fault, at: Date): Promise<boolean> {
    const waits = { 'run.status': 'Failed (retrying)', 'run.code': code, 'run.reason': reason };
    return this.settle(held, { $set: { ...waits, nextAttemptAt: at }, $inc: { 'run.attempts': 1 } });
  }

  override async end(held: HeldRun, status: FinalStatus, ended: Ended): Promise<boolean> {
    const { at, cursor, manifest = null, code = null, reason = null } = ended;
    const over = { 'run.status': status, 'run.endedAt': at, 'run.manifest': manifest, 'run.code': code };
    return this.settle(held, {
      $set: { ...over, 'run.reason': reason, 'run.parts': cursor.parts.map(doneOf) },
      $unset: { active: '', nextAttemptAt: '', plan: '', cursor: '', isCancelAsked: '' },
    });
  }

  private async newest(tenantId: string, filter: object): Promise<ExportRun | undefined> {
    const scope = this.collection.forTenant(tenantId);
    const [found] = await scope.find(filter, { sort: newestFirst, limit: 1 });
    return found && runOf(found);
  }

  private async settle(held: HeldRun, update: object): Promise<boolean> {
    // Dotted paths are none of the type's names.
    return this.work.settle(documentOf(held), update);
  }
}

function begun(run: ExportRun) {
  return { _id: keyOf(run.tenantId, run.runId), tenantId: run.tenantId, fence: 0, order: placeInHistory(run), run };
}

function documentOf({ run, fence }: HeldRun): ExportRunDocument {
  return { ...begun(run), fence };
}

function runOf({ run, cursor }: ExportRunDocument): ExportRun {
  return cursor === undefined ? run : { ...run, parts: cursor.parts.map(doneOf) };
}

function doneOf({ name, rows, bytes, sha256 }: PartDone): PartDone {
  return { name, rows, bytes, sha256 };
}
