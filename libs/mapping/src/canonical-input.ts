import type { CompanyInput } from '@firmograph/enrichment';
import { cleanText } from './clean-text.ts';
import { longest } from './apply-mapping.ts';

/**
 * The same text for the same question: whatever the order of the parts, the case of the letters or the spaces between words.
 * An answer is kept under it, so that nothing is asked twice.
 */
export function canonicalInput({ name, website, location = {} }: CompanyInput): string {
  const { country, state, city, street, postalCode } = location;
  // Cleaned text holds no control character, so this one parts them.
  return [
    folded(name, longest.name),
    folded(website, longest.website),
    folded(country, longest.country),
    folded(state, longest.state),
    folded(city, longest.city),
    folded(street, longest.street),
    folded(postalCode, longest.postalCode),
  ].join('\u001f');
}

function folded(text: string | undefined, most: number): string {
  if (text === undefined) return '';
  const cleaned = cleanText(text, most);
  // Up and down again, because "ß" has no single capital.
  return /^[\x20-\x7e]*$/.test(cleaned) ? cleaned.toLowerCase() : cleaned.toUpperCase().toLowerCase();
}
