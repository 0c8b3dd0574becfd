import type { Database, Scope, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { idOrder } from './id-order.ts';
import type { MemberQuery } from './member-query.ts';
import { enrichedCollection } from './mongo-enriched-fields.ts';
import { membersCollection } from './segment-members.ts';

/** Reads members where a query says to begin: nothing but the answer comes into memory. */
export class MemberReader {
  private constructor(private readonly collections: ReadonlyMap<string, TenantCollection<TenantDocument>>) {}

  static async open(database: Database): Promise<MemberReader> {
    const names: readonly MemberQuery['from'][] = ['profiles', enrichedCollection, membersCollection];
    const opened = names.map(async (name) => [name, await database.collection({ name })] as const);
    return new MemberReader(new Map(await Promise.all(opened)));
  }

  /** Profiles in id order. */
  async read<Result extends object>(
    tenantId: string,
    { from, filter, hint, stages }: MemberQuery,
    limit: number,
    projection?: Readonly<Record<string, 0 | 1>>,
  ): Promise<readonly Result[]> {
    const scope = this.scope(tenantId, from);
    if (stages.length === 0) {
      const reading = { sort: idOrder, hint, limit, ...(projection === undefined ? {} : { projection }) };
      // The caller knows what he asks the profiles for.
      return (await scope.find(filter, reading)) as object[] as Result[];
    }
    const ending = [{ $limit: limit }, ...(projection === undefined ? [] : [{ $project: projection }])];
    return scope.aggregate<Result>(filter, [...stages, ...ending], hint);
  }

  async count(tenantId: string, { from, filter, hint, stages, countsAlone }: MemberQuery): Promise<number> {
    const scope = this.scope(tenantId, from);
    if (countsAlone) return scope.count(filter);
    const counting = [...stages, { $count: 'members' }];
    const [counted] = await scope.aggregate<{ members: number }>(filter, counting, hint);
    return counted?.members ?? 0;
  }

  /** What the stages make of each member, such as groups. */
  async grouped<Result extends object>(
    tenantId: string,
    { from, filter, hint, stages }: MemberQuery,
    grouping: readonly object[],
  ): Promise<readonly Result[]> {
    return this.scope(tenantId, from).aggregate<Result>(filter, [...stages, ...grouping], hint);
  }

  private scope(tenantId: string, from: MemberQuery['from']): Scope<TenantDocument> {
    const collection = this.collections.get(from);
    if (collection === undefined) throw new TypeError(`${from} is not open`);
    return collection.forTenant(tenantId);
  }
}
