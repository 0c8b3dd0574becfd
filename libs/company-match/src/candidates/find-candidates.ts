import { listOf } from '../index/lookup.ts';
import type { Tables } from '../index/tables.ts';
import { agreement } from '../score/compare-places.ts';
import { fullWeight } from '../normalise/word-weight.ts';
import type { Asked } from './asked.ts';
import {
  endingKey,
  initialsKey,
  keyOf,
  nameAsLabelKey,
  nameKey,
  openingKey,
  pairKey,
  skeletonKey,
  slipCount,
  slipKey,
} from './keys.ts';
import { likeness } from './likeness.ts';
import { Tally } from './tally.ts';

/** Most companies that are compared with a query. */
export const mostCandidates = 30;

/** Companies that may be meant, best first. */
export interface Candidates {
  readonly companies: Uint32Array;
  readonly ranks: Float32Array;
  count: number;
}

export function newCandidates(): Candidates {
  return { companies: new Uint32Array(mostCandidates), ranks: new Float32Array(mostCandidates), count: 0 };
}

/** Longest list that a key may lead to; longer ones tell nothing. */
const longest = { strong: 64, pair: 300, word: 300, weak: 150, onlyWord: 3000 } as const;
/** What a key adds to a company's rank, where the rarest word adds 1. */
const adds = {
  domain: 2,
  name: 2,
  label: 1,
  opening: 0.4,
  ending: 0.3,
  initials: 0.4,
  skeleton: 0.5,
  slip: 0.5,
} as const;

const tally = new Tally();

export function findCandidates(tables: Tables, asked: Asked, into: Candidates): void {
  tally.clear();
  lookUpWebsite(tables, asked);
  lookUpName(tables, asked);
  lookUpWords(tables, asked);
  into.count = 0;
  for (let at = 0; at < tally.size; at += 1) {
    const company = tally.companyAt(at);
    insert(into, company, tally.weightAt(at) + closeness(tables, asked, company));
  }
}

function lookUp(tables: Tables, key: number, weight: number, most: number): void {
  if (key === 0) return;
  const start = listOf(tables, key);
  if (start < 0) return;
  const { lists } = tables;
  const count = lists[start];
  if (count > most) return;
  for (let at = start + 1; at <= start + count; at += 1) tally.add(lists[at], weight);
}

function lookUpWebsite(tables: Tables, { web }: Asked): void {
  if (web.domain === 0) return;
  lookUp(tables, keyOf('domain', web.domain), adds.domain, longest.strong);
  lookUp(tables, keyOf('label', web.label), adds.label, longest.strong);
  lookUp(tables, keyOf('name', web.label), adds.label, longest.strong);
}

function lookUpName(tables: Tables, { words }: Asked): void {
  if (words.count === 0) return;
  const name = nameKey(words);
  lookUp(tables, name, adds.name, longest.word);
  lookUp(tables, nameAsLabelKey(words), adds.label, longest.strong);
  lookUp(tables, openingKey(words), adds.opening, longest.weak);
  lookUp(tables, endingKey(words), adds.ending, longest.weak);
  lookUp(tables, initialsKey(words), adds.initials, longest.strong);
  lookUp(tables, skeletonKey(words), adds.skeleton, longest.strong);
  // A name that is known as it is was not misspelt.
  if (listOf(tables, name) < 0)
    for (let at = 0; at < slipCount(words); at += 1) lookUp(tables, slipKey(words, at), adds.slip, longest.strong);
}

function lookUpWords(tables: Tables, { words, weights, counts }: Asked): void {
  let rarest = 0;
  for (let at = 0; at < words.count; at += 1) {
    const hash = words.hashes[at];
    const weight = weights[at] / fullWeight;
    if (at > 0) lookUp(tables, pairKey(words.hashes[at - 1], hash), weight * 0.5, longest.pair);
    if (counts[at] > 0) lookUp(tables, keyOf('word', hash), weight, longest.word);
    if (weights[at] > weights[rarest]) rarest = at;
  }
  // Where all words are common, the rarest of them still is the best there is.
  if (tally.size === 0 && words.count > 0) lookUp(tables, keyOf('word', words.hashes[rarest]), 0.3, longest.onlyWord);
}

/** What place and letters add to the rank. */
function closeness(tables: Tables, asked: Asked, company: number): number {
  const { place } = asked;
  const country = (agreement(place.country, tables.country[company]) - 1) * 0.3;
  const city = (agreement(place.city, tables.city[company]) - 1) * 0.15;
  return country + city + likeness(tables, asked, tables.firstName[company]) * 1.5;
}

/** Keeps the best, sorted; of equals the company that comes first in the index. */
function insert(into: Candidates, company: number, rank: number): void {
  const { companies, ranks } = into;
  let at = into.count;
  if (at === mostCandidates && !precedes(into, at - 1, company, rank)) return;
  if (at < mostCandidates) into.count += 1;
  else at -= 1;
  for (; at > 0 && precedes(into, at - 1, company, rank); at -= 1) {
    companies[at] = companies[at - 1];
    ranks[at] = ranks[at - 1];
  }
  companies[at] = company;
  ranks[at] = rank;
}

function precedes({ companies, ranks }: Candidates, at: number, company: number, rank: number): boolean {
  const other = ranks[at];
  const exact = Math.fround(rank);
  return exact > other || (exact === other && company < companies[at]);
}
