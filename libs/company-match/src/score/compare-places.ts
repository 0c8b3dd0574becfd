import type { Asked } from '../candidates/asked.ts';
import type { Tables } from '../index/tables.ts';

/** How two places compare: 0 they are different, 1 one is not given, 2 they are the same. */
export function comparePlaces(tables: Tables, { place }: Asked, company: number, levels: Uint8Array): void {
  levels[0] = agreement(place.country, tables.country[company]);
  levels[1] = agreement(place.state, tables.state[company]);
  levels[2] = agreement(place.city, tables.city[company]);
  levels[3] = agreement(place.postalCode, tables.postalCode[company]);
}

export function agreement(one: number, other: number): 0 | 1 | 2 {
  if (one === 0 || other === 0) return 1;
  return one === other ? 2 : 0;
}
