import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type Filter, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { changeBetween, noteChange } from '@firmograph/service-kit';
import { Exports, type PlannedExport, type Stored } from '../../application/exporting/ports.ts';
import type { Page } from '../../application/ports.ts';
import type { Export } from '../../domain/exporting/export.ts';
import { idOrder, keysAfter } from './id-order.ts';

/** Due when its next planned time has come. */
interface ExportDocument extends LeasedDocument {
  readonly rev: number;
  readonly value: Export;
  /** The planned time itself: a claim moves the due one. */
  readonly plannedAt?: Date;
}

const planLeaseMs = 30_000;

export class MongoExports extends Exports {
  private readonly work: LeasedWork<ExportDocument>;

  private constructor(private readonly collection: TenantCollection<ExportDocument>) {
    super();
    this.work = new LeasedWork(collection, planLeaseMs);
  }

  static async open(database: Database): Promise<MongoExports> {
    return new MongoExports(
      await database.collection<ExportDocument>({ name: 'exports', indexes: [LeasedWork.index] }),
    );
  }

  override async find(tenantId: string, exportId: string): Promise<Stored<Export> | undefined> {
    const found = await this.stored(tenantId, exportId);
    return found === null ? undefined : { value: found.value, rev: found.rev };
  }

  override async list(tenantId: string, { after, limit }: Page): Promise<readonly Stored<Export>[]> {
    const filter = { _id: keysAfter(tenantId, after) } as Filter<ExportDocument>;
    const found = await this.collection.forTenant(tenantId).find(filter, { sort: idOrder, hint: idOrder, limit });
    return found.map(({ value, rev }) => ({ value, rev }));
  }

  override async to(tenantId: string, targetId: string): Promise<readonly Export[]> {
    const filter = { _id: keysAfter(tenantId, null), 'value.targetId': targetId } as Filter<ExportDocument>;
    return (await this.collection.forTenant(tenantId).find(filter)).map(({ value }) => value);
  }

  override async save(tenantId: string, from: number, value: Export, nextRunAt: Date | null): Promise<boolean> {
    const { exportId } = value;
    const before = from === 0 ? null : await this.stored(tenantId, exportId);
    const _id = keyOf(tenantId, exportId);
    const planned = nextRunAt === null ? {} : { plannedAt: nextRunAt, nextAttemptAt: nextRunAt };
    // Whoever holds it for its planned time loses it with the fence.
    const document = { _id, tenantId, rev: from + 1, value, fence: (before?.fence ?? 0) + 1, ...planned };
    const write = { filter: { _id, rev: from }, update: document, upsert: from === 0 };
    const { matched, created } = await this.collection.forTenant(tenantId).bulk([write]);
    if (matched + created.length === 0) return false;
    noteChange(changeBetween({ kind: 'export', id: exportId }, audited(before?.value), audited(value)));
    return true;
  }

  override async remove(tenantId: string, exportId: string, from: number): Promise<boolean> {
    const before = await this.stored(tenantId, exportId);
    const removed = await this.collection.forTenant(tenantId).deleteMany({ _id: keyOf(tenantId, exportId), rev: from });
    if (removed === 0) return false;
    noteChange(changeBetween({ kind: 'export', id: exportId }, audited(before?.value), null));
    return true;
  }

  override async nextRunAt(tenantId: string, exportId: string): Promise<Date | null> {
    return (await this.stored(tenantId, exportId))?.plannedAt ?? null;
  }

  override async claimPlanned(now: Date): Promise<PlannedExport | null> {
    const found = await this.work.claim(now);
    if (found?.plannedAt === undefined) return null;
    const { tenantId, fence, plannedAt, value } = found;
    return { tenantId, fence, plannedAt, value };
  }

  override async planNext({ tenantId, fence, value }: PlannedExport, nextRunAt: Date | null): Promise<void> {
    const held = { _id: keyOf(tenantId, value.exportId), tenantId, fence } as ExportDocument;
    await this.work.settle(
      held,
      nextRunAt === null
        ? { $unset: { plannedAt: '', nextAttemptAt: '' } }
        : { $set: { plannedAt: nextRunAt, nextAttemptAt: nextRunAt } },
    );
  }

  private async stored(tenantId: string, exportId: string): Promise<ExportDocument | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, exportId) });
  }
}

function audited(value: Export | undefined) {
  return value === undefined ? null : { ...value.definition, targetId: value.targetId };
}
