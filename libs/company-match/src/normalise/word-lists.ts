import { hashOfText, mixed } from './hash.ts';
import { leadingForms, legalForms, shareClasses } from './legal-forms.ts';
import { fillers, shortForms } from './short-forms.ts';

/** Phrases by the hashes of their words: a chain of words leads to the number that the phrase stands for. */
export interface Phrases {
  /** Chains that begin or are a phrase. */
  readonly chains: ReadonlySet<number>;
  readonly ends: ReadonlyMap<number, number>;
}

const encoder = new TextEncoder();

/** Legal forms by number, from 1; 0 is none. */
export const formNames: readonly string[] = [...new Set(legalForms.map(({ form }) => form))];

export const formPhrases = phrasesOf(
  legalForms.flatMap(({ form, spellings }) =>
    spellings.map((spelling) => [spelling, formNames.indexOf(form) + 1] as const),
  ),
);
export const sharePhrases = phrasesOf(shareClasses.map((words) => [words, 1] as const));
export const leadingHashes = new Set(leadingForms.map(hashOfText));
export const fillerHashes = new Set(fillers.map(hashOfText));

/** The beginnings of the long legal words, of four letters on. */
export const cutForms = new Set(
  'limited company incorporated corporation aktiengesellschaft public berhad aktiebolag'
    .split(' ')
    .flatMap((word) =>
      Array.from({ length: word.length - 4 }, (_, less) => hashOfText(word.slice(0, word.length - 1 - less))),
    ),
);

/** They belong to the legal form that is cut off behind them. */
export const beforeCutForms = new Set(['public', 'joint', 'stock', 'private'].map(hashOfText));

/** From the hash of a short form to the bytes of the word that stands for it. */
export const longForms: ReadonlyMap<number, Uint8Array> = new Map(
  [...shortForms].map(([short, long]) => [hashOfText(short), encoder.encode(long)] as const),
);

/** The countries that know a legal form, by the form's number. Empty: many do. */
export const formCountries: readonly (readonly string[])[] = [
  [],
  ...formNames.map((name) => legalForms.find(({ form }) => form === name)?.countries ?? []),
];

function phrasesOf(phrases: readonly (readonly [string, number])[]): Phrases {
  const chains = new Set<number>();
  const ends = new Map<number, number>();
  for (const [phrase, stands] of phrases) {
    let chain = 0;
    for (const word of phrase.split(' ')) chains.add((chain = mixed(chain, hashOfText(word))));
    ends.set(chain, stands);
  }
  return { chains, ends };
}
