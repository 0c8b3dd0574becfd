import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument, Write } from '@firmograph/mongo';
import { KnownAnswers } from '../../application/ports.ts';
import type { KnownAnswer } from '../../domain/told.ts';

interface KnownDocument extends TenantDocument {
  readonly askedAt: Date;
  /** JSON, as it is told. */
  readonly finding: string;
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
        { projection: { askedAt: 1, finding: 1 } },
      );
    return new Map(found.map(({ _id, askedAt, finding }) => [keyIn(_id), { askedAt, finding }]));
  }

  /** To insert what is there costs several times what it costs to look, and to update what is not there twice an insert. */
  async remember(tenantId: string, answers: ReadonlyMap<string, KnownAnswer>, freshForDays: number): Promise<void> {
    const documents = Array.from(answers, ([key, { askedAt, finding }]) => {
      const expireAt = new Date(askedAt.getTime() + Math.max(freshForDays, 1) * dayMs);
      return { _id: keyOf(tenantId, key), tenantId, askedAt, finding, expireAt };
    });
    const scope = this.collection.forTenant(tenantId);
    const there = await scope.find({ _id: { $in: documents.map(({ _id }) => _id) } }, { projection: { _id: 1 } });
    const known = new Set(there.map(({ _id }) => _id));
    const added = documents.filter(({ _id }) => !known.has(_id));
    // Somebody may have been faster.
    for (const position of await scope.insertMany(added)) known.add(added[position]?._id ?? '');
    await scope.bulk(documents.filter(({ _id }) => known.has(_id)).map(updating));
  }
}

function updating({ _id, askedAt, finding, expireAt }: KnownDocument): Write<KnownDocument> {
  return { filter: { _id, askedAt: { $lte: askedAt } }, update: { $set: { askedAt, finding }, $max: { expireAt } } };
}

/** The key has no colon in it, and is the last part. */
function keyIn(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
