import { expect, it } from '@jest/globals';
import { anEnrichmentDefinition, monday } from '../testing/builders.ts';
import { changedFields, type DefinitionVersion } from './version.ts';

const first: DefinitionVersion = {
  definition: anEnrichmentDefinition({ keptFields: ['name'] }),
  by: 'ada',
  at: monday,
};

it('names what was changed, what was added and what was left out', () => {
  const { keptFields: _, ...definition } = first.definition;
  const second = { ...first, definition: { ...definition, version: 2, name: 'Other', runBudget: 10 } };
  expect(changedFields(first, second)).toEqual(['keptFields', 'name', 'runBudget']);
});

it('says of the first version all that it says', () => {
  expect(changedFields(undefined, first)).toContain('mapping');
});

it('names nothing where a version says the same again', () => {
  expect(changedFields(first, { ...first, definition: { ...first.definition, version: 2 } })).toEqual([]);
});
