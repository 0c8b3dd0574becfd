import { describe, expect, it } from '@jest/globals';
import type { Company } from './company.ts';
import { projected, Projection, textAt } from './projection.ts';

const company: Company = {
  phone: '+45 79 50 60 70',
  employees: { exact: 27_000 },
  address: { city: 'Billund' },
  specialties: ['bricks', 'minifigures'],
  familyTree: [{ name: 'KIRKBI' }, { name: 'LEGO System' }],
};
const askedAt = new Date('2026-03-02T09:00:00Z');
const before = new Date('2026-03-01T09:00:00Z');
const after = new Date('2026-03-03T09:00:00Z');
const phone = (write: Projection['write']): Projection => ({ from: 'phone', into: 'Phone', write });

describe('the profile view', () => {
  it.each([
    ['never', '', before, ''],
    ['never', 'own', before, 'own'],
    ['fill-blanks', ' ', before, company.phone],
    ['fill-blanks', 'own', before, 'own'],
    ['always', 'own', after, company.phone],
    ['newer-wins', 'own', before, company.phone],
    ['newer-wins', 'own', after, 'own'],
    ['newer-wins', '', after, company.phone],
  ] as const)('shows by %s, beside %j of %j, %j', (write, own, changedAt, shown) => {
    const { fields } = projected({ fields: { Phone: own }, changedAt }, { company, askedAt }, [phone(write)]);
    expect(fields['Phone']).toBe(shown);
  });

  it('fills a field that the profile does not have, and says which it filled', () => {
    const profile = { fields: { Name: 'LEGO' }, changedAt: before };
    const policy: Projection[] = [{ from: 'address.city', into: 'City', write: 'fill-blanks' }, phone('never')];
    expect(projected(profile, { company, askedAt }, policy)).toEqual({
      fields: { Name: 'LEGO', City: 'Billund' },
      written: ['City'],
    });
  });

  it('leaves what the profile says where the row says nothing, also always', () => {
    const profile = { fields: { Fax: '1' }, changedAt: before };
    const policy: Projection[] = [{ from: 'website', into: 'Fax', write: 'always' }];
    expect(projected(profile, { company, askedAt }, policy)).toEqual({ fields: { Fax: '1' }, written: [] });
  });

  it('changes no profile', () => {
    const profile = Object.freeze({ fields: Object.freeze({ Phone: 'own' }), changedAt: before });
    projected(profile, { company, askedAt }, [phone('always')]);
    expect(profile.fields.Phone).toBe('own');
  });
});

it.each([
  ['employees.exact', '27000'],
  ['specialties', 'bricks; minifigures'],
  ['familyTree.name', 'KIRKBI; LEGO System'],
  ['address.country', undefined],
  ['constructor', undefined],
])('reads %s as %s', (path, text) => {
  expect(textAt(company, path)).toBe(text);
});

it.each(['address', '$confidence', 'nothing', 'constructor', ''])('refuses to project %j', (from) => {
  expect(Projection.safeParse({ from, into: 'X', write: 'always' }).success).toBe(false);
});
