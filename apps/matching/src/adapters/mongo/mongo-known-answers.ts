import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument, Write } from '@firmograph/mongo';
import { KnownAnswers, type Doubt } from '../../application/ports.ts';
import { inDoubt, type KnownAnswer } from '../../domain/told.ts';

interface KnownDocument extends TenantDocument {
  readonly askedAt: Date;
  /** JSON, as it is told. */
  readonly finding: string;
  readonly askedFor?: string;
  /** The call of which nobody knows whether it was paid for; absent where there is an answer. */
  readonly doubt?: { readonly callId: string; readonly record: number };
  readonly expireAt: Date;
}

const dayMs = 24 * 60 * 60_000;

export class MongoKnownAnswers extends KnownAnswers {
  private constructor(private readonly collection: TenantCollection<KnownDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoKnownAnswers> {
    const indexes = [
      { key: { expireAt: 1 }, expireAfterSeconds: 0 },
      {
        key: { tenantId: 1, 'doubt.callId': 1 },
        partialFilterExpression: { 'doubt.callId': { $exists: true } },
      },
    ];
    return new MongoKnownAnswers(await database.collection<KnownDocument>({ name: 'known-answers', indexes }));
  }

  async find(tenantId: string, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, KnownAnswer>> {
    const found = await this.collection
      .forTenant(tenantId)
      .find(
        { _id: { $in: keys.map((key) => keyOf(tenantId, key)) }, askedAt: { $gte: since } },
        { projection: { askedAt: 1, finding: 1, askedFor: 1 } },
      );
    return new Map(found.map(({ _id, ...answer }) => [keyIn(_id), knownIn(answer)]));
  }

  async remember(tenantId: string, answers: ReadonlyMap<string, KnownAnswer>, freshForDays: number): Promise<void> {
    const documents = Array.from(answers, ([key, { askedAt, ...answer }]) => {
      const expireAt = expiryOf(askedAt, freshForDays);
      return { ...answer, _id: keyOf(tenantId, key), tenantId, askedAt, expireAt };
    });
    await this.put(tenantId, documents);
  }

  async doubt(tenantId: string, { callId, keys, askedAt, freshForDays }: Doubt): Promise<void> {
    const expireAt = expiryOf(askedAt, freshForDays);
    const documents = keys.map((key, record) => {
      const doubt = { callId, record };
      return { _id: keyOf(tenantId, key), tenantId, askedAt, finding: inDoubt, doubt, expireAt };
    });
    await this.put(tenantId, documents);
  }

  async doubted(tenantId: string, callId: string): Promise<ReadonlyMap<number, string>> {
    const found = await this.collection.forTenant(tenantId).find({ 'doubt.callId': callId });
    return new Map(found.map(({ _id, doubt }) => [doubt?.record ?? -1, keyIn(_id)]));
  }

  async undoubt(tenantId: string, callId: string): Promise<void> {
    await this.collection.forTenant(tenantId).deleteMany({ 'doubt.callId': callId });
  }

  /** To insert what is there costs several times what it costs to look, and to update what is not there twice an insert. */
  private async put(tenantId: string, documents: readonly KnownDocument[]): Promise<void> {
    const scope = this.collection.forTenant(tenantId);
    const there = await scope.find({ _id: { $in: documents.map(({ _id }) => _id) } }, { projection: { _id: 1 } });
    const known = new Set(there.map(({ _id }) => _id));
    const added = documents.filter(({ _id }) => !known.has(_id));
    // Somebody may have been faster.
    for (const position of await scope.insertMany(added)) known.add(added[position]?._id ?? '');
    await scope.bulk(documents.filter(({ _id }) => known.has(_id)).map(updating));
  }
}

function updating({ _id, doubt, expireAt, ...document }: KnownDocument): Write<KnownDocument> {
  const answer = knownIn(document);
  const newer = { _id, askedAt: { $lte: answer.askedAt } };
  if (doubt !== undefined) return { filter: newer, update: { $set: { ...answer, doubt }, $max: { expireAt } } };
  return { filter: newer, update: { $set: answer, $unset: { doubt: 1 }, $max: { expireAt } } };
}

function knownIn({ askedAt, finding, askedFor }: KnownAnswer): KnownAnswer {
  return { askedAt, finding, ...(askedFor === undefined ? {} : { askedFor }) };
}

function expiryOf(askedAt: Date, freshForDays: number): Date {
  return new Date(askedAt.getTime() + Math.max(freshForDays, 1) * dayMs);
}

/** The key has no colon in it, and is the last part. */
function keyIn(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
