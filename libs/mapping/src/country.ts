import countries from 'i18n-iso-countries';
import { alsoCalled } from './also-called.ts';

/** Everyday English names, where the standard's first name is a formal one. */
const everyday: Readonly<Record<string, string>> = {
  BN: 'Brunei',
  BO: 'Bolivia',
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  CN: 'China',
  CZ: 'Czech Republic',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  GM: 'Gambia',
  IR: 'Iran',
  KP: 'North Korea',
  KR: 'South Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MF: 'Saint Martin',
  MK: 'North Macedonia',
  NL: 'Netherlands',
  PN: 'Pitcairn Islands',
  PS: 'Palestine',
  RU: 'Russia',
  SX: 'Sint Maarten',
  SY: 'Syria',
  TR: 'Turkey',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
  VE: 'Venezuela',
  VG: 'British Virgin Islands',
  VI: 'U.S. Virgin Islands',
  VN: 'Vietnam',
};

const english = new Map<string, string>();
const folded = new Map<string, string>();
for (const code of Object.keys(countries.getAlpha2Codes())) {
  const [first, ...others] = [countries.getName(code, 'en', { select: 'all' }) ?? code].flat();
  const name = everyday[code] ?? first ?? code;
  const alpha3 = countries.alpha2ToAlpha3(code) ?? code;
  for (const word of [
    code,
    alpha3,
    name,
    ...(first === undefined ? [] : [first]),
    ...others,
    ...(alsoCalled[code] ?? []),
  ]) {
    // "Congo" is the name of two countries: it stays what it is.
    if (word === 'Congo') continue;
    english.set(word, name);
    folded.set(fold(word), name);
  }
}

/**
 * The English name of a country written as a name in one of 78 languages, an ISO 3166 code of two or three letters, or an
 * everyday short form. Undefined when the text is no country, or could be two.
 */
export function countryOf(text: string): string | undefined {
  return english.get(text) ?? folded.get(fold(text)) ?? foreign().get(fold(text)) ?? undefined;
}

/** Lower case without accents, punctuation, “the” and “and”. Marks of other scripts stay: there they are letters. */
function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
      // Alone, “and” is Andorra's code.
      .replaceAll(/^the | the$| (?:the|and)(?= )/g, '')
  );
}

let ofAllLanguages: ReadonlyMap<string, string | null> | undefined;

/** Built when the first foreign name turns up, because most files never need it. Null: the word means two countries. */
function foreign(): ReadonlyMap<string, string | null> {
  ofAllLanguages ??= namesInAllLanguages();
  return ofAllLanguages;
}

function namesInAllLanguages(): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const language of countries.getSupportedLanguages()) {
    for (const [code, words] of Object.entries(countries.getNames(language, { select: 'all' }))) {
      const name = english.get(code) ?? null;
      for (const word of words.map(fold)) names.set(word, [undefined, name].includes(names.get(word)) ? name : null);
    }
  }
  return names;
}
