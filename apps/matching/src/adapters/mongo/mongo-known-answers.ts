import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument, Write } from '@firmograph/mongo';
import { KnownAnswers, nothingErased, type Doubt, type ErasedData, type ErasedOnes } from '../../application/ports.ts';
import { isRememberable } from '../../application/without-erased.ts';
import { inDoubt, type AnswerOrigin, type KnownAnswer } from '../../domain/told.ts';

export interface KnownDocument extends TenantDocument {
  readonly askedAt: Date;
  /** JSON, as it is told. */
  readonly finding: string;
  readonly askedFor?: string;
  /** The call of which nobody knows whether it was paid for; absent where there is an answer. */
  readonly doubt?: { readonly callId: string; readonly record: number };
  readonly expireAt: Date;
  /** Over which it came. */
  readonly connectionId?: string;
  /** Pseudonyms of the profiles that it was first asked for. */
  readonly subjects?: readonly string[];
}

const dayMs = 24 * 60 * 60_000;

export class MongoKnownAnswers extends KnownAnswers {
  private constructor(
    private readonly collection: TenantCollection<KnownDocument>,
    private readonly erased: ErasedData,
  ) {
    super();
  }

  static async open(database: Database, erased: ErasedData = nothingErased): Promise<MongoKnownAnswers> {
    const indexes = [
      { key: { expireAt: 1 }, expireAfterSeconds: 0 },
      {
        key: { tenantId: 1, 'doubt.callId': 1 },
        partialFilterExpression: { 'doubt.callId': { $exists: true } },
      },
    ];
    const collection = await database.collection<KnownDocument>({ name: 'known-answers', indexes });
    return new MongoKnownAnswers(collection, erased);
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
    const erased = await this.erased.of(tenantId);
    const documents: KnownDocument[] = [];
    for (const [key, known] of answers) {
      if (!isRememberable(known, erased)) continue;
      const { origin, askedAt, ...answer } = known;
      const expireAt = expiryOf(askedAt, freshForDays);
      const from = originOf(origin, erased);
      documents.push({ ...answer, _id: keyOf(tenantId, key), tenantId, askedAt, expireAt, ...from });
    }
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
    if (documents.length === 0) return;
    const scope = this.collection.forTenant(tenantId);
    const there = await scope.find({ _id: { $in: documents.map(({ _id }) => _id) } }, { projection: { _id: 1 } });
    const known = new Set(there.map(({ _id }) => _id));
    const added = documents.filter(({ _id }) => !known.has(_id));
    // Somebody may have been faster.
    for (const position of await scope.insertMany(added)) known.add(added[position]?._id ?? '');
    await scope.bulk(documents.filter(({ _id }) => known.has(_id)).map(updating));
  }
}

function updating({ _id, tenantId: _, expireAt, ...answer }: KnownDocument): Write<KnownDocument> {
  const newer = { _id, askedAt: { $lte: answer.askedAt } };
  if (answer.doubt !== undefined) return { filter: newer, update: { $set: answer, $max: { expireAt } } };
  return { filter: newer, update: { $set: answer, $unset: { doubt: 1 }, $max: { expireAt } } };
}

function knownIn({ askedAt, finding, askedFor }: KnownAnswer): KnownAnswer {
  return { askedAt, finding, ...(askedFor === undefined ? {} : { askedFor }) };
}

function expiryOf(askedAt: Date, freshForDays: number): Date {
  return new Date(askedAt.getTime() + Math.max(freshForDays, 1) * dayMs);
}

/** So that it can be found again when a profile, or what came over a connection, is erased. */
function originOf(
  origin: AnswerOrigin | undefined,
  erased: ErasedOnes,
): Pick<KnownDocument, 'connectionId' | 'subjects'> {
  if (origin === undefined) return {};
  const { connectionId, profileIds } = origin;
  return { connectionId, subjects: profileIds.map((profileId) => erased.pseudonymOf(profileId)) };
}

/** The key has no colon in it, and is the last part. */
function keyIn(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
