import type { Asked } from '../candidates/asked.ts';
import type { Tables } from '../index/tables.ts';
import { compare, featureCount } from './features.ts';

const tried = new Uint8Array(featureCount);

/** Compares a query with a company under the name that fits best; returns that name. */
export function bestName(tables: Tables, asked: Asked, company: number, levels: Uint8Array): number {
  let best = tables.firstName[company];
  compare(tables, asked, { company, name: best }, levels);
  for (let name = best + 1; name < tables.firstName[company + 1]; name += 1) {
    compare(tables, asked, { company, name }, tried);
    if (fit(tried) <= fit(levels)) continue;
    best = name;
    levels.set(tried);
  }
  return best;
}

/** What is covered on both sides; a name is the better one by its words alone. */
function fit(levels: Uint8Array): number {
  return levels[0] + levels[1] + levels[7];
}
