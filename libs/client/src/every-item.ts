/** What the next page of a list is asked with; `after` is absent on the first. */
export interface PageAsked {
  readonly after?: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** All items of a list, page by page, as they are taken: no page is asked for before the one before is used up. */
export async function* everyItem<Item>(page: (asked: PageAsked) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let after: string | null | undefined;
  do {
    const { items, next } = await page(typeof after === 'string' ? { after } : {});
    yield* items;
    after = next;
  } while (after !== null);
}
