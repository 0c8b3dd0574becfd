import type { CompanyQuery } from '../company.ts';
import { countAt, listOf } from '../index/lookup.ts';
import type { Tables } from '../index/tables.ts';
import { mostWords, type NameWords, newNameWords, readName } from '../normalise/name-words.ts';
import { type Place, readPlace } from '../normalise/place.ts';
import { bitsIn, signatureOf } from '../normalise/signature.ts';
import { newWebDomain, readWebDomain, type WebDomain } from '../normalise/web-domain.ts';
import { wordWeight } from '../normalise/word-weight.ts';
import { keyKinds, keyOf, nameKey } from './keys.ts';

/** A query, taken apart and looked up. Filled anew for every query. */
export interface Asked {
  readonly words: NameWords;
  /** By word: how much it tells, and its list of companies; -1: none has it. */
  readonly weights: Uint8Array;
  readonly wordLists: Int32Array;
  /** The word that fewest companies have, but some; else the first. */
  rarest: number;
  readonly web: WebDomain;
  readonly place: Place;
  /** The lists of companies with this very name and with this domain, and how long they are. */
  nameList: number;
  homonyms: number;
  domainList: number;
  sharingDomain: number;
  signatureLow: number;
  signatureHigh: number;
  signatureBits: number;
}

export function newAsked(): Asked {
  return {
    words: newNameWords(),
    weights: new Uint8Array(mostWords),
    wordLists: new Int32Array(mostWords),
    rarest: 0,
    web: newWebDomain(),
    place: { country: 0, state: 0, city: 0, postalCode: 0 },
    nameList: -1,
    homonyms: 0,
    domainList: -1,
    sharingDomain: 0,
    signatureLow: 0,
    signatureHigh: 0,
    signatureBits: 0,
  };
}

/** Of the companies of the index only those `before` a place count; absent: all. */
export function readQuery(query: CompanyQuery, tables: Tables, into: Asked, before = Infinity): void {
  const { words, web } = into;
  readName(query.name ?? '', words);
  readWebDomain(query.website, web);
  readPlace(query, into.place);
  lookUpWords(tables, into, before);
  into.nameList = words.count === 0 ? -1 : listBefore(tables, nameKey(words), before);
  into.homonyms = countAt(tables, into.nameList);
  into.domainList = web.domain === 0 ? -1 : listBefore(tables, keyOf(keyKinds.domain, web.domain), before);
  into.sharingDomain = countAt(tables, into.domainList);
  const signature = signatureOf(words.bytes, words.starts[words.count]);
  into.signatureLow = signature[0];
  into.signatureHigh = signature[1];
  into.signatureBits = bitsIn(signature[0]) + bitsIn(signature[1]);
}

/** Lists are in the order of the companies. */
function listBefore(tables: Tables, key: number, before: number): number {
  const list = listOf(tables, key);
  return list >= 0 && tables.lists[list + 1] >= before ? -1 : list;
}

function lookUpWords(tables: Tables, into: Asked, before: number): void {
  const { words, weights, wordLists } = into;
  let fewest = Infinity;
  into.rarest = 0;
  for (let at = 0; at < words.count; at += 1) {
    wordLists[at] = listBefore(tables, keyOf(keyKinds.word, words.hashes[at]), before);
    const count = countAt(tables, wordLists[at]);
    weights[at] = wordWeight(words.hashes[at], count, tables.domain.length);
    if (count === 0 || count >= fewest) continue;
    fewest = count;
    into.rarest = at;
  }
}
