import { countryOf } from '@firmograph/mapping';
import { foldingRoom, foldText } from './fold-text.ts';
import { hashOf } from './hash.ts';

/** Where a company is, as hashes; 0 where it is not said. */
export interface Place {
  country: number;
  state: number;
  city: number;
  postalCode: number;
}

export const placeParts = ['country', 'state', 'city', 'postalCode'] as const;

const folded = foldingRoom();

/** Countries repeat: a list of them is short however long the list of companies is. */
const known = new Map<string, number>();
const mostKnown = 10_000;

export function readPlace(
  text: { readonly country?: string; readonly state?: string; readonly city?: string; readonly postalCode?: string },
  into: Place,
): void {
  into.country = countryHash(text.country ?? '');
  into.state = textHash(text.state);
  into.city = textHash(text.city);
  into.postalCode = textHash(text.postalCode);
}

export function countryHash(text: string): number {
  if (text === '') return 0;
  const written = text.slice(0, 100);
  const hash = known.get(written);
  if (hash !== undefined) return hash;
  const name = countryOf(written.trim());
  const found = name === undefined ? 0 : textHash(name);
  if (known.size < mostKnown) known.set(written, found);
  return found;
}

/** Spaces do not count: postal codes are written with and without. */
function textHash(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const length = foldText(text, folded);
  let end = 0;
  for (let at = 0; at < length; at += 1) if (folded[at] !== 0x20) folded[end++] = folded[at];
  return end === 0 ? 0 : hashOf(folded, 0, end);
}
