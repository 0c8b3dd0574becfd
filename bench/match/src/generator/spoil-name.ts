import type { Random } from './random.ts';

/** Ways in which the name of a company is written otherwise, by what is done to it. Each returns the name when it cannot. */
export const waysToSpoil = {
  'as it is': (name) => name,
  'upper case': (name) => withoutAccents(name).toUpperCase(),
  typo: (name, random) => inOneWord(name, random, 5, (word) => slip(word, random)),
  'two typos': (name, random) => inOneWord(name, random, 8, (word) => slip(slip(word, random), random)),
  'dropped word': dropWord,
  'legal form': swapForm,
  'no legal form': (name) => name.replace(lastForm, ''),
  abbreviation: (name, random) => inLaterWord(name, random, (word) => abbreviate(word, random)),
  'word order': (name) => name.replace(/^(\S+) (.+)$/, '$2, $1'),
  'cut off': (name, random) => name.slice(0, 16 + random.below(12)),
  cyrillic: inCyrillic,
  respelt: respell,
  'joined words': (name) => name.replace(/^(?!The )(\w+) (\w+) (?=\w)/, '$1$2 '),
  punctuation: (name) => name.replaceAll(' & ', ' and ').replaceAll(/[.,]/g, '').replaceAll(' ', '  '),
} as const satisfies Record<string, (name: string, random: Random) => string>;

export type WayToSpoil = keyof typeof waysToSpoil;

const lastForm =
  /,? (?:Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|PLC|plc|AG|SA|S\.A|SE|NV|N\.V|AB|ASA|Oyj|S\.p\.A|Tbk|Berhad|A\.S)\.?$/;
const otherForms: Readonly<Record<string, readonly string[]>> = {
  Inc: ['Incorporated', 'Corp.', 'INC'],
  Incorporated: ['Inc.', 'Inc'],
  Corporation: ['Corp.', 'Corp', 'Inc.'],
  Corp: ['Corporation', 'Inc'],
  Limited: ['Ltd.', 'Ltd', 'LTD'],
  Ltd: ['Limited', 'ltd'],
  AG: ['Aktiengesellschaft', 'A.G.'],
  AB: ['Aktiebolag', 'AB (publ)'],
  Company: ['Co.', 'Co'],
  PLC: ['plc', 'Public Limited Company'],
  Berhad: ['Bhd', 'BHD'],
};

function swapForm(name: string, random: Random): string {
  return name.replace(/(\w+)\.?$/, (written: string, form: string) => {
    const others = otherForms[form];
    return others === undefined ? written : random.pick(others);
  });
}

function withoutAccents(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function inOneWord(name: string, random: Random, least: number, change: (word: string) => string): string {
  const words = name.split(' ');
  const long = words.flatMap((word, at) => (word.length >= least ? [at] : []));
  if (long.length === 0) return name;
  const at = random.pick(long);
  return words.map((word, number) => (number === at ? change(word) : word)).join(' ');
}

/** The first word is what a company is known by; nobody abbreviates it. */
function inLaterWord(name: string, random: Random, change: (word: string) => string): string {
  const [first = '', ...rest] = name.split(' ');
  return [first, inOneWord(rest.join(' '), random, 7, change)].join(' ').trim();
}

/** A letter left out, doubled, changed or swapped with its neighbour; never the first. */
function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const slips = [
    before + after,
    before + letter + letter + after,
    before + random.pick('a e i o s t n r'.split(' ')) + after,
    before + after.charAt(0) + letter + after.slice(1),
  ];
  return random.pick(slips);
}

/** Never the first word, which names are known by. */
function dropWord(name: string, random: Random): string {
  const words = name.split(' ');
  if (words.length < 4) return name;
  const at = 1 + random.below(words.length - 2);
  return words.filter((_, number) => number !== at).join(' ');
}

function abbreviate(word: string, random: Random): string {
  if (random.chance(0.5)) return `${word.slice(0, 4)}.`;
  return word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, '');
}

/** How Russian names are written in Latin letters, read backwards; the longer first. */
const cyrillic: readonly (readonly [string, string])[] =
  'shch щ|zh ж|kh х|ch ч|sh ш|ts ц|ya я|yu ю|a а|b б|v в|g г|d д|e е|z з|i и|k к|l л|m м|n н|o о|p п|r р|s с|t т|u у|f ф|y й|h х|c к|j дж|w в|x кс|q к'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]);

function inCyrillic(name: string): string {
  return cyrillic.reduce((text, [latin, letter]) => text.replaceAll(latin, letter), name.toLowerCase());
}

const respelt: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  ß: 'ss',
  é: 'e',
  ç: 'c',
};

function respell(name: string): string {
  return Array.from(name, (letter) => respelt[letter] ?? letter).join('');
}
