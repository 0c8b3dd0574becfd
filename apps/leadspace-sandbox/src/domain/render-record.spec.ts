import { describe, expect, it } from '@jest/globals';
import { aCompany } from '../testing/a-company.ts';
import { wireFile } from '../testing/wire.ts';
import { isJsonObject } from './read-item.ts';
import type { Level } from './reference-company.ts';
import { renderRecord } from './render-record.ts';
import { SeededRandom } from './seeded-random.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** As it arrives: serialising leaves out what is undefined. */
const rendered = (settings: Partial<Settings>, company = {}, level: Level = 'HIGH'): unknown => {
  const answer = { kind: 'matched', match: { company: aCompany(company), level }, askedName: 'Robotics' } as const;
  const record = renderRecord(answer, 'e1', { ...defaultSettings, ...settings }, new SeededRandom('a'));
  return JSON.parse(JSON.stringify(record));
};
const failed = (settings: Partial<Settings>) =>
  renderRecord({ kind: 'failed', code: 1200 }, 'e1', { ...defaultSettings, ...settings }, new SeededRandom('a'));

/** Where values stand in a response: `address.city` and the like. An array is a value. */
function pathsIn(value: unknown, path = ''): string[] {
  if (!isJsonObject(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, path === '' ? key : `${path}.${key}`));
}
const companyIn = (record: unknown): unknown =>
  isJsonObject(record) && isJsonObject(record['data']) ? record['data']['company'] : undefined;

it('has a place for every documented field of v4, and for no other', () => {
  const documented = pathsIn(companyIn(wireFile('records/v4-full')));
  const ours = pathsIn(companyIn(rendered({ missing: 'null' })));
  expect(ours.toSorted()).toEqual(documented.toSorted());
});

it('says nothing that the reference does not know', () => {
  const nothing = { website: '', country: '', state: '', city: '', postal_code: '', industry: '', employees: '' };
  expect(rendered({}, nothing)).toEqual({
    status: 'success',
    external_id: 'e1',
    data: {
      enrichment_status: 'Company Enriched',
      company: {
        ug_company_id: 'X1',
        ls_id: 'X1',
        name: 'Example Robotics Inc.',
        original_name: 'Robotics',
        address: {},
        matching_confidence: { level: 'HIGH' },
      },
    },
  });
});

describe('where a value is missing', () => {
  it.each([
    ['null', null],
    ['empty-string', ''],
    ['empty-array', []],
  ] as const)('stands %s', (missing, expected) => {
    expect(companyIn(rendered({ missing }))).toMatchObject({
      name: 'Example Robotics Inc.',
      description: expected,
      employees: { exact: expected, range: expected },
      funding: { last_round_date: expected },
      specialties: expected,
    });
  });

  it('stands one or the other when they are mixed, and the same for the same seed', () => {
    const company = companyIn(rendered({ missing: 'mixed' }));
    const forms = new Set(pathsIn(company).map((path) => JSON.stringify(at(company, path))));
    expect([...forms]).toEqual(expect.arrayContaining(['null', '""', '[]']));
    expect(companyIn(rendered({ missing: 'mixed' }))).toEqual(company);
  });
});

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (isJsonObject(inner) ? inner[key] : undefined), value);

it('uses the names of v3', () => {
  const company = companyIn(rendered({ version: 'v3' }, { employees: '12' }));
  expect(company).toMatchObject({ ls_id: 'X1', size: { exact: 12 } });
  expect(company).not.toHaveProperty('ug_company_id');
  expect(company).not.toHaveProperty('employees');
});

it('writes numbers as strings', () => {
  expect(companyIn(rendered({ numbersAsStrings: true }, { employees: '12' }))).toMatchObject({
    employees: { exact: '12' },
  });
});

it('knows of no intent, in both forms', () => {
  expect(companyIn(rendered({ intent: 'array' }))).toMatchObject({
    intent_modeling_v4: [{ model_level: 'no intent' }],
  });
  expect(companyIn(rendered({ intent: 'object' }))).toMatchObject({
    intent_modeling_v4: { model_level: ['NO_INTENT'] },
  });
  expect(companyIn(rendered({ intent: 'array', version: 'v3' }))).toHaveProperty('intent_modeling');
});

it('adds keys that nobody documented', () => {
  const documented = new Set(pathsIn(rendered({})));
  expect(pathsIn(rendered({ extraKeys: true })).filter((path) => !documented.has(path)).length).toBeGreaterThan(3);
});

it('writes confidence as the customer named it', () => {
  expect(companyIn(rendered({}, {}, 'VERY LOW'))).toMatchObject({ matching_confidence: { level: 'VERY LOW' } });
  expect(companyIn(rendered({ confidenceLabels: { HIGH: 'Gold' } }))).toMatchObject({
    matching_confidence: { level: 'Gold' },
  });
});

it('does not enrich below the confidence that the customer set', () => {
  expect(rendered({ minimumConfidence: 'MEDIUM' }, {}, 'LOW')).toMatchObject({
    data: { enrichment_status: 'Not Enriched' },
  });
  expect(rendered({ minimumConfidence: 'MEDIUM' }, {}, 'MEDIUM')).toMatchObject({
    data: { enrichment_status: 'Company Enriched' },
  });
});

it.each([
  ['error', { error: { code: 1200, message: 'Invalid Input' } }],
  ['errors', { errors: [{ code: '1200', message: 'Invalid Input' }] }],
  ['record', { code: 1200, message: 'Invalid Input' }],
  ['data', { data: { error_code: '1200', message: 'Invalid Input' } }],
] as const)('puts the code of a failed record at %s', (codeAt, where) => {
  expect(failed({ codeAt })).toEqual({ status: 'failure', external_id: 'e1', ...where });
});

it('words the status of a failed record by its code', () => {
  expect(failed({ statusWords: 'by-code' })).toMatchObject({ status: 'Invalid Input' });
});
