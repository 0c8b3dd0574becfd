import type { Decision } from '@firmograph/company-match';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Decisions, type RecordedDecision } from '../../application/ports.ts';

type DecisionDocument = RecordedDecision & TenantDocument;

export class MongoDecisions extends Decisions {
  private constructor(private readonly collection: TenantCollection<DecisionDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoDecisions> {
    const indexes = [{ key: { tenantId: 1, decidedAt: -1 } }] as const;
    return new MongoDecisions(await database.collection<DecisionDocument>({ name: 'match-decisions', indexes }));
  }

  async record(tenantId: string, decision: RecordedDecision): Promise<void> {
    const _id = keyOf(tenantId, decision.runId, decision.profileId);
    await this.collection.forTenant(tenantId).update({ _id }, { $set: decision }, true);
  }

  async newest(tenantId: string, most: number): Promise<readonly Decision[]> {
    return this.collection
      .forTenant(tenantId)
      .find({}, { sort: { decidedAt: -1 }, limit: most, projection: { confidence: 1, isRight: 1 } });
  }

  async count(tenantId: string): Promise<number> {
    return this.collection.forTenant(tenantId).count({});
  }
}
