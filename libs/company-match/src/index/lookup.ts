import type { Tables } from './tables.ts';

/** Where the search for a key begins; tables of any size are filled evenly. */
export function slotOf(hash: number, size: number): number {
  return Math.floor(((hash >>> 0) / 0x1_0000_0000) * size);
}

/** Where a key's list of companies starts: its length, then the companies. -1: the key leads nowhere. */
export function listOf({ keys }: Tables, hash: number): number {
  const size = keys.length >> 1;
  let slot = slotOf(hash, size);
  for (;;) {
    const found = keys[slot * 2];
    if (found === hash) return keys[slot * 2 + 1];
    if (found === 0) return -1;
    slot = slot + 1 === size ? 0 : slot + 1;
  }
}

/** How long the list is that starts there. */
export function countAt({ lists }: Tables, start: number): number {
  return start < 0 ? 0 : lists[start];
}
