import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { KnownAnswers } from '../../application/ports.ts';
import type { Finding, KnownAnswer } from '../../domain/answers.ts';

interface KnownDocument extends TenantDocument {
  readonly key: string;
  readonly askedAt: Date;
  readonly finding: Finding;
  readonly expireAt: Date;
}

const dayMs = 24 * 60 * 60_000;

export class MongoKnownAnswers extends KnownAnswers {
  private constructor(private readonly collection: TenantCollection<KnownDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoKnownAnswers> {
    const indexes = [{ key: { expireAt: 1 }, expireAfterSeconds: 0 }] as const;
    return new MongoKnownAnswers(await database.collection<KnownDocument>({ name: 'known-answers', indexes }));
  }

  async find(tenantId: string, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, KnownAnswer>> {
    const found = await this.collection
      .forTenant(tenantId)
      .find(
        { _id: { $in: keys.map((key) => keyOf(tenantId, key)) }, askedAt: { $gte: since } },
        { projection: { key: 1, askedAt: 1, finding: 1 } },
      );
    return new Map(found.map(({ key, askedAt, finding }) => [key, { askedAt, finding }]));
  }

  async remember(tenantId: string, answers: ReadonlyMap<string, KnownAnswer>, freshForDays: number): Promise<void> {
    const writes = Array.from(answers, ([key, { askedAt, finding }]) => ({
      filter: { _id: keyOf(tenantId, key), askedAt: { $lte: askedAt } },
      update: {
        $set: { key, askedAt, finding },
        $max: { expireAt: new Date(askedAt.getTime() + Math.max(freshForDays, 1) * dayMs) },
      },
      upsert: true,
    }));
    await this.collection.forTenant(tenantId).bulk(writes);
  }
}
