export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The items of a list, page after page, each asked for when it is needed. */
export async function* allPages<Item>(
  pageAfter: (after: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  let after: string | undefined;
  for (;;) {
    const { items, next } = await pageAfter(after);
    yield items;
    if (next === null) return;
    after = next;
  }
}

export async function allItems<Item>(
  pageAfter: (after: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const items of allPages(pageAfter)) all.push(...items);
  return all;
}

export async function findInPages<Item>(
  pages: AsyncIterable<readonly Item[]>,
  is: (item: Item) => boolean,
): Promise<Item | undefined> {
  for await (const items of pages) {
    const found = items.find(is);
    if (found !== undefined) return found;
  }
  return undefined;
}
