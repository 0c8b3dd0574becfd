import type { CompanyInput } from '@firmograph/enrichment';
import { describe, expect, it } from '@jest/globals';
import { canonicalInput } from './canonical-input.ts';

const acme = { name: 'Straßenbau Ö', website: 'acme.com', location: { country: 'Denmark', city: 'Århus' } };

describe('canonicalInput', () => {
  it.each<[CompanyInput, string]>([
    [{ location: { city: 'Århus', country: 'Denmark' }, website: 'acme.com', name: 'Straßenbau Ö' }, 'another order'],
    [{ ...acme, name: 'STRASSENBAU Ö' }, 'another case'],
    [{ ...acme, name: ' straßenbau \u200b  O\u0308' }, 'other spaces and decomposed letters'],
    [{ ...acme, location: { ...acme.location, state: undefined } }, 'an absent part'],
  ])('is the same for %j: %s', (input) => {
    expect(canonicalInput(input)).toBe(canonicalInput(acme));
  });

  it.each<[CompanyInput, string]>([
    [{ ...acme, name: 'Strassenbau O' }, 'an accent'],
    [{ ...acme, website: 'acme.dk' }, 'the website'],
    [{ ...acme, location: { country: 'Denmark', state: 'Århus' } }, 'the part that holds it'],
    [{ name: acme.name, website: acme.website }, 'a part that is missing'],
    [{ name: 'Straßenbau Ö","acme.com' }, 'quotes inside'],
  ])('is another for %j: %s differs', (input) => {
    expect(canonicalInput(input)).not.toBe(canonicalInput(acme));
  });
});
