import { countryOf } from '@firmograph/mapping';
import { foldingRoom, foldText } from './fold-text.ts';
import { hashOf } from './hash.ts';
import { isStateName, stateCode } from './states.ts';

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

export interface WrittenPlace {
  readonly country?: string;
  readonly state?: string;
  /** Alone, or as a headquarters is written: `Austin, Texas`, `Dublin, Ireland`. */
  readonly city?: string;
  readonly postalCode?: string;
}

const longest = 200;
const behindCity = /[,;([/]/;

export function readPlace({ country = '', state = '', city = '', postalCode }: WrittenPlace, into: Place): void {
  const written = city.slice(0, longest);
  const end = written === '' ? -1 : written.search(behindCity);
  into.country = countryHash(country);
  into.state = state === '' ? 0 : textHash(stateCode(state.slice(0, longest)));
  into.city = textHash(end < 0 ? written : written.slice(0, end));
  into.postalCode = textHash(postalCode);
  if (end >= 0) readRegion(written.slice(end + 1), into);
}

/** What is written behind a city fills what is not said elsewhere. */
function readRegion(text: string, into: Place): void {
  for (const part of text.split(behindCity).map((one) => one.replaceAll(/[\])\d]/g, '').trim())) {
    const isState = isStateName(part) || /^[A-Z]{2,3}$/.test(part);
    if (isState) into.state ||= textHash(stateCode(part));
    else into.country ||= countryHash(part);
  }
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
