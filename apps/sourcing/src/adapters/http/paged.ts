import type { Page } from '../../application/ports.ts';

interface Asked {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of a list: asks for one more than fits, to know whether there is a next. */
export async function paged<Item>(
  { after, limit }: Asked,
  list: (page: Page) => Promise<readonly Item[]>,
  idOf: (item: Item) => string,
): Promise<{ items: Item[]; next: string | null }> {
  const found = await list({ after: after ?? null, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? idOf(last) : null };
}
