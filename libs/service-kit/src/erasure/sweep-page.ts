import type { Scope, TenantDocument } from '@firmograph/mongo';
import { keyOf } from '@firmograph/kernel';
import type { Swept } from './place.ts';

export interface Paging<D extends TenantDocument> {
  readonly after: string | null;
  readonly limit: number;
  readonly filter?: object;
  readonly projection?: Partial<Record<keyof D | string, 0 | 1>>;
}

/** One page of a tenant's documents in the order of their keys, and where the next one begins. */
export async function pageOf<D extends TenantDocument>(
  scope: Scope<D>,
  tenantId: string,
  { after, limit, filter = {}, projection }: Paging<D>,
): Promise<{ readonly page: readonly D[]; readonly next: Swept['after'] }> {
  // `;` follows the colon that ends the tenant's part of a key.
  const keys = { _id: { $gt: after ?? `${keyOf(tenantId)}:`, $lt: `${keyOf(tenantId)};` } };
  // The type of a filter does not follow a generic document; every document has its key.
  const page = await scope.find({ ...filter, ...keys } as never, {
    sort: { _id: 1 },
    limit,
    ...(projection === undefined ? {} : { projection }),
  });
  return { page, next: page.length < limit ? null : (page.at(-1)?._id ?? null) };
}
