import { describe, expect, it } from '@jest/globals';
import { guessMapping } from './guess-mapping.ts';

const row = (headers: readonly string[], ...values: readonly string[]) =>
  Object.fromEntries(headers.map((header, index) => [header, values[index] ?? '']));

describe('guessMapping from headers', () => {
  it.each([
    [
      'Account ID,Account Name,Web Site,Headquarters,Country',
      { name: 'Account Name', website: 'Web Site', location: { city: 'Headquarters', country: 'Country' } },
    ],
    [
      'kind,name,website,country,city,reference_id',
      { name: 'name', website: 'website', location: { country: 'country', city: 'city' } },
    ],
    [
      'id,name,website,country,state,city,postal_code,former_name',
      {
        name: 'name',
        website: 'website',
        location: { country: 'country', state: 'state', city: 'city', postalCode: 'postal_code' },
      },
    ],
    [
      'Kundennr.,Firma,Straße,PLZ,Ort,Land,Webseite',
      {
        name: 'Firma',
        website: 'Webseite',
        location: { street: 'Straße', postalCode: 'PLZ', city: 'Ort', country: 'Land' },
      },
    ],
    [
      'Kundenummer;Virksomhed;Hjemmeside;By;Postnr;Land'.replaceAll(';', ','),
      { name: 'Virksomhed', website: 'Hjemmeside', location: { city: 'By', postalCode: 'Postnr', country: 'Land' } },
    ],
    [
      'Nom de la société,Site web,Ville,Pays',
      { name: 'Nom de la société', website: 'Site web', location: { city: 'Ville', country: 'Pays' } },
    ],
    [
      'Razón social,Página web,Ciudad,País',
      { name: 'Razón social', website: 'Página web', location: { city: 'Ciudad', country: 'País' } },
    ],
    [
      'Företag,Hemsida,Postort,Län',
      { name: 'Företag', website: 'Hemsida', location: { city: 'Postort', state: 'Län' } },
    ],
    [
      'Ragione sociale,Sito web,Città,CAP',
      { name: 'Ragione sociale', website: 'Sito web', location: { city: 'Città', postalCode: 'CAP' } },
    ],
    [
      'AccountName,CompanyWebsite,BillingCity',
      { name: 'AccountName', website: 'CompanyWebsite', location: { city: 'BillingCity' } },
    ],
    ['COMPANY_NAME,DOMAIN', { name: 'COMPANY_NAME', website: 'DOMAIN' }],
    ['First Name,Last Name,Company,Email,Shipping City', { name: 'Company' }],
    ['Name,Company', { name: 'Company' }],
  ])('%s', (headers, mapping) => {
    expect(guessMapping(headers.split(','), []).mapping).toEqual(mapping);
  });

  it.each(['a,b,c', 'First Name,Last Name,Email', 'id,date,amount', 'Contact Name,Phone'])(
    'finds no column that could be the name in %s',
    (headers) => {
      expect(guessMapping(headers.split(','), []).mapping).toBeUndefined();
    },
  );
});

describe('guessMapping from values', () => {
  const headers = ['Who', 'Firm', 'Where', 'Link'];
  const rows = [
    row(headers, '17', 'Acme', 'Denmark', 'acme.com'),
    row(headers, '18', 'Bolt', 'Tyskland', 'http://bolt.de/'),
    row(headers, '19', 'Cyan', 'USA', ''),
  ];

  it('knows addresses and countries when it sees them', () => {
    expect(guessMapping(headers, rows)).toMatchObject({
      mapping: { name: 'Firm', website: 'Link', location: { country: 'Where' } },
      columns: [
        { role: 'name', by: 'header', confidence: 'sure' },
        { role: 'website', by: 'values', confidence: 'likely' },
        { role: 'country', by: 'values', confidence: 'likely' },
      ],
    });
  });

  it('does not believe a header whose values are numbers', () => {
    const columns = ['Company', 'Name'];
    expect(guessMapping(columns, [row(columns, '10023', 'Acme')]).mapping).toEqual({ name: 'Name' });
  });

  it('does not take a plant for a website', () => {
    const columns = ['Company', 'Site'];
    expect(guessMapping(columns, [row(columns, 'Acme', 'Plant 3')]).mapping).toEqual({ name: 'Company' });
  });

  it('does not take states for countries', () => {
    const columns = ['Company', 'Where'];
    expect(guessMapping(columns, [row(columns, 'Acme', 'CA'), row(columns, 'Bolt', 'DE')]).mapping).toEqual({
      name: 'Company',
    });
  });

  it('takes the only column for the name when it holds words', () => {
    expect(guessMapping(['Leads 2024'], [row(['Leads 2024'], 'Acme')]).mapping).toEqual({ name: 'Leads 2024' });
    expect(guessMapping(['Leads 2024'], [row(['Leads 2024'], '2024-01-01')]).mapping).toBeUndefined();
  });
});

describe('guessMapping for ids', () => {
  it.each([
    ['Account ID,Account Name', ['Account ID']],
    ['Kundenr.,Firma', ['Kundenr.']],
    ['Parent ID,id,Name', ['id', 'Parent ID']],
    ['kind,name,reference_id', ['reference_id']],
    ['name,country', []],
  ])('%s', (headers, candidates) => {
    expect(guessMapping(headers.split(','), []).idCandidates).toEqual(candidates);
  });

  it('takes no e-mail addresses for ids: an id travels, a person must not', () => {
    const headers = ['Customer ID', 'Company'];
    expect(guessMapping(headers, [row(headers, 'jane@acme.com', 'Acme')]).idCandidates).toEqual([]);
  });
});
