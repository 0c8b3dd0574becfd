import type { FieldRef } from '@firmograph/enrichment';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { FieldValues, type ValueHints } from '../../application/value-hints.ts';
import { pathOf } from './condition-filter.ts';
import { keysAfter } from './id-order.ts';
import { enrichedCollection, enrichedKeysAfter } from './mongo-enriched-fields.ts';

const rowsLookedAt = 10_000;
const valuesAtMost = 200;

interface Counted {
  readonly values: readonly { readonly _id: unknown; readonly rows: number }[];
  readonly examined: readonly { readonly rows: number }[];
}

export class MongoFieldValues extends FieldValues {
  private constructor(
    private readonly profiles: TenantCollection<TenantDocument>,
    private readonly rows: TenantCollection<TenantDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoFieldValues> {
    const profiles = await database.collection({ name: 'profiles' });
    return new MongoFieldValues(profiles, await database.collection({ name: enrichedCollection }));
  }

  override async of(tenantId: string, field: FieldRef): Promise<ValueHints> {
    const [collection, filter] = this.place(tenantId, field);
    const value = `$${pathOf(field, () => '')}`;
    const counting = [
      { $set: { value } },
      ...Array.from({ length: 2 }, () => ({ $unwind: '$value' })),
      { $match: { value: { $type: ['string', 'number'], $ne: '' } } },
      { $group: { _id: '$value', rows: { $sum: 1 } } },
      { $sort: { rows: -1, _id: 1 } },
      { $limit: valuesAtMost + 1 },
    ];
    const pipeline = [{ $limit: rowsLookedAt }, { $facet: { values: counting, examined: [{ $count: 'rows' }] } }];
    const [found] = await collection.forTenant(tenantId).aggregate<Counted>(filter, pipeline, { _id: 1 });
    return hintsOf(found);
  }

  private place(tenantId: string, field: FieldRef): readonly [TenantCollection<TenantDocument>, object] {
    if (typeof field === 'string')
      return [this.profiles, { _id: keysAfter(tenantId, null), deleted: { $exists: false } }];
    return [this.rows, { _id: enrichedKeysAfter(tenantId, field.enrichmentId, null), company: { $exists: true } }];
  }
}

function hintsOf(found: Counted | undefined): ValueHints {
  const values = (found?.values ?? []).flatMap(({ _id: held, rows }) =>
    typeof held === 'string' || typeof held === 'number' ? [{ value: held, rows }] : [],
  );
  const examined = found?.examined[0]?.rows ?? 0;
  return { values: values.slice(0, valuesAtMost), examined, complete: values.length <= valuesAtMost };
}
