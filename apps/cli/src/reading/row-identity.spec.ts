import { describe, expect, it } from '@jest/globals';
import { rowIdentity } from './row-identity.ts';
import { RowIndex } from './row-index.ts';

const row = (number: number, fields: Record<string, string>) => ({ row: number, fields });

describe('ids from a column', () => {
  const lastRows = new RowIndex();
  lastRows.set('A', 4);
  lastRows.set('B', 3);
  const fate = rowIdentity({ kind: 'column', column: 'ID' }, lastRows);

  it.each([
    [row(2, { ID: 'A' }), { kind: 'superseded' }],
    [row(3, { ID: ' B ' }), { kind: 'profile', id: 'B' }],
    [row(4, { ID: 'A' }), { kind: 'profile', id: 'A' }],
    [row(5, { ID: '  ' }), { kind: 'rejected', reason: 'has no ID' }],
    [row(6, {}), { kind: 'rejected', reason: 'has no ID' }],
    [row(7, { ID: 'x'.repeat(201) }), { kind: 'rejected', reason: 'its ID is longer than 200 characters' }],
  ])('row %j is %j', (given, expected) => {
    expect(fate(given)).toEqual(expected);
  });
});

describe('ids from what the rows say', () => {
  const idsOf = (...rows: Record<string, string>[]) => {
    const fate = rowIdentity({ kind: 'content' }, new RowIndex());
    return rows
      .map((fields, index) => fate(row(index + 2, fields)))
      .map((of) => (of.kind === 'profile' ? of.id : of.kind));
  };

  it('are the same in every pass', () => {
    expect(idsOf({ name: 'Acme' }, { name: 'Bolt' })).toEqual(idsOf({ name: 'Acme' }, { name: 'Bolt' }));
  });

  it('do not depend on the place of the row', () => {
    expect(idsOf({ name: 'Acme' }, { name: 'Bolt' })[1]).toBe(idsOf({ name: 'Bolt' })[0]);
  });

  it('tell rows apart that say the same', () => {
    const [first, second, third] = idsOf({ name: 'Acme' }, { name: 'Acme' }, { name: 'Acme' });
    expect([second, third]).toEqual([`${String(first)}-2`, `${String(first)}-3`]);
  });

  it('differ where the same words stand in other columns', () => {
    expect(idsOf({ name: 'Acme', city: '' })[0]).not.toBe(idsOf({ name: '', city: 'Acme' })[0]);
  });
});
