import { keyOf } from '@firmograph/kernel';
import {
  LeasedWork,
  Outbox,
  type Database,
  type Filter,
  type LeasedDocument,
  type OutboxDocument,
  type TenantCollection,
} from '@firmograph/mongo';
import {
  Runs,
  settleAfterMs,
  type Announcements,
  type Held,
  type NewRun,
  type Page,
  type Paging,
} from '../../application/ports.ts';
import { settledMessages } from '../../application/run-messages.ts';
import type { Period } from '../../domain/run-points.ts';
import { orderOf, type Run, type Stray, type Sums } from '../../domain/run.ts';

export interface RunDocument extends Run, LeasedDocument, OutboxDocument {
  /** See `orderOf`. */
  readonly order: string;
  /** Neither settled nor ended. */
  readonly isOpen?: true;
  /** What was counted at the last look. */
  readonly sums?: Sums;
}

export interface MongoRunsOptions {
  readonly announcements: Announcements;
  /** How old something unsaid is before the relay says it, in milliseconds. */
  readonly relayAfterMs: number;
}

const leaseMs = 30_000;
const openRun = { frozen: null, waiting: null, settled: null, ended: null, isOpen: true, fence: 0, rev: 0 } as const;

export class MongoRuns extends Runs {
  private constructor(
    private readonly collection: TenantCollection<RunDocument>,
    private readonly work: LeasedWork<RunDocument>,
    readonly outbox: Outbox<RunDocument>,
  ) {
    super();
  }

  static async open(database: Database, { announcements, relayAfterMs }: MongoRunsOptions): Promise<MongoRuns> {
    const collection = await database.collection<RunDocument>({
      name: 'runs',
      indexes: [
        { key: { tenantId: 1, enrichmentId: 1, order: -1 } },
        { key: { tenantId: 1, enrichmentId: 1, 'settled.at': -1 } },
        { key: { tenantId: 1, 'ended.at': -1 } },
        { key: { isOpen: 1 }, sparse: true },
        LeasedWork.index,
        Outbox.index,
      ],
    });
    const outbox = await Outbox.of(database, collection, {
      messagesOf: settledMessages,
      publish: (messages) => announcements.publish(messages),
      olderThanMs: relayAfterMs,
    });
    return new MongoRuns(collection, new LeasedWork(collection, leaseMs), outbox);
  }

  override async begin(run: NewRun): Promise<void> {
    const { tenantId, runId } = run;
    const document = { ...openRun, ...run, _id: keyOf(tenantId, runId), order: orderOf(run) };
    await this.collection.forTenant(tenantId).insert(document);
  }

  override async find(tenantId: string, runId: string): Promise<Run | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, runId) }, { projection: { sums: 0 } });
  }

  override async freeze(tenantId: string, runId: string, frozen: NonNullable<Run['frozen']>): Promise<boolean> {
    const scope = this.collection.forTenant(tenantId);
    const _id = keyOf(tenantId, runId);
    const due = { $inc: { fence: 1 }, $set: { frozen, nextAttemptAt: new Date() } };
    return (await scope.update({ _id, frozen: null }, due)) || (await scope.count({ _id })) > 0;
  }

  override async wait(tenantId: string, runId: string, waiting: NonNullable<Run['waiting']>): Promise<boolean> {
    return this.collection.forTenant(tenantId).update({ _id: keyOf(tenantId, runId) }, { $set: { waiting } });
  }

  override async end(tenantId: string, runId: string, ended: NonNullable<Run['ended']>): Promise<boolean> {
    const scope = this.collection.forTenant(tenantId);
    const _id = keyOf(tenantId, runId);
    const over = { $set: { ended }, $unset: { isOpen: 1 } } as const;
    return (await scope.update({ _id, ended: null }, over)) || (await scope.count({ _id })) > 0;
  }

  override async touch(tenantId: string, runId: string): Promise<void> {
    const nextAttemptAt = new Date(Date.now() + settleAfterMs);
    // The fence ends a look that is under way: it may have added up before this part was there.
    const due = { $inc: { fence: 1 }, $set: { nextAttemptAt } };
    await this.collection.forTenant(tenantId).update({ _id: keyOf(tenantId, runId) }, due);
  }

  override async touchOpen(): Promise<void> {
    const waiting = { isOpen: true, frozen: { $ne: null }, nextAttemptAt: { $exists: false } } as const;
    const due = { $inc: { fence: 1 }, $set: { nextAttemptAt: new Date() } };
    await this.collection.acrossTenants('claim-due-work').updateMany(waiting, due);
  }

  override async claimDue(now: Date): Promise<(Held & { readonly run: Run }) | null> {
    const run = await this.work.claim(now);
    return run === null ? null : { tenantId: run.tenantId, id: run._id, fence: run.fence, run };
  }

  override async release(
    { tenantId, id, fence }: Held,
    sums: Sums,
    settled: NonNullable<Run['settled']> | null,
  ): Promise<void> {
    const scope = this.collection.forTenant(tenantId);
    if (settled === null) {
      await scope.update({ _id: id, fence }, { $set: { sums }, $unset: { nextAttemptAt: 1 } });
      return;
    }
    const document = await scope.findAndUpdate(
      { _id: id, fence, settled: null, ended: null },
      {
        $set: { sums, settled, pendAt: settled.at },
        $unset: { nextAttemptAt: 1, isOpen: 1 },
        $inc: { rev: 1 },
      },
    );
    if (document !== null) await this.outbox.say([document]);
  }

  override async stray(tenantId: string, runId: string, strayed: Stray): Promise<void> {
    const document = await this.collection
      .forTenant(tenantId)
      .findAndUpdate(
        { _id: keyOf(tenantId, runId), strayed: { $exists: false }, settled: null, ended: null },
        { $set: { strayed, pendAt: strayed.at }, $inc: { rev: 1 } },
      );
    if (document !== null) await this.outbox.say([document]);
  }

  override async lastSums(tenantId: string, runId: string): Promise<Sums | null> {
    const scope = this.collection.forTenant(tenantId);
    const found = await scope.findOne({ _id: keyOf(tenantId, runId) }, { projection: { sums: 1 } });
    return found?.sums ?? null;
  }

  override async isUnderWay(tenantId: string, enrichmentId: string): Promise<boolean> {
    return (await this.collection.forTenant(tenantId).count({ enrichmentId, isOpen: true }, 1)) > 0;
  }

  override async settledIn(
    tenantId: string,
    enrichmentId: string,
    { from, to }: Period,
    limit: number,
  ): Promise<readonly Run[]> {
    const filter: Filter<RunDocument> = { enrichmentId, 'settled.at': { $gte: from, $lte: to } };
    return this.newest(tenantId, filter, 'settled.at', limit);
  }

  override async endedLast(tenantId: string, limit: number): Promise<readonly Run[]> {
    return this.newest(tenantId, { 'ended.at': { $exists: true } }, 'ended.at', limit);
  }

  private newest(tenantId: string, filter: Filter<RunDocument>, by: string, limit: number): Promise<readonly Run[]> {
    return this.collection.forTenant(tenantId).find(filter, { sort: { [by]: -1 }, limit, projection: { sums: 0 } });
  }

  override async page(tenantId: string, enrichmentId: string, { after, limit }: Paging): Promise<Page<Run>> {
    const older = after === undefined ? {} : { order: { $lt: after } };
    const found = await this.collection
      .forTenant(tenantId)
      .find({ enrichmentId, ...older }, { sort: { order: -1 }, limit: limit + 1, projection: { sums: 0 } });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.order ?? null) : null };
  }
}
