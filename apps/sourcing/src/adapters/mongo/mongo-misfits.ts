import { datePattern, fieldType, numberPattern, type Asked, type FieldCondition } from '@firmograph/enrichment';
import type { Database, Filter, Scope, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Misfits, type Misfit } from '../../application/ports.ts';
import { pathOf } from './condition-filter.ts';
import { keysAfter } from './id-order.ts';
import { enrichedCollection, enrichedKeysAfter } from './mongo-enriched-fields.ts';

interface Named extends TenantDocument {
  readonly profileId: string;
}

const examples = 5;
const dateOperators = ['within-last', 'year-to-date', 'day-of', 'month-of', 'year-of', 'day-of-week'];
const ordering = ['greater-than', 'greater-than-or-equal', 'less-than', 'less-than-or-equal', 'between', 'not-between'];

/** Looks for texts that do not have the form of what they are compared with. */
export class MongoMisfits extends Misfits {
  private constructor(
    private readonly profiles: TenantCollection<Named>,
    private readonly rows: TenantCollection<Named>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoMisfits> {
    const profiles = await database.collection<Named>({ name: 'profiles' });
    return new MongoMisfits(profiles, await database.collection<Named>({ name: enrichedCollection }));
  }

  override async of(tenantId: string, condition: FieldCondition): Promise<Omit<Misfit, 'at'> | undefined> {
    const { field } = condition;
    const pattern = patternFor(condition);
    if (pattern === undefined) return undefined;
    const unread = { [pathOf(field, () => '')]: { $type: 'string', $ne: '', $not: { $regex: pattern } } };
    const [scope, keys] = this.place(tenantId, field);
    const filter = { _id: keys, ...unread } as Filter<Named>;
    const found = await scope.find(filter, { projection: { profileId: 1 }, limit: examples });
    if (found.length === 0) return undefined;
    const profiles = found.length < examples ? found.length : await scope.count(filter);
    const name = typeof field === 'string' ? field : field.field;
    return { field: name, profiles, examples: found.map(({ profileId }) => profileId) };
  }

  private place(tenantId: string, field: FieldCondition['field']): readonly [Scope<Named>, object] {
    if (typeof field === 'string') return [this.profiles.forTenant(tenantId), keysAfter(tenantId, null)];
    return [this.rows.forTenant(tenantId), enrichedKeysAfter(tenantId, field.enrichmentId, null)];
  }
}

/** Undefined: nothing is read. */
function patternFor(condition: FieldCondition): string | undefined {
  const asked: Asked = condition;
  if (fieldType(condition.field).holds !== 'text') return undefined;
  if (dateOperators.includes(asked.operator)) return datePattern;
  const bound = asked.from ?? asked.value;
  if (typeof bound === 'number') return numberPattern;
  return ordering.includes(asked.operator) ? datePattern : undefined;
}
