import countries from 'i18n-iso-countries';

// What the package does not list, and people write.
const alsoWritten: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'united states of america': 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  uae: 'AE',
  'republic of ireland': 'IE',
  'kingdom of the netherlands': 'NL',
  holland: 'NL',
  macedonia: 'MK',
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
  'south korea': 'KR',
  'republic of korea': 'KR',
  russia: 'RU',
  vietnam: 'VN',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  'mainland china': 'CN',
  "people's republic of china": 'CN',
  'viet nam': 'VN',
};

const inEnglish = index(['en']);
let inAnyLanguage: ReadonlyMap<string, string> | undefined;

/** The ISO 3166 alpha-2 code of a country given as a name, in any of the languages of the package, or as a code. */
export function countryCode(written: string): string | undefined {
  if (asWritten.has(written)) return asWritten.get(written);
  const folded = fold(written);
  const code = inEnglish.get(folded) ?? allLanguages().get(folded);
  if (asWritten.size < maxRemembered) asWritten.set(written, code);
  return code;
}

// The same few spellings come again and again.
const asWritten = new Map<string, string | undefined>();
const maxRemembered = 1_000;

// Some twenty thousand names: only for who meets one that is not English.
const allLanguages = () => (inAnyLanguage ??= index(countries.langs()));

function index(languages: readonly string[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const language of languages)
    for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' })))
      for (const name of names) codes.set(fold(name), code);
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) codes.set(fold(alpha3), alpha2);
  for (const alpha2 of Object.keys(countries.getAlpha2Codes())) codes.set(fold(alpha2), alpha2);
  for (const [name, code] of Object.entries(alsoWritten)) codes.set(fold(name), code);
  return codes;
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/^the | the$/g, '')
    .trim();
}
