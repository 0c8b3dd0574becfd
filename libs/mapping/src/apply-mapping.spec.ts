import { CompanyInput } from '@firmograph/enrichment';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyMapping, compileMapping } from './apply-mapping.ts';

const mapping = {
  name: 'Account Name',
  website: 'Web Site',
  location: { country: 'Country', city: 'Headquarters', state: 'State', street: 'Street', postalCode: 'Zip' },
};

describe('applyMapping', () => {
  it('takes the mapped fields, cleaned, and no others', () => {
    const fields = {
      'Account ID': 'A-00001',
      'Account Name': ' Menards  Inc ',
      'Web Site': 'http://www.menards.com',
      Headquarters: 'Eau Claire, Wisconsin',
      Country: 'USA',
      'Contact e-mail': 'jane@menards.com',
    };
    expect(applyMapping(mapping, fields)).toEqual({
      name: 'Menards Inc',
      website: 'menards.com',
      location: { country: 'United States', city: 'Eau Claire, Wisconsin' },
    });
  });

  it('leaves out what the profile does not say', () => {
    expect(applyMapping(mapping, { 'Account Name': '', Country: '  ', 'Web Site': 'unknown' })).toEqual({});
  });

  it('sends a country that it does not know as it came, trimmed', () => {
    expect(applyMapping(mapping, { Country: ' Narnia ' })).toEqual({ location: { country: 'Narnia' } });
  });

  it('needs no more than a name to be mapped', () => {
    expect(applyMapping({ name: 'n' }, { n: 'Acme', Country: 'DK' })).toEqual({ name: 'Acme' });
  });

  it('cuts a name of 10,000 characters to 300', () => {
    expect(applyMapping({ name: 'n' }, { n: '🦊'.repeat(10_000) }).name).toBe('🦊'.repeat(150));
  });

  it('takes the first of several fields that says something', () => {
    const apply = compileMapping({
      name: { firstOf: ['Legal name', 'Trade name'] },
      website: { firstOf: ['E-mail', 'Site'] },
      location: { country: { firstOf: ['Billing country', 'Shipping country'] } },
    });
    const fields = { 'Trade name': 'LEGO', 'E-mail': 'jo@gmail.com', Site: 'lego.com', 'Shipping country': 'DK' };
    expect(apply(fields)).toEqual({ name: 'LEGO', website: 'lego.com', location: { country: 'Denmark' } });
  });

  it('passes over a placeholder where another field has a name, and keeps it where none has', () => {
    const apply = compileMapping({ name: { firstOf: ['a', 'b'] } });
    expect([apply({ a: 'N/A', b: 'LEGO' }), apply({ a: 'N/A', b: ' ' }), apply({ a: '', b: '' })]).toEqual([
      { name: 'LEGO' },
      { name: 'N/A' },
      {},
    ]);
  });

  it('sends a constant for every profile, cleaned like a field', () => {
    const apply = compileMapping({
      name: 'n',
      location: { country: { constant: ' dk ' }, city: { constant: 'Billund' } },
    });
    expect(apply({ n: 'LEGO' }).location).toEqual({ country: 'Denmark', city: 'Billund' });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'finds no field %s where there is none',
    (name) => {
      expect(applyMapping({ name }, {})).toEqual({});
    },
  );

  it('gives what the contract takes, whatever the profile holds', () => {
    const apply = compileMapping(mapping);
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    const fields = fc.record({ 'Account Name': text, 'Web Site': text, Country: text, Headquarters: text, Zip: text });
    fc.assert(fc.property(fields, (profile) => CompanyInput.safeParse(apply(profile)).success));
  });
});
