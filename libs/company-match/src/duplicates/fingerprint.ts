import type { CompanyQuery } from '../company.ts';
import { mostWords, newNameWords, readName } from '../normalise/name-words.ts';
import { type Place, placeParts, readPlace } from '../normalise/place.ts';
import { newWebDomain, readWebDomain } from '../normalise/web-domain.ts';

const words = newNameWords();
const web = newWebDomain();
const place: Place = { country: 0, state: 0, city: 0, postalCode: 0 };
const decoder = new TextDecoder();

/**
 * The same text for queries that are one after normalisation: the words and the legal form of the name, the domain, the place.
 * Undefined where that is no proof that they mean one company: without a domain, which nobody else has, or where the name is
 * longer than what is compared of it.
 */
export function fingerprintOf(query: CompanyQuery): string | undefined {
  readName(query.name ?? '', words);
  readWebDomain(query.website, web);
  const { bytes, starts, count, form } = words;
  const length = starts[count];
  if (count === 0 || web.domain === 0 || count === mostWords || length === bytes.length - 1) return undefined;
  readPlace(query, place);
  const name = Array.from({ length: count }, (_, at) => decoder.decode(bytes.subarray(starts[at], starts[at + 1])));
  const domain = `${decoder.decode(web.bytes.subarray(0, web.length))} ${web.domain}`;
  return [...name, form, domain, ...placeParts.map((part) => place[part])].join('\u001f');
}
