import type { Company } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Database, Filter, Scope, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { EnrichedFields, type KnownEnrichments, type WantedFields } from '../../application/enriched-ports.ts';
import type { Page } from '../../application/ports.ts';
import type { EnrichedRow, RowNews } from '../../domain/enriched-row.ts';
import { idOrder } from './id-order.ts';
import { MongoKnownEnrichments } from './mongo-known-enrichments.ts';

/** The key is that of the row's messages; in its order the rows of an enrichment stand together, by profile. */
export interface EnrichedDocument
  extends TenantDocument, Omit<EnrichedRow, 'company' | 'confidence' | 'askedAt' | 'runId'> {
  readonly enrichmentId: string;
  readonly sequence: number;
  /** This and what follows is absent where the row was taken back: only its sequence is kept, so that no older one wins. */
  readonly company?: Company;
  readonly confidence?: EnrichedRow['confidence'];
  readonly askedAt?: Date;
  readonly runId?: string;
}

export const enrichedCollection = 'enriched-fields';

export class MongoEnrichedFields extends EnrichedFields {
  private constructor(
    private readonly collection: TenantCollection<EnrichedDocument>,
    private readonly enrichments: Pick<KnownEnrichments, 'list'>,
  ) {
    super();
  }

  /** No index beside the key: every row of every output table is written here. */
  static async open(database: Database): Promise<MongoEnrichedFields> {
    const collection = await database.collection<EnrichedDocument>({ name: enrichedCollection });
    return new MongoEnrichedFields(collection, await MongoKnownEnrichments.open(database));
  }

  override async scan(
    tenantId: string,
    enrichmentId: string,
    { after, limit }: Page,
    fields: WantedFields,
  ): Promise<readonly EnrichedRow[]> {
    const keys = enrichedKeysAfter(tenantId, enrichmentId, after);
    const filter = { _id: keys, company: { $exists: true } } as Filter<EnrichedDocument>;
    return rowsOf(
      await this.of(tenantId).find(filter, { ...projectionOf(fields), sort: idOrder, hint: idOrder, limit }),
    );
  }

  override async find(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
    fields: WantedFields,
  ): Promise<ReadonlyMap<string, EnrichedRow>> {
    const keys = profileIds.map((profileId) => keyOf(tenantId, enrichmentId, profileId));
    const found = await this.of(tenantId).find({ _id: { $in: keys } }, projectionOf(fields));
    return new Map(rowsOf(found).map((row) => [row.profileId, row]));
  }

  override async count(tenantId: string, enrichmentId: string): Promise<number> {
    const keys = enrichedKeysAfter(tenantId, enrichmentId, null);
    return this.of(tenantId).count({ _id: keys, company: { $exists: true } });
  }

  override async take(tenantId: string, news: readonly RowNews[]): Promise<void> {
    const erased = news.filter(({ isErased }) => isErased === true);
    const documents = news.filter(({ isErased }) => isErased !== true).map((each) => documentOf(tenantId, each));
    // A row that begins costs the server a tenth as an insert; where it is there already, it is that or a newer one.
    const [first, later] = [documents.filter(isFirst), documents.filter((document) => !isFirst(document))];
    const writes = later.map((document) => ({
      filter: { _id: document._id, sequence: { $lt: document.sequence } },
      update: document,
      // Where a newer one is there, the upsert meets its key and is refused.
      upsert: true,
    }));
    const scope = this.of(tenantId);
    await Promise.all([scope.insertMany(first), scope.bulk(writes), this.forget(tenantId, erased)]);
  }

  private async forget(tenantId: string, erased: readonly RowNews[]): Promise<void> {
    if (erased.length === 0) return;
    const $or = erased.map(({ enrichmentId, profileId, sequence }) => ({
      _id: keyOf(tenantId, enrichmentId, profileId),
      sequence: { $lte: sequence },
    }));
    await this.of(tenantId).deleteMany({ $or });
  }

  override async without(
    tenantId: string,
    gone: readonly { readonly profileId: string; readonly at: Date }[],
  ): Promise<void> {
    const enrichments = await this.enrichments.list(tenantId);
    const writes = enrichments.flatMap(({ enrichmentId }) =>
      gone.map(({ profileId, at }) => ({
        filter: { _id: keyOf(tenantId, enrichmentId, profileId), updatedAt: { $lte: at } },
        update: { $unset: { company: 1, confidence: 1, confidenceLabel: 1, askedAt: 1, runId: 1 } } as const,
      })),
    );
    await this.of(tenantId).bulk(writes);
  }

  private of(tenantId: string): Scope<EnrichedDocument> {
    return this.collection.forTenant(tenantId);
  }
}

/** The keys of an enrichment's rows that come after a profile. */
export function enrichedKeysAfter(tenantId: string, enrichmentId: string, after: string | null) {
  // The character after the colon that ends the enrichment's part of a key.
  return { $gt: keyOf(tenantId, enrichmentId, after ?? ''), $lt: `${keyOf(tenantId, enrichmentId)};` };
}

function isFirst({ sequence, company }: EnrichedDocument): boolean {
  return sequence === 1 && company !== undefined;
}

function documentOf(tenantId: string, { enrichmentId, profileId, sequence, at, row }: RowNews): EnrichedDocument {
  const _id = keyOf(tenantId, enrichmentId, profileId);
  return { _id, tenantId, enrichmentId, profileId, sequence, updatedAt: at, ...row };
}

function projectionOf(fields: WantedFields) {
  if (fields === 'all') return {};
  const always = { profileId: 1, confidence: 1, confidenceLabel: 1, askedAt: 1, updatedAt: 1, runId: 1 } as const;
  // With none of its fields the company would be missing, and look taken back.
  const wanted = ['id', ...fields].map((field) => [`company.${field}`, 1] as const);
  return { projection: { _id: 0, ...always, ...Object.fromEntries(wanted) } as const };
}

function rowsOf(documents: readonly EnrichedDocument[]): readonly EnrichedRow[] {
  return documents.flatMap(({ profileId, company, confidence, askedAt, runId, updatedAt, confidenceLabel }) => {
    if (company === undefined || confidence === undefined || askedAt === undefined || runId === undefined) return [];
    const label = confidenceLabel === undefined ? {} : { confidenceLabel };
    return [{ profileId, company, confidence, ...label, askedAt, updatedAt, runId }];
  });
}
