import { setTimeout as delay } from 'node:timers/promises';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Purses } from '../../application/ports.ts';
import { emptyPurse, type Purse } from '../../domain/purse.ts';

/** The tenant's budgets in one document: several of them let a call go together, or none does. */
interface PurseDocument extends Purse, TenantDocument {
  /** Rises with each change: who has read an older one has lost, and decides again. */
  readonly rev: number;
}

/** Nobody loses that often unless something is wrong. */
const mostTries = 200;

/** Compare-and-set over all instances; those of one process go one after the other, so that they need not fight each other. */
export class MongoPurses extends Purses {
  private readonly queues = new Map<string, Promise<unknown>>();

  private constructor(private readonly collection: TenantCollection<PurseDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoPurses> {
    return new MongoPurses(await database.collection<PurseDocument>({ name: 'purses' }));
  }

  async find(tenantId: string): Promise<Purse> {
    return (await this.read(tenantId)) ?? emptyPurse;
  }

  change<Said>(tenantId: string, decide: (purse: Purse) => readonly [Purse | null, Said]): Promise<Said> {
    const turn = (this.queues.get(tenantId) ?? Promise.resolve()).then(() => this.decided(tenantId, decide));
    const done = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.queues.get(tenantId) === done) this.queues.delete(tenantId);
      });
    this.queues.set(tenantId, done);
    return turn;
  }

  private async decided<Said>(
    tenantId: string,
    decide: (purse: Purse) => readonly [Purse | null, Said],
  ): Promise<Said> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const read = await this.read(tenantId);
      const [next, said] = decide(read ?? emptyPurse);
      if (next === null || (await this.write(tenantId, read?.rev ?? null, next))) return said;
      await delay(Math.random() * Math.min(50, tries));
    }
    throw new Error('The budgets could not be written: others were always faster');
  }

  private async read(tenantId: string): Promise<PurseDocument | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId) });
  }

  private async write(tenantId: string, rev: number | null, { budgets, runs, open }: Purse): Promise<boolean> {
    const _id = keyOf(tenantId);
    const scope = this.collection.forTenant(tenantId);
    if (rev === null) return scope.insert({ _id, tenantId, rev: 1, budgets, runs, open });
    return scope.update({ _id, rev }, { $set: { rev: rev + 1, budgets, runs, open } });
  }
}
