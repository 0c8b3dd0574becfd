import { hashOf, mixed } from '../normalise/hash.ts';
import type { NameWords } from '../normalise/name-words.ts';

/** What companies are looked up by. */
export const keyKinds = {
  /** The registrable domain. */
  domain: 1,
  /** The whole name without spaces, legal form and fillers. */
  name: 2,
  /** The label of the domain, which often is the name. */
  label: 3,
  /** Two neighbouring words in either order. */
  pair: 4,
  word: 5,
  /** The first letters: names are cut off and misspelt towards their end. */
  opening: 6,
  /** The last letters, for what is misspelt at the start. */
  ending: 7,
  /** The first letters of the words: `ST` is `Singapore Technologies`. */
  initials: 8,
  /** The consonants of the first words, for vowels that are wrong or left out. */
  skeleton: 9,
  /** A short name without one of its letters: two names that differ in one letter have one such key in common. */
  slip: 10,
} as const;

export function keyOf(kind: number, hash: number): number {
  return mixed(kind, hash);
}

export function pairKey(one: number, other: number): number {
  return keyOf(keyKinds.pair, one < other ? mixed(one, other) : mixed(other, one));
}

const edge = 5;
const fewestInitials = 3;

export function nameKey({ bytes, starts, count }: NameWords): number {
  return keyOf(keyKinds.name, hashOf(bytes, 0, starts[count]));
}

/** Under which companies stand whose domain is called like the name. */
export function nameAsLabelKey({ bytes, starts, count }: NameWords): number {
  return keyOf(keyKinds.label, hashOf(bytes, 0, starts[count]));
}

/** 0: the name is too short to have one. */
export function openingKey({ bytes, starts, count }: NameWords): number {
  return starts[count] < edge ? 0 : keyOf(keyKinds.opening, hashOf(bytes, 0, edge));
}

export function endingKey({ bytes, starts, count }: NameWords): number {
  const end = starts[count];
  return end < edge ? 0 : keyOf(keyKinds.ending, hashOf(bytes, end - edge, end));
}

const letters = new Uint8Array(16);

/** Of a name of several words their first letters, of one word the word itself. */
export function initialsKey({ bytes, starts, count }: NameWords): number {
  if (count === 0) return 0;
  const end = starts[count];
  if (count === 1) return end < 2 || end > 6 ? 0 : keyOf(keyKinds.initials, hashOf(bytes, 0, end));
  if (count < fewestInitials) return 0;
  for (let at = 0; at < count; at += 1) letters[at] = bytes[starts[at]];
  return keyOf(keyKinds.initials, hashOf(letters, 0, count));
}

/** By byte. */
const isVowel = new Uint8Array(256);
for (const letter of 'aeiouyhw') isVowel[letter.charCodeAt(0)] = 1;
const mostConsonants = 8;
const fewestConsonants = 3;

/** 0: there are too few consonants to tell anything. */
export function skeletonKey({ bytes, starts, count }: NameWords): number {
  const end = starts[count];
  let length = 0;
  for (let at = 0; at < end && length < mostConsonants; at += 1) {
    const letter = bytes[at];
    if (at > 0 && (isVowel[letter] === 1 || letter === letters[length - 1])) continue;
    letters[length++] = letter;
  }
  return length < fewestConsonants ? 0 : keyOf(keyKinds.skeleton, hashOf(letters, 0, length));
}

const shortest = 4;
const longestShort = 9;

/** How many slip keys a name has: one for each letter when it is short, else none. */
export function slipCount({ starts, count }: NameWords): number {
  const length = starts[count];
  return length < shortest || length > longestShort ? 0 : length;
}

export function slipKey({ bytes, starts, count }: NameWords, without: number): number {
  const end = starts[count];
  let length = 0;
  for (let at = 0; at < end; at += 1) if (at !== without) letters[length++] = bytes[at];
  return keyOf(keyKinds.slip, hashOf(letters, 0, length));
}
