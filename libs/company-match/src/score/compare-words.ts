import { editDistance } from './edit-distance.ts';
import { bitsIn } from '../normalise/signature.ts';
import { lastDigit } from '../normalise/fold-text.ts';
import { commonStart, type Span } from './span.ts';

/** How two words that are not the same belong together. */
export type WordRelation = 'cut off' | 'misspelt' | 'abbreviated' | 'none';

/** How much of a word's weight agrees, where the same word is 1. */
export const credits = {
  same: 1,
  joined: 0.98,
  'cut off': 0.9,
  misspelt: 0.85,
  initials: 0.7,
  abbreviated: 0.65,
} as const;

/** Whether one word is the start of the other, the other with a slip or two, or short for it. */
export function compareWords(one: Span, other: Span): WordRelation {
  return one.to - one.from <= other.to - other.from ? relate(one, other) : relate(other, one);
}

function relate(shorter: Span, longer: Span): WordRelation {
  const short = shorter.to - shorter.from;
  const long = longer.to - longer.from;
  const common = commonStart(shorter, longer);
  if (short >= 3 && common === short) return 'cut off';
  if (canBeMisspelt(short, long) && isMisspelt(shorter, longer, long)) return 'misspelt';
  return common > 0 && canBeShort(short, long) && isAbbreviation(shorter, longer) ? 'abbreviated' : 'none';
}

/** A slip in a short word makes another word of it. */
function canBeMisspelt(short: number, long: number): boolean {
  return short >= 4 && long - short <= 2;
}

function canBeShort(short: number, long: number): boolean {
  return short >= 2 && short <= 6 && long - short >= 2;
}

/** Numbers are never misspelt into each other. */
function isMisspelt(one: Span, other: Span, length: number): boolean {
  const most = length >= 9 ? 2 : 1;
  const [letters, others] = [lettersIn(one), lettersIn(other)];
  // Each slip puts in or takes away two letters at most; this is told much faster than how many slips there are.
  if (bitsIn(letters ^ others) > 2 * most || ((letters | others) & digit) !== 0) return false;
  return editDistance(one, other, most) <= most;
}

const digit = 1;

/** Which letters a word has, a bit for each; all digits are one bit. */
function lettersIn({ bytes, from, to }: Span): number {
  let letters = 0;
  for (let at = from; at < to; at += 1) letters |= bytes[at] <= lastDigit ? digit : 1 << (1 + (bytes[at] % 31));
  return letters;
}

/** Its letters in order: `cda` is `canada`. */
function isAbbreviation(shorter: Span, longer: Span): boolean {
  let at = shorter.from;
  for (let next = longer.from; next < longer.to && at < shorter.to; next += 1)
    if (longer.bytes[next] === shorter.bytes[at]) at += 1;
  return at === shorter.to;
}
