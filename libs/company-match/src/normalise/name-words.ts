import { foldingRoom, foldText, lastDigit } from './fold-text.ts';
import { hashOf, mixed } from './hash.ts';
import {
  beforeCutForms,
  cutForms,
  fillerHashes,
  formPhrases,
  leadingHashes,
  longForms,
  type Phrases,
  sharePhrases,
} from './word-lists.ts';

/** Most words of a name that are compared; most bytes of all of them together. */
export const mostWords = 12;
const mostBytes = 255;

/**
 * A name as the words that tell it from others: `The Hunt (J.B.) Transport Services, Inc.` is `hunt jb transport service`.
 * Filled anew for every name, because a million names must not leave a million objects.
 */
export interface NameWords {
  /** The letters of all words, one behind the other, UTF-8. */
  readonly bytes: Uint8Array;
  /** Where each word starts in `bytes`, and at `count` where the last one ends. */
  readonly starts: Uint16Array;
  readonly hashes: Int32Array;
  count: number;
  /** The number of the legal form, 0 for none. */
  form: number;
}

export function newNameWords(): NameWords {
  return {
    bytes: new Uint8Array(mostBytes + 1),
    starts: new Uint16Array(mostWords + 1),
    hashes: new Int32Array(mostWords),
    count: 0,
    form: 0,
  };
}

const roomFor = 64;
const folded = foldingRoom();
const from = new Uint16Array(roomFor);
const to = new Uint16Array(roomFor);
const hashes = new Int32Array(roomFor);
const isName = new Uint8Array(roomFor);
let count = 0;

/** Takes a name apart into `words`. */
export function readName(name: string, words: NameWords): void {
  cutWords(foldText(name, folded));
  words.form = 0;
  isName.fill(1, 0, count);
  dropLegalForms(words);
  dropShareClass();
  dropSecondName();
  keep(words);
}

function cutWords(length: number): void {
  count = 0;
  let start = 0;
  let isAfterInitial = false;
  for (let at = 0; at <= length && count < roomFor; at += 1) {
    if (at < length && folded[at] !== 0x20) continue;
    isAfterInitial = cutWord(start, at, isAfterInitial);
    start = at + 1;
  }
  for (let at = 0; at < count; at += 1) hashes[at] = hashOf(folded, from[at], to[at]);
}

/** Says whether it is an initial. Initials are one word: `J. B.` is `jb`. */
function cutWord(start: number, end: number, isAfterInitial: boolean): boolean {
  const isInitial = end - start === 1 && folded[start] > lastDigit;
  if (isInitial && isAfterInitial) appendInitial(folded[start]);
  else if (end > start) addWord(start, end);
  return isInitial;
}

function addWord(start: number, end: number): void {
  from[count] = start;
  to[count] = end;
  count += 1;
}

/** What is written over has been read. */
function appendInitial(letter: number): void {
  const end = to[count - 1];
  folded[end] = letter;
  to[count - 1] = end + 1;
}

function dropLegalForms(words: NameWords): void {
  for (let at = 0; at < count; at += 1) {
    const length = phraseAt(at, formPhrases);
    if (length === 0 || (at === 0 && !opens(length))) continue;
    words.form = found;
    isName.fill(0, at, at + length);
    at += length - 1;
  }
  dropCutForm();
}

/** Exchanges write the issuer and, cut off, the issue: `WOLTERS KLUWER NV WOLTERS KLUWE`. */
function dropSecondName(): void {
  for (let at = 2; at < count; at += 1) {
    if (isName[at - 1] === 1 || isName[at] === 0 || !beginsLike(at, 0)) continue;
    isName.fill(0, at, count);
    return;
  }
}

function beginsLike(at: number, other: number): boolean {
  const length = Math.min(to[at] - from[at], to[other] - from[other]);
  if (length < 3) return false;
  for (let next = 0; next < length; next += 1) if (folded[from[at] + next] !== folded[from[other] + next]) return false;
  return true;
}

/** A leading form is one only where a name follows it. */
function opens(length: number): boolean {
  return length < count && leadingHashes.has(hashes[0]);
}

let found = 0;

/** The number of words of the longest phrase that begins at a word; what it stands for is in `found`. */
function phraseAt(at: number, { chains, ends }: Phrases): number {
  let chain = 0;
  let length = 0;
  for (let next = at; next < count; next += 1) {
    chain = mixed(chain, hashes[next]);
    if (!chains.has(chain)) break;
    const stands = ends.get(chain);
    if (stands === undefined) continue;
    found = stands;
    length = next - at + 1;
  }
  return length;
}

/** Lists with short columns cut names off: `... Public Compan`, `... Incorpor`. */
function dropCutForm(): void {
  let last = count - 1;
  if (last < 1 || !cutForms.has(hashes[last])) return;
  while (last > 1 && beforeCutForms.has(hashes[last - 1])) last -= 1;
  isName.fill(0, last, count);
}

/** The share class stands last, behind two words at least: `Snap-on` is a name. */
function dropShareClass(): void {
  for (let at = 2; at < count; at += 1) {
    if (phraseAt(at, sharePhrases) === count - at && hasNameBefore(at)) {
      isName.fill(0, at, count);
      return;
    }
  }
}

function hasNameBefore(end: number): boolean {
  for (let at = 0; at < end; at += 1) if (isName[at] === 1) return true;
  return false;
}

/** Where every word is a legal form or a filler, they are the name. */
function keep(words: NameWords): void {
  words.count = 0;
  words.starts[0] = 0;
  for (let at = 0; at < count; at += 1) if (isName[at] === 1 && !fillerHashes.has(hashes[at])) keepWord(at, words);
  if (words.count > 0) return;
  for (let at = 0; at < count; at += 1) keepWord(at, words);
}

function keepWord(at: number, words: NameWords): void {
  if (words.count === mostWords) return;
  const start = words.starts[words.count];
  const end = Math.min(mostBytes, start + putWord(at, words.bytes, start));
  if (end === start) return;
  words.hashes[words.count] = hashOf(words.bytes, start, end);
  words.count += 1;
  words.starts[words.count] = end;
}

function putWord(at: number, into: Uint8Array, start: number): number {
  const long = longForms.get(hashes[at]);
  const begin = from[at];
  const end = to[at];
  if (long === undefined) return putSingular(begin, end, into, start);
  const fits = Math.min(long.length, mostBytes - start);
  into.set(long.subarray(0, fits), start);
  return fits;
}

const [letterE, letterI, letterS, letterY] = [0x65, 0x69, 0x73, 0x79] as const;
const keepsS = new Set(Array.from('siu', (letter) => letter.charCodeAt(0)));

/**
 * `Holdings` and `Holding` are one word, `Industries` and `Industry`, too; `Glass`, `Lexus` and `Paris` end as they end.
 * Returns how many bytes were written.
 */
function putSingular(begin: number, end: number, into: Uint8Array, start: number): number {
  const cut = end - begin < 5 || folded[end - 1] !== letterS ? 0 : cutOf(folded[end - 3], folded[end - 2]);
  const length = Math.min(end - begin - cut, into.length - start - 1);
  for (let at = 0; at < length; at += 1) into[start + at] = folded[begin + at];
  if (cut === 2 && length > 0) into[start + length - 1] = letterY;
  return length;
}

/** How many letters the singular has less, from the two letters before the s. */
function cutOf(before: number, last: number): 0 | 1 | 2 {
  if (before === letterI && last === letterE) return 2;
  return keepsS.has(last) ? 0 : 1;
}
