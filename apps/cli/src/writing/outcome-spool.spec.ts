import { existsSync } from 'node:fs';
import { companyFields } from '@firmograph/enrichment';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { enrichedColumns } from './enriched-columns.ts';
import { OutcomeSpool } from './outcome-spool.ts';

const folder = temporaryFolder();
const row = (company: object) =>
  ({ profileId: 'p', company, confidence: 'HIGH', askedAt: '', runId: '', sequence: 1, updatedAt: '' }) as const;

describe('OutcomeSpool', () => {
  it('finds each of many outcomes, in any order', () => {
    const spool = new OutcomeSpool(folder.path('many'));
    for (let at = 0; at < 20_000; at += 1) {
      spool.add({
        profileId: `p${at}`,
        batch: 1,
        outcome: 'enriched',
        row: row({ name: `Company ${at} ${'ü'.repeat(at % 1500)}` }),
      });
    }
    for (const at of [19_999, 0, 7, 12_345]) {
      expect(spool.get(`p${at}`)?.values['enriched_name']).toBe(`Company ${at} ${'ü'.repeat(at % 1500)}`);
    }
    expect([spool.size, spool.get('p20000')]).toEqual([20_000, undefined]);
    spool.close();
  });

  it('keeps reason, confidence and every value, and knows which columns are filled', () => {
    const spool = new OutcomeSpool(folder.path('one'));
    const company = {
      name: 'Acme',
      employees: { exact: 12, range: '11-50' },
      specialties: ['a', 'b'],
      address: { city: 'Berlin' },
    };
    spool.add({ profileId: 'a', batch: 1, outcome: 'unchanged', row: row(company) });
    spool.add({ profileId: 'b', batch: 1, outcome: 'not-matched', reason: 'below-threshold', row: null });
    expect(spool.get('a')).toEqual({
      outcome: 'unchanged',
      confidence: 'HIGH',
      values: {
        enriched_name: 'Acme',
        enriched_employees: 12,
        enriched_employees_range: '11-50',
        enriched_specialties: 'a; b',
        enriched_city: 'Berlin',
      },
    });
    expect(spool.get('b')).toEqual({ outcome: 'not-matched', reason: 'below-threshold', values: {} });
    expect([...spool.filled]).toContain('enriched_specialties');
    spool.close();
  });

  it('says whose answer a row shares, and why', () => {
    const spool = new OutcomeSpool(folder.path('shared'));
    const sharedWith = {
      ...{ profileId: 'b', confidence: 0.99 },
      ...({ name: 'agrees', website: 'agrees', place: 'not given' } as const),
    };
    spool.add({ profileId: 'a', batch: 1, outcome: 'enriched', row: { ...row({ name: 'Acme' }), sharedWith } });
    expect(spool.filled.has('shared_with')).toBe(true);
    expect(spool.get('a')?.values).toMatchObject({
      shared_with: 'b: name agrees, website agrees, place not given',
    });
    spool.close();
  });

  it('keeps our own opinion, in words', () => {
    const spool = new OutcomeSpool(folder.path('opinion'));
    const opinion = {
      confidence: 0.031,
      name: 'agrees',
      website: 'disagrees',
      place: 'not given',
      isConflict: true,
    } as const;
    spool.add({ profileId: 'a', batch: 1, outcome: 'enriched', row: { ...row({ name: 'Acme' }), opinion } });
    expect(spool.get('a')?.values).toEqual({
      enriched_name: 'Acme',
      own_confidence: 0.031,
      own_opinion: 'name agrees, website disagrees, place not given: a conflict',
    });
    spool.close();
  });

  it('leaves nothing behind', () => {
    const spool = new OutcomeSpool(folder.path('gone'));
    spool.add({ profileId: 'a', batch: 1, outcome: 'enriched' });
    spool.close();
    expect(existsSync(folder.path('gone'))).toBe(false);
  });
});

it('every field of a company has a column', () => {
  const touched = new Set<PropertyKey>();
  const watched: object = new Proxy({}, { get: (_, name) => void touched.add(name) });
  for (const { of } of enrichedColumns) of(watched);
  expect([...touched].sort()).toEqual([...companyFields].sort());
});
