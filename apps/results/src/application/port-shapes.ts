/** Something claimed for one step of work; who holds an older fence has lost it. */
export interface Held {
  readonly tenantId: string;
  readonly id: string;
  readonly fence: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface Paging {
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface PartPlace {
  readonly batch: number;
  readonly part: number;
}
