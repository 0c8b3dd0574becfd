import type { CompanyInput } from '@firmograph/enrichment';
import { cleanText } from './clean-text.ts';

/** Whether a profile can be asked about and, if not, why. */
export type Eligibility =
  { readonly eligible: true } | { readonly eligible: false; readonly reason: 'no-company-name' | 'placeholder-name' };

/**
 * What people and programs write where they know no company, in lower case without punctuation. A name made only of punctuation
 * is one too. Words that real companies are named ("Test Research", "Private Media") count only when they stand alone.
 */
export const placeholderNames: ReadonlySet<string> = new Set([
  ...['0', 'na', 'n a', 'nan', 'nil', 'null', 'none', 'undefined', 'empty', 'blank', 'missing', 'no name', 'noname'],
  ...[
    'unknown',
    'not known',
    'not available',
    'not applicable',
    'not specified',
    'not provided',
    'not set',
    'unspecified',
  ],
  ...[
    'tbd',
    'tba',
    'tbc',
    'to be determined',
    'to be defined',
    'todo',
    'to do',
    'pending',
    'dummy',
    'sample',
    'example',
  ],
  ...['test', 'tests', 'testing', 'tester', 'test test', 'test company', 'test account', 'test customer', 'testfirma'],
  ...['asdf', 'asdfasdf', 'asdfgh', 'qwerty', 'qwertz', 'foobar', 'foo bar', 'lorem ipsum'],
  ...[
    'company',
    'company name',
    'companyname',
    'my company',
    'your company',
    'account',
    'account name',
    'customer',
    'name',
  ],
  ...[
    'no company',
    'no company name',
    'without company',
    'individual',
    'private',
    'privat',
    'private person',
    'privatperson',
  ],
  ...['self employed', 'selfemployed', 'freelance', 'freelancer', 'unemployed', 'retired', 'student'],
  ...['unbekannt', 'keine', 'keine angabe', 'ohne', 'k a', 'ukendt', 'ingen', 'inconnu', 'inconnue', 'aucun', 'aucune'],
  ...[
    'desconocido',
    'ninguno',
    'ninguna',
    'sin nombre',
    'sconosciuto',
    'nessuno',
    'onbekend',
    'geen',
    'okand',
    'selvstændig',
  ],
  ...[
    'deleted',
    'do not use',
    'duplicate',
    'delete',
    'delete me',
    'other',
    'others',
    'misc',
    'various',
    'diverse',
    'anonymous',
  ],
]);

/** Only the name decides: the provider answers nothing without one. */
export function eligibility({ name = '' }: CompanyInput): Eligibility {
  const cleaned = cleanText(name, 300);
  if (cleaned === '') return { eligible: false, reason: 'no-company-name' };
  return isPlaceholder(cleaned) ? { eligible: false, reason: 'placeholder-name' } : { eligible: true };
}

function isPlaceholder(name: string): boolean {
  // The longest in the list has 20 letters: most names need no folding at all.
  if (name.length > 30 && /[\p{L}\p{N}]/u.test(name)) return false;
  const words = /^[\x20-\x7e]*$/.test(name) ? foldedAscii(name) : folded(name);
  if (words === '' || placeholderNames.has(words)) return true;
  // "t.b.d." is "tbd" as well; "xx", "000", "aaaa" say one sign over and over. "X", "3M" and "AAA" are companies.
  if (words.startsWith(' ', 1)) return placeholderNames.has(words.replaceAll(/\b(\w) (?=\w\b)/g, '$1'));
  return /^(?:xx+|00+|(.)\1{3,})$/u.test(words);
}

function foldedAscii(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
