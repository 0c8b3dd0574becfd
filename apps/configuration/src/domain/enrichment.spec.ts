import { describe, expect, it } from '@jest/globals';
import { aDefinition, anEnrichment, later, monday } from '../testing/builders.ts';
import { defined, mappedFields, redefined, started, switched, tableKeyOf, versionsOf } from './enrichment.ts';

const request = { runId: '3c2a8f0e-9a55-4c0e-9d2e-0b5f4c6a7d10', requestedBy: 'ada', requestedAt: monday };

describe('an enrichment', () => {
  it('begins active, in its first version', () => {
    const enrichment = defined('e', aDefinition(), 'ada', monday);
    expect(enrichment).toMatchObject({ state: 'Active', definition: { enrichmentId: 'e', version: 1 } });
  });

  it('gets a new version with each change, and keeps its id', () => {
    const before = anEnrichment();
    const after = redefined(before, aDefinition({ name: 'Other' }), 'bob', later(1));
    expect(after.definition).toMatchObject({
      enrichmentId: before.definition.enrichmentId,
      version: 2,
      name: 'Other',
    });
  });

  it('drops what a change leaves out', () => {
    const before = anEnrichment({ definition: { ...anEnrichment().definition, keptFields: ['name'] } });
    expect(redefined(before, aDefinition(), 'bob', later(1)).definition).not.toHaveProperty('keptFields');
  });

  it('remembers every version, who made it and when, and changes none of them', () => {
    const first = defined('e', aDefinition({ name: 'One' }), 'ada', monday);
    const second = redefined(first, aDefinition({ name: 'Two' }), 'bob', later(1));
    expect(versionsOf(second).map(({ by, at, definition: { name, version } }) => [version, name, by, at])).toEqual([
      [1, 'One', 'ada', monday],
      [2, 'Two', 'bob', later(1)],
    ]);
  });

  it('is not switched to what it is', () => {
    expect(switched(anEnrichment(), 'Active', monday)).toBeNull();
  });

  it('gives its run the definition of this moment', () => {
    const before = anEnrichment();
    expect(started(before, request).lastRun).toEqual({ ...request, definition: before.definition });
  });

  it('starts no run while it is inactive', () => {
    expect(() => started(anEnrichment({ state: 'Inactive' }), request)).toThrow(/inactive/);
  });
});

it.each([
  ['name alone', { name: 'company' }, ['name']],
  ['name and website', { name: 'company', website: 'url' }, ['name', 'website']],
  ['name and country', { name: 'company', location: { country: 'c' } }, ['name', 'location']],
  ['a location without a field', { name: 'company', location: {} }, ['name']],
] as const)('asks with %s', (_, mapping, fields) => {
  expect(mappedFields(mapping)).toEqual(fields);
});

it('sees one output table in names that differ in case', () => {
  expect(tableKeyOf(aDefinition({ outputTable: 'Companies' }))).toBe(
    tableKeyOf(aDefinition({ outputTable: 'companies' })),
  );
});
