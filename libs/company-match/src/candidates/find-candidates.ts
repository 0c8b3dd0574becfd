import { countAt, listOf } from '../index/lookup.ts';
import type { Tables } from '../index/tables.ts';
import { agreement } from '../score/agreement.ts';
import { fullWeight } from '../normalise/word-weight.ts';
import type { Asked } from './asked.ts';
import {
  endingKey,
  initialsKey,
  keyKinds,
  keyOf,
  nameAsLabelKey,
  openingKey,
  pairKey,
  skeletonKey,
  slipCount,
  slipKey,
} from './keys.ts';
import { likeness } from './likeness.ts';
import { Tally } from './tally.ts';

/** Most companies that are compared with a query: of the true ones that keys lead to, 999 in a thousand rank among these. */
export const mostCandidates = 10;
/** What ranks lower than this, or than this share of the best, is not compared: no match ever ranked as low. */
const leastRank = 1.1;
const leastShare = 0.6;
/** What keys speak for less than this share of the most is not ranked. */
const hopelessShare = 0.25;

/** Companies that may be meant, best first. */
export interface Candidates {
  readonly companies: Int32Array;
  readonly ranks: Float32Array;
  count: number;
}

export function newCandidates(): Candidates {
  return { companies: new Int32Array(mostCandidates), ranks: new Float32Array(mostCandidates), count: 0 };
}

/** Longest list that a key may lead to; longer ones tell nothing. */
const longest = { strong: 64, weak: 24, word: 300, onlyWord: 3000 } as const;
/** A word of more companies is not looked up where a rarer one was: pairs of words find what is meant by two common ones. */
const commonFrom = 20;
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
  onlyWord: 0.3,
} as const;
/** The most that place and letters add. */
const closest = { country: 0.3, city: 0.15, letters: 1.5 } as const;
const closestOfAll = closest.country + closest.city + closest.letters;

const tally = new Tally();
/** Companies from here on are not looked at. */
let end = Infinity;

/** Of the companies of the index only those `before` a place are found; absent: all. */
export function findCandidates(tables: Tables, asked: Asked, into: Candidates, before = Infinity): void {
  end = before;
  tally.clear();
  lookUpWebsite(tables, asked);
  lookUpName(tables, asked);
  lookUpWords(tables, asked);
  into.count = 0;
  const { companies, weights, size } = tally;
  const hopeless = tally.heaviest * hopelessShare;
  let least: number = leastRank;
  for (let at = 0; at < size; at += 1) {
    const weight = weights[at];
    // What cannot reach the rank that it takes is not looked at: the look costs a trip to memory.
    if (weight < hopeless || weight + closestOfAll < least) continue;
    const company = companies[at];
    const rank = Math.fround(weight + closeness(tables, asked, company));
    if (rank < least) continue;
    insert(into, company, rank);
    least = leastRankOf(into);
  }
  while (into.count > 0 && into.ranks[into.count - 1] < least) into.count -= 1;
}

function leastRankOf({ ranks, count }: Candidates): number {
  return count === 0 ? leastRank : Math.max(leastRank, ranks[0] * leastShare);
}

function lookUp(tables: Tables, key: number, weight: number, most: number): void {
  if (key !== 0) takeList(tables, listOf(tables, key), weight, most);
}

function takeList({ lists }: Tables, start: number, weight: number, most: number): void {
  if (start < 0) return;
  const count = lists[start];
  if (count > most) return;
  // Lists are in the order of the companies.
  for (let at = start + 1; at <= start + count && lists[at] < end; at += 1) tally.add(lists[at], weight);
}

function lookUpWebsite(tables: Tables, { web, domainList }: Asked): void {
  if (web.domain === 0) return;
  takeList(tables, domainList, adds.domain, longest.strong);
  lookUp(tables, keyOf(keyKinds.label, web.label), adds.label, longest.strong);
  lookUp(tables, keyOf(keyKinds.name, web.label), adds.label, longest.strong);
}

function lookUpName(tables: Tables, { words, nameList }: Asked): void {
  if (words.count === 0) return;
  takeList(tables, nameList, adds.name, longest.word);
  lookUp(tables, nameAsLabelKey(words), adds.label, longest.strong);
  // A name that is known as it is was neither cut off nor misspelt.
  if (nameList >= 0) return;
  lookUp(tables, openingKey(words), adds.opening, longest.weak);
  lookUp(tables, endingKey(words), adds.ending, longest.weak);
  lookUp(tables, initialsKey(words), adds.initials, longest.strong);
  lookUp(tables, skeletonKey(words), adds.skeleton, longest.strong);
  for (let at = 0; at < slipCount(words); at += 1) lookUp(tables, slipKey(words, at), adds.slip, longest.strong);
}

function lookUpWords(tables: Tables, { words, weights, wordLists, rarest }: Asked): void {
  if (words.count === 0) return;
  const fewest = countAt(tables, wordLists[rarest]);
  const most = fewest > 0 && fewest <= commonFrom ? commonFrom : longest.word;
  for (let at = 0; at < words.count; at += 1) {
    const weight = weights[at] / fullWeight;
    if (at > 0) lookUp(tables, pairKey(words.hashes[at - 1], words.hashes[at]), weight * 0.5, longest.word);
    takeList(tables, wordLists[at], weight, most);
  }
  // Where all words are common, the rarest of them still is the best there is.
  if (tally.size === 0) takeList(tables, wordLists[rarest], adds.onlyWord, longest.onlyWord);
}

/** What place and letters add to the rank. */
function closeness({ glance }: Tables, asked: Asked, company: number): number {
  const at = company * 8;
  const country = (agreement(asked.place.country, glance[at]) - 1) * closest.country;
  const city = (agreement(asked.place.city, glance[at + 2]) - 1) * closest.city;
  return country + city + likeness(asked, glance[at + 4], glance[at + 5], glance[at + 6]) * closest.letters;
}

/** Keeps the best, sorted; of equals the company that comes first in the index. `rank` is as exact as ranks are kept. */
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
  return rank > other || (rank === other && company < companies[at]);
}
