import type { Asked } from '../candidates/asked.ts';
import type { Tables } from '../index/tables.ts';
import { mostWords } from '../normalise/name-words.ts';
import { fullWeight } from '../normalise/word-weight.ts';
import { compareWords, credits } from './compare-words.ts';
import { commonStart, newSpan, setSpan, type Span } from './span.ts';

/** How the name asked for and a company's name compare. Filled anew for every pair. */
export interface NameComparison {
  /** The share of the weight of the words asked for that the company's name has, 0 to 1. */
  askedCovered: number;
  /** The share of the weight of the company's words that was asked for, 0 to 1. */
  foundCovered: number;
  /** The weight of the heaviest word that only one side has, in units of the rarest word. */
  heaviestMissing: number;
  heaviestExtra: number;
  /** The weight that agrees, in units of the rarest word. */
  agreeing: number;
  /** The weight that agrees only by cut-off, misspelt or abbreviated words, as a share of what agrees. */
  inexact: number;
  /** The heaviest word that both have, in units of the rarest word. */
  heaviestShared: number;
  /** Both names, without spaces, are the same. */
  isSame: boolean;
  /** One name, without spaces, is the start of the other: 1 the company's, 2 the one asked for. */
  opening: 0 | 1 | 2;
  /** The first words agree. */
  startsAlike: boolean;
  /** Words asked for and words of the company that found no partner, a bit for each. */
  missing: number;
  extra: number;
}

export function newNameComparison(): NameComparison {
  return {
    askedCovered: 0,
    foundCovered: 0,
    heaviestMissing: 0,
    heaviestExtra: 0,
    agreeing: 0,
    inexact: 0,
    heaviestShared: 0,
    isSame: false,
    opening: 0,
    startsAlike: false,
    missing: 0,
    extra: 0,
  };
}

/** Credits by word, 0 where none was found. */
const askedCredit = new Float32Array(mostWords);
const foundCredit = new Float32Array(mostWords);
const one = newSpan();
const other = newSpan();

export function compareNames(tables: Tables, asked: Asked, name: number, into: NameComparison): void {
  const { firstWord, wordStart, letters } = tables;
  const first = firstWord[name];
  const found = firstWord[name + 1] - first;
  const { bytes, starts, count } = asked.words;
  setSpan(one, bytes, 0, starts[count]);
  setSpan(other, letters, wordStart[first], wordStart[first + found]);
  const common = commonStart(one, other);
  into.opening = openingOf(common);
  into.isSame = common > 0 && common === one.to && common === other.to - other.from;
  const credit = into.isSame ? credits.same : 0;
  for (let at = 0; at < count; at += 1) askedCredit[at] = credit;
  for (let at = 0; at < found; at += 1) foundCredit[at] = credit;
  if (!into.isSame && !pairSame(tables, asked, first, found)) pairAlike(tables, asked, first, found);
  weigh(tables, asked, { first, found }, into);
}

const longEnough = 6;

/** Which of the names, without spaces, is the start of the other. */
function openingOf(common: number): 0 | 1 | 2 {
  if (common < longEnough) return 0;
  if (common === one.to - one.from) return 2;
  return common === other.to - other.from ? 1 : 0;
}

/** Pairs the words that are the same; says whether all of one side have found a partner. */
function pairSame({ word }: Tables, { words }: Asked, first: number, found: number): boolean {
  let left = words.count;
  for (let at = 0; at < words.count; at += 1)
    for (let next = 0; next < found; next += 1)
      if (word[first + next] === words.hashes[at] && foundCredit[next] === 0) {
        askedCredit[at] = foundCredit[next] = credits.same;
        left -= 1;
        break;
      }
  return left === 0;
}

function pairAlike(tables: Tables, asked: Asked, first: number, found: number): void {
  const { starts, count } = asked.words;
  for (let at = 0; at < count; at += 1) {
    if (askedCredit[at] !== 0) continue;
    one.from = starts[at];
    one.to = starts[at + 1];
    oneJoined = at + 1 < count && askedCredit[at + 1] === 0 ? starts[at + 2] : 0;
    pairWithAny(tables, { at, first, found });
    if (askedCredit[at] === 0) spellOut(tables, { at, first, found });
  }
}

/** A word asked for, and the words of the company. */
interface Sought {
  readonly at: number;
  readonly first: number;
  readonly found: number;
}

function pairWithAny({ wordStart }: Tables, { at, first, found }: Sought): void {
  for (let next = 0; next < found && askedCredit[at] === 0; next += 1) {
    if (foundCredit[next] !== 0) continue;
    other.from = wordStart[first + next];
    other.to = wordStart[first + next + 1];
    otherJoined = next + 1 < found && foundCredit[next + 1] === 0 ? wordStart[first + next + 2] : 0;
    pair(at, next);
  }
}

/** Where the word behind ends, 0 when there is none to join with. */
let oneJoined = 0;
let otherJoined = 0;

function pair(at: number, next: number): void {
  if (otherJoined > 0 && isJoined(one, other, otherJoined)) {
    askedCredit[at] = foundCredit[next] = foundCredit[next + 1] = credits.joined;
  } else if (oneJoined > 0 && isJoined(other, one, oneJoined)) {
    askedCredit[at] = askedCredit[at + 1] = foundCredit[next] = credits.joined;
  } else {
    const relation = compareWords(one, other);
    if (relation !== 'none') askedCredit[at] = foundCredit[next] = credits[relation];
  }
}

/** Whether a word is two neighbouring ones written together. */
function isJoined(word: Span, parts: Span, end: number): boolean {
  if (word.to - word.from !== end - parts.from) return false;
  for (let at = word.from, next = parts.from; next < end; at += 1, next += 1)
    if (word.bytes[at] !== parts.bytes[next]) return false;
  return true;
}

/** Pairs a short word with the words whose first letters it is. */
function spellOut({ wordStart, letters }: Tables, word: Sought): void {
  const length = one.to - one.from;
  if (length < 2 || length > 6) return;
  for (let next = 0; next + length <= word.found; next += 1) {
    let matching = 0;
    while (
      matching < length &&
      foundCredit[next + matching] === 0 &&
      letters[wordStart[word.first + next + matching]] === one.bytes[one.from + matching]
    )
      matching += 1;
    if (matching < length) continue;
    askedCredit[word.at] = credits.initials;
    foundCredit.fill(credits.initials, next, next + length);
    return;
  }
}

interface Sum {
  total: number;
  covered: number;
  heaviest: number;
  inexact: number;
  alone: number;
  shared: number;
}

const askedSum: Sum = { total: 0, covered: 0, heaviest: 0, inexact: 0, alone: 0, shared: 0 };
const foundSum: Sum = { total: 0, covered: 0, heaviest: 0, inexact: 0, alone: 0, shared: 0 };

function weigh(tables: Tables, asked: Asked, words: { first: number; found: number }, into: NameComparison): void {
  const { starts, count } = asked.words;
  clear(askedSum);
  for (let at = 0; at < count; at += 1) {
    const length = starts[at + 1] - starts[at];
    addWord(askedSum, at, asked.weights[at] * substance(length), askedCredit[at]);
  }
  clear(foundSum);
  for (let at = 0; at < words.found; at += 1) {
    const word = words.first + at;
    const length = tables.wordStart[word + 1] - tables.wordStart[word];
    addWord(foundSum, at, tables.wordWeight[word] * substance(length), foundCredit[at]);
  }
  into.askedCovered = share(askedSum);
  into.foundCovered = share(foundSum);
  into.heaviestMissing = askedSum.heaviest / fullWeight;
  into.heaviestExtra = foundSum.heaviest / fullWeight;
  into.agreeing = Math.min(askedSum.covered, foundSum.covered) / fullWeight;
  into.heaviestShared = Math.min(askedSum.shared, foundSum.shared) / fullWeight;
  into.inexact = askedSum.covered === 0 ? 0 : askedSum.inexact / askedSum.covered;
  into.missing = askedSum.alone;
  into.extra = foundSum.alone;
  into.startsAlike = askedCredit[0] > 0 && foundCredit[0] > 0;
}

/** One or two letters tell less than their rarity says: initials, grades and leftovers look rare. */
function substance(length: number): number {
  return length === 1 ? 0.2 : length === 2 ? 0.6 : 1;
}

function clear(sum: Sum): void {
  sum.total = sum.covered = sum.heaviest = sum.inexact = sum.alone = sum.shared = 0;
}

function addWord(sum: Sum, at: number, weight: number, credit: number): void {
  sum.total += weight;
  sum.covered += weight * credit;
  if (credit < credits.joined) sum.inexact += weight * credit;
  if (credit > 0) {
    sum.shared = Math.max(sum.shared, weight * credit);
    return;
  }
  sum.alone |= 1 << at;
  if (weight > sum.heaviest) sum.heaviest = weight;
}

/** Where all words weigh nothing, those that agree count as they are. */
function share({ total, covered, alone }: Sum): number {
  return total > 0 ? covered / total : alone === 0 ? 1 : 0;
}
