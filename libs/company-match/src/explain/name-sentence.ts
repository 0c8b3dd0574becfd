import type { NameComparison } from '../score/compare-names.ts';
import type { EvidenceOutcome } from './evidence.ts';

export interface NamesTold {
  readonly asked: string;
  readonly found: string;
  /** The company's present name, where it was compared under another. */
  readonly present: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** How the names came out, in words. */
export function nameSentence(names: NameComparison, told: NamesTold): readonly [EvidenceOutcome, string] {
  const [outcome, sentence] = compared(names, told);
  return told.found === told.present
    ? [outcome, sentence]
    : [outcome, `${sentence} It is another name of ${quoted([told.present])}.`];
}

function compared(
  names: NameComparison,
  { asked, found, missing, extra }: NamesTold,
): readonly [EvidenceOutcome, string] {
  if (asked.trim() === '') return ['not given', 'No name was given.'];
  const both = `${quoted([asked])} and ${quoted([found])}`;
  if (names.isSame) return ['agrees', `The names are the same apart from spelling and legal form: ${both}.`];
  if (names.agreeing === 0) return ['disagrees', `The names have no word in common: ${both}.`];
  if (missing.length + extra.length === 0)
    return names.inexact > 0
      ? [
          'agrees',
          `Every word of ${quoted([asked])} is in ${quoted([found])}, some of them spelt or shortened differently.`,
        ]
      : ['agrees', `The names have the same words, in another order or spacing: ${both}.`];
  return ['partly agrees', `${both} agree in part: ${difference(missing, extra)}.`];
}

function difference(missing: readonly string[], extra: readonly string[]): string {
  const lacks = missing.length === 0 ? [] : [`the company's name lacks ${quoted(missing)}`];
  const adds = extra.length === 0 ? [] : [`it has ${quoted(extra)} besides`];
  return [...lacks, ...adds].join(', and ');
}

/** Names come from outside: long ones are cut, control characters and marks of direction are left out. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `“${shown(text)}”`).join(', ');
}

const longest = 80;
const plain = /^[!-~]+(?: [!-~]+)*$/;

function shown(text: string): string {
  if (text.length <= longest && plain.test(text)) return text;
  const clean = text
    .slice(0, 200)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
}
