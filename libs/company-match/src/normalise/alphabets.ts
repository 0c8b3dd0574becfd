/** Letters that Unicode does not decompose, as Latin letters. Cyrillic as in passports (ICAO 9303), Greek as in ISO 843. */
const inLatin: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'n', ŧ: 't', ĸ: 'k' },
  ...{ ƒ: 'f', ə: 'a', ɛ: 'e', ɔ: 'o', ŉ: 'n' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
  },
  ...{ п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y' },
  ...{ ь: '', э: 'e', ю: 'yu', я: 'ya', є: 'ie', і: 'i', ґ: 'g', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz' },
  ...{ ә: 'a', ғ: 'g', қ: 'q', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ѕ: 'dz' },
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

/** The conjoining letters of Hangul, in which decomposed Korean is written (Revised Romanization). */
const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = 'k k ks n nj nh t l lk lm lp lt lt lp lh m p ps t t ng t t k t p h'.split(' ');

/** The Latin letters for a letter, by its code in decomposed lower case. Undefined: it has none here, or is Latin. */
export const latinLetters: ReadonlyMap<number, string> = new Map([
  ...Object.entries(inLatin).map(([letter, latin]) => [letter.codePointAt(0) ?? 0, latin] as const),
  ...conjoining(0x1100, initials),
  ...conjoining(0x1161, vowels),
  ...conjoining(0x11a8, finals),
]);

function conjoining(from: number, letters: readonly string[]): readonly (readonly [number, string])[] {
  return letters.map((latin, at) => [from + at, latin] as const);
}
