import { expect, it } from '@jest/globals';
import { Company } from '@firmograph/enrichment';
import fc from 'fast-check';
import { parseCompany } from './parse-company.ts';
import { parseRecord } from './parse-record.ts';
import { wireRecord, wireRecords } from './testing/wire.ts';

const companyOf = (file: string) => {
  const record = parseRecord(wireRecord(file));
  return record?.kind === 'company' ? record.company : undefined;
};

it('reads every documented field of a company', () => {
  expect(companyOf('v4-full')).toEqual({
    id: 'UG-0001',
    name: 'Example Robotics Inc.',
    originalName: 'Example Robotics',
    description: 'Robots that do not exist',
    website: 'robotics.example',
    phone: '+1 555 555 0100',
    industry: 'Machinery',
    subIndustry: 'Industrial Robots',
    sic: '0762',
    sicDescription: 'Farm Management Services',
    naics: '333249',
    naicsDescription: 'Other Industrial Machinery Manufacturing',
    ownership: 'Private',
    linkedinProfile: 'https://www.linkedin.com/company/example-robotics',
    latitude: '37.54',
    longitude: '-121.98',
    primaryLocation: 'HQ',
    address: {
      country: 'United States',
      state: 'CA',
      city: 'Fremont',
      region: 'NA',
      street: '1 Example Way',
      postalCode: '94538',
    },
    employees: { exact: 1200, range: '1001-5000' },
    revenue: { exact: 250_000_000, range: '$100M-$500M' },
    domainIntent: 'Topic1=65',
    intentModels: [
      {
        model: 'Automation',
        levels: ['medium'],
        score: 89,
        drivers: ['grippers', 'sensors'],
        source: 'Website visits',
        cadence: 'Weekly',
        newHighIntent: 'No',
        industries: ['Machinery'],
        topMetros: ['Jena'],
        domainOrigins: ['robotics.example'],
      },
    ],
    specialties: ['arms', 'legs'],
    familyTree: [
      {
        type: 'GU',
        id: 'UG-0002',
        name: 'Example Holding Inc.',
        website: 'holding.example',
        phone: '+1 555 555 0101',
        sic: '6719',
        naics: '551112',
        address: {
          country: 'United States',
          state: 'DE',
          city: 'Dover',
          region: 'NA',
          street: '2 Example Way',
          postalCode: '19901',
        },
      },
    ],
    departmentSize: {
      hr: 10,
      sales: 200,
      mgmt: 12,
      productMgmt: 9,
      it: 40,
      administration: 30,
      marketing: 25,
      operations: 300,
      rnd: 410,
      businessDev: 14,
      finance: 20,
    },
    funding: {
      totalRoundsCount: 3,
      lastRoundInvestorCount: 2,
      lastRoundDate: '2025-11-15',
      lastRoundMoneyRaised: 'US$ 23.0M',
      lastRoundType: 'Series A',
      url: 'https://www.crunchbase.com/organization/example-robotics',
    },
    investors: {
      companyInvestors: 'Example Capital; Sample Ventures',
      lastInvestorName: 'Sample Ventures',
      url: 'https://www.crunchbase.com/organization/sample-ventures',
    },
    ranks: { fortune500: 499, fortune1000: 999, global2000: 1999 },
    technologies: { installed: ['AWS'], website: ['nginx'], categories: ['Cloud'], customCategories: ['Robots'] },
  });
});

it('leaves no field of our company without a source', () => {
  expect(Object.keys(companyOf('v4-full') ?? {}).toSorted()).toEqual(Company.keyof().options.toSorted());
});

it('reads the names of v3 as well', () => {
  expect(companyOf('v3-names')).toEqual({
    id: 'LS-0003',
    name: 'Beispiel Maschinenbau AG',
    employees: { exact: 80, range: '51-100' },
    revenue: { exact: 9_000_000, range: '$1M-$10M' },
    intentModels: [{ model: 'Default', score: 77, drivers: ['lathes'], newHighIntent: 'Yes' }],
  });
});

it.each(['absent', 'null', 'empty string', 'empty array'])(
  'takes a value that is %s for one that is not known',
  (form) => {
    const records = wireRecords('missing-values');
    const record = parseRecord(records.find(({ external_id }) => external_id === form));
    expect(record).toEqual({
      kind: 'company',
      externalId: form,
      company: { id: 'LS-1' },
      confidence: 'LOW',
      confidenceLabel: 'LOW',
    });
  },
);

it('takes numbers for texts and texts for numbers', () => {
  expect(companyOf('numbers-as-strings')).toEqual({
    id: '4711',
    sic: '762',
    latitude: '37.54',
    employees: { exact: 1200 },
    revenue: { exact: 250_000_000 },
    ranks: { global2000: 1999 },
    departmentSize: { hr: 10 },
  });
});

it('reads intent from one object, with arrays and nested values inside', () => {
  expect(companyOf('intent-object')?.intentModels).toEqual([
    {
      model: 'Automation, Vision',
      levels: ['High', 'NO_INTENT'],
      source: 'LS Intent',
      cadence: 'Weekly',
      newHighIntent: 'Yes',
      industries: ['Machinery'],
      topMetros: ['Jena', 'Fremont'],
      drivers: ['grippers', 'sensors'],
    },
  ]);
});

it('ignores keys it does not know', () => {
  expect(companyOf('unknown-keys')).toEqual({ id: 'UG-0001', address: { city: 'Fremont' }, employees: { exact: 5 } });
});

it.each([
  ['a bare number', 1200, { exact: 1200 }],
  ['a bare numeric text', '1,200', { exact: 1200 }],
  ['a bare range', '1001-5000', { range: '1001-5000' }],
  ['nothing readable', {}, undefined],
  ['a number that is none', Number.NaN, undefined],
])('reads employees given as %s', (_, employees, expected) => {
  expect(parseCompany({ employees }).employees).toEqual(expected);
});

it('keeps v4 where v3 contradicts it', () => {
  const company = parseCompany({ ug_company_id: 'new', ls_id: 'old', employees: { exact: 2 }, size: { exact: 1 } });
  expect(company).toEqual({ id: 'new', employees: { exact: 2 } });
});

it('keeps the other relatives when one is malformed', () => {
  const { familyTree } = parseCompany({ family_tree: { companies: [null, 7, { type: 'HQ' }, {}, 'x'] } });
  expect(familyTree).toEqual([{ type: 'HQ' }]);
});

it('makes a valid company, or nothing, of whatever arrives', () => {
  const keys = Object.keys(wireRecord('v4-full').data?.company ?? {});
  const anything = fc.dictionary(fc.constantFrom(...keys, 'size', 'revenue', 'intent_modeling'), fc.jsonValue());
  fc.assert(
    fc.property(anything, (source) => {
      expect(Company.safeParse(parseCompany(source)).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});
