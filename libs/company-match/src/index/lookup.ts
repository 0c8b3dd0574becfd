import type { Tables } from './tables.ts';

/** Where a key's list of companies starts: its length, then the companies. -1: the key leads nowhere. */
export function listOf({ key, keyList }: Tables, hash: number): number {
  const mask = key.length - 1;
  let slot = hash & mask;
  for (;;) {
    const found = key[slot];
    if (found === hash) return keyList[slot];
    if (found === 0) return -1;
    slot = (slot + 1) & mask;
  }
}

/** How many companies a key leads to. */
export function countOf(tables: Tables, hash: number): number {
  const start = listOf(tables, hash);
  return start < 0 ? 0 : tables.lists[start];
}
