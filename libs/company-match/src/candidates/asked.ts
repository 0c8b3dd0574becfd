import type { CompanyQuery } from '../company.ts';
import { countOf } from '../index/lookup.ts';
import type { Tables } from '../index/tables.ts';
import { type NameWords, mostWords, newNameWords, readName } from '../normalise/name-words.ts';
import { type Place, readPlace } from '../normalise/place.ts';
import { signatureOf } from '../normalise/signature.ts';
import { newWebDomain, readWebDomain, type WebDomain } from '../normalise/web-domain.ts';
import { wordWeight } from '../normalise/word-weight.ts';
import { keyOf, nameKey } from './keys.ts';

/** A query, taken apart. Filled anew for every query. */
export interface Asked {
  readonly words: NameWords;
  /** By word: how much it tells, and how many companies have it. */
  readonly weights: Uint8Array;
  readonly counts: Uint32Array;
  readonly web: WebDomain;
  readonly place: Place;
  /** How many companies have this very name, and how many this domain. */
  homonyms: number;
  sharingDomain: number;
  signatureLow: number;
  signatureHigh: number;
}

export function newAsked(): Asked {
  return {
    words: newNameWords(),
    weights: new Uint8Array(mostWords),
    counts: new Uint32Array(mostWords),
    web: newWebDomain(),
    place: { country: 0, state: 0, city: 0, postalCode: 0 },
    homonyms: 0,
    sharingDomain: 0,
    signatureLow: 0,
    signatureHigh: 0,
  };
}

export function readQuery(query: CompanyQuery, tables: Tables, into: Asked): void {
  const { words, weights, counts } = into;
  readName(query.name ?? '', words);
  readWebDomain(query.website, into.web);
  readPlace(query, into.place);
  const size = tables.domain.length;
  for (let at = 0; at < words.count; at += 1) {
    const word = words.hashes[at];
    const count = countOf(tables, keyOf('word', word));
    counts[at] = count;
    weights[at] = wordWeight(word, count, size);
  }
  into.homonyms = words.count === 0 ? 0 : countOf(tables, nameKey(words));
  into.sharingDomain = into.web.domain === 0 ? 0 : countOf(tables, keyOf('domain', into.web.domain));
  [into.signatureLow, into.signatureHigh] = signatureOf(words.bytes, words.starts[words.count]);
}
