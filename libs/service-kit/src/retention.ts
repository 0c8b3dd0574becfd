import type { Provider } from '@nestjs/common';
import { Database, LeasedWork, Worker, type LeasedDocument, type TenantDocument } from '@firmograph/mongo';

/** What is kept for a while only. */
export interface Keeping {
  readonly collection: string;
  /** Field with the date that it is kept from. */
  readonly since: string;
  /** In days; 0: for ever. */
  readonly days: number;
  /** Only documents that meet this, too: those that still have something to say stay. */
  readonly only?: object;
}

const dayMs = 86_400_000;
const everyMs = 3_600_000;
const leaseMs = 60_000;
const pageSize = 500;

type Purge = LeasedDocument;

/** Deletes what has been kept long enough, page by page; one instance at a time, once an hour. */
export class PurgeOld {
  private constructor(
    private readonly database: Database,
    private readonly work: LeasedWork<Purge>,
    private readonly keepings: ReadonlyMap<string, Keeping>,
  ) {}

  static async open(database: Database, keepings: readonly Keeping[]): Promise<PurgeOld> {
    const purges = await database.collection<Purge>({ name: 'purges', indexes: [LeasedWork.index] });
    const limited = keepings.filter(({ days }) => days > 0);
    for (const { collection, since } of limited) {
      // Without it, to look for what is old would read all there is.
      await database.collection({ name: collection, indexes: [{ key: { [since]: 1 } }] });
      await purges
        .acrossTenants('retention')
        .insert({ _id: collection, tenantId: '-', fence: 0, nextAttemptAt: new Date(0) });
    }
    return new PurgeOld(
      database,
      new LeasedWork(purges, leaseMs),
      new Map(limited.map((each) => [each.collection, each])),
    );
  }

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.work.claim(now, { _id: { $in: [...this.keepings.keys()] } });
    const keeping = held === null ? undefined : this.keepings.get(held._id);
    if (held === null || keeping === undefined) return 'idle';
    const isMore = await this.deletePage(keeping, now);
    await this.work.settle(held, { $set: { nextAttemptAt: new Date(now.getTime() + (isMore ? 0 : everyMs)) } });
    return 'worked';
  }

  private async deletePage({ collection, since, days, only = {} }: Keeping, now: Date): Promise<boolean> {
    const scope = (await this.database.collection<TenantDocument>({ name: collection })).acrossTenants('retention');
    const filter = { ...only, [since]: { $lt: new Date(now.getTime() - days * dayMs) } };
    const old = await scope.find(filter, { limit: pageSize, projection: { _id: 1 } });
    if (old.length > 0) await scope.deleteMany({ ...filter, _id: { $in: old.map(({ _id }) => _id) } });
    return old.length === pageSize;
  }
}

/** The purge as a worker of a service. */
export function keptFor(keepings: readonly Keeping[]): Provider {
  return {
    provide: 'worker of retention',
    useFactory: async (database: Database) => {
      const purge = await PurgeOld.open(database, keepings);
      return new Worker({ name: 'retention', lanes: 1, idleMs: 60_000, step: () => purge.execute(new Date()) });
    },
    inject: [Database],
  };
}
