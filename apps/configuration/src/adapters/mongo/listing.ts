import type { Filter } from '@firmograph/mongo';
import type { Page, Paging } from '../../application/ports.ts';
import type { MongoStore } from './mongo-store.ts';
import type { StoreDocument } from './store-document.ts';

/** One page from the newest on; the place after it is that of its last item. */
export async function pageOf<Value>(
  store: MongoStore<Value>,
  tenantId: string,
  { after, limit }: Paging,
  filter: Readonly<Record<string, unknown>> = {},
): Promise<Page<Value>> {
  const older =
    after === null ? {} : { $or: [{ listedAt: { $lt: after.at } }, { listedAt: after.at, id: { $lt: after.id } }] };
  const documents = await store.forTenant(tenantId).find(
    { value: { $exists: true }, ...filter, ...older },
    {
      sort: { listedAt: -1, id: -1 },
      limit: limit + 1,
    },
  );
  const page = documents.slice(0, limit);
  const last = page.at(-1);
  const hasMore = documents.length > limit && last?.listedAt !== undefined;
  return { items: valuesOf(page), next: hasMore ? { at: last.listedAt, id: last.id } : null };
}

export async function allOf<Value>(
  store: MongoStore<Value>,
  tenantId: string,
  filter: Readonly<Record<string, unknown>>,
): Promise<readonly Value[]> {
  return valuesOf(await store.forTenant(tenantId).find(filter as unknown as Filter<StoreDocument<Value>>));
}

function valuesOf<Value>(documents: readonly StoreDocument<Value>[]): readonly Value[] {
  return documents.flatMap(({ value }) => (value === undefined ? [] : [value]));
}
