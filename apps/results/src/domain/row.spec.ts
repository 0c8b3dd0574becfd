import { expect, it } from '@jest/globals';
import { aRecord, aRow, enrichmentId, runId, runOrder } from '../testing/builders.ts';
import { isOpen, rowOf } from './part-record.ts';
import { withdrawn } from './row.ts';

const now = new Date('2026-06-02T08:00:00.000Z');

it('is withdrawn with the next sequence, and nothing of what it held', () => {
  expect(withdrawn(aRow(), 'profile-deleted', now)).toEqual({
    enrichmentId,
    profileId: 'p-1',
    outputTable: 'Companies',
    definitionVersion: 1,
    runId,
    runOrder,
    state: 'retracted',
    reason: 'profile-deleted',
    recordId: null,
    sequence: 4,
    changed: 2,
    updatedAt: now,
  });
});

it('is as its record says', () => {
  const record = aRecord();
  const [change] = record.changes.filter(isOpen);
  expect(change && rowOf(record, change)).toEqual(
    aRow({ sequence: 1, updatedAt: record.decidedAt, recordId: record.id }),
  );
});

it('is retracted where its record says so', () => {
  const record = aRecord();
  const [change] = record.changes.filter(isOpen);
  expect(change && rowOf(record, { ...change, after: null })).toMatchObject({
    state: 'retracted',
    reason: 'not-matched',
    recordId: record.id,
  });
});
