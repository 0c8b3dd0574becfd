import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRecord } from './parse-record.ts';
import { wireRecords } from './testing/wire.ts';

const enriched = (data: object) => ({ status: 'success', external_id: 'e1', data });

it.each([
  ['f1', 1100],
  ['f2', 1200],
  ['f3', 1200],
  ['f4', 1100],
  ['f5', 1100],
  ['f6', 1200],
  ['f7', 1100],
])('finds the code of %s, wherever it stands', (id, code) => {
  const records = wireRecords('failures');
  expect(parseRecord(records.find(({ external_id }) => external_id === id))).toEqual({
    kind: 'failed',
    externalId: id,
    code,
  });
});

it.each(['f8', 'f9'])('takes %s for failed though no code says so', (id) => {
  const records = wireRecords('failures');
  expect(parseRecord(records.find(({ external_id }) => external_id === id))).toEqual({
    kind: 'failed',
    externalId: id,
  });
});

it.each([
  ['HIGH', 'HIGH'],
  ['Very Low', 'VERY LOW'],
  ['VERY_LOW', 'VERY LOW'],
  ['medium', 'MEDIUM'],
  ['Gold', 'UNKNOWN'],
  ['', 'UNKNOWN'],
])('reads the confidence %j as %s', (sent, means) => {
  const company = { ls_id: '1', matching_confidence: { level: sent } };
  expect(parseRecord(enriched({ enrichment_status: 'Company Enriched', company }))).toMatchObject({
    confidence: means,
    ...(sent === '' ? {} : { confidenceLabel: sent }),
  });
});

it('keeps the label a customer gave to a confidence', () => {
  const company = { ls_id: '1', matching_confidence: 'Gold' };
  expect(parseRecord(enriched({ enrichment_status: 'Company Enriched', company }))).toMatchObject({
    confidence: 'UNKNOWN',
    confidenceLabel: 'Gold',
  });
});

it.each(['Not Enriched', 'NOT ENRICHED', ' not enriched ', 'Person Enriched', 'a word nobody knows'])(
  'finds no company where the status is %j',
  (enrichment_status) => {
    const company = { ls_id: '1', name: 'Below the threshold' };
    expect(parseRecord(enriched({ enrichment_status, company }))).toEqual({ kind: 'no-company', externalId: 'e1' });
  },
);

it('finds a company that came without a status, and none where nothing came', () => {
  expect(parseRecord(enriched({ company: { name: 'Example Robotics' } }))).toMatchObject({ kind: 'company' });
  expect(parseRecord(enriched({ company: { name: '' } }))).toMatchObject({ kind: 'no-company' });
});

it('keeps a match of which not one field is known', () => {
  expect(parseRecord(enriched({ enrichment_status: 'Company Enriched' }))).toMatchObject({
    kind: 'company',
    company: {},
  });
});

it('gives an id back exactly as it was sent, also one that came back as a number', () => {
  const data = { enrichment_status: 'Not Enriched' };
  expect(parseRecord({ external_id: ' x ', data })?.externalId).toBe(' x ');
  expect(parseRecord({ external_id: 42, data })?.externalId).toBe('42');
});

it('answers for the record that was asked about when the id does not come back', () => {
  expect(parseRecord({ status: 'success', data: { enrichment_status: 'Not Enriched' } }, 'asked')).toEqual({
    kind: 'no-company',
    externalId: 'asked',
  });
});

it('does not take a number of another meaning for a code', () => {
  expect(parseRecord({ status: 'failure', external_id: 'e1', code: 200, error: 12 })).toEqual({
    kind: 'failed',
    externalId: 'e1',
  });
});

it('never throws, whatever stands among the results', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => parseRecord(value)).not.toThrow();
    }),
  );
});
