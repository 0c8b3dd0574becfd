import { commonWords } from './common-words.ts';
import { hashOfText } from './hash.ts';

/** A word that one company in so many has, or fewer, tells as much as a word can tell. */
const rarest = 20_000;

const logOfRarest = Math.log(rarest);

/** The weight of the rarest word; a word that every company has weighs 0. */
export const fullWeight = 255;

/**
 * How much a word tells of a company, from how many of a set have it: the logarithm of its rarity. A word that is common
 * among companies at large tells little in a small set, too.
 */
export function wordWeight(word: number, companies: number, ofSet: number): number {
  const here = Math.max(0, companies - 2) / Math.max(1, ofSet);
  const frequency = Math.max(
    1 / rarest,
    companies / Math.max(ofSet, rarest),
    Math.min(here, 1),
    commonness.get(word) ?? 0,
  );
  return Math.round((fullWeight * Math.log(1 / Math.min(1, frequency))) / logOfRarest);
}

/** The share of companies at large that have a word, by the word's hash. */
const commonness = new Map(
  commonWords
    .split(' ')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [word = '', millionths = ''] = entry.split(':');
      return [hashOfText(word), Number(millionths) / 1_000_000] as const;
    }),
);
