import { describe, expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { anEnrichment, anEnrichmentDefinition, aRun, monday } from '../testing/builders.ts';
import { arranged, myEnrichment } from './my-enrichment.ts';

const named = (name: string) => anEnrichment({ definition: anEnrichmentDefinition({ name }) });
const counts = { ...noOutcomes, enriched: 300, unchanged: 104, 'not-matched': 1204 };
const ended = aRun({ state: 'completed', profiles: 1608, counts, endedAt: monday });

describe('a line of my enrichments', () => {
  it('says how many of how many are enriched, with what status, over what, and when', () => {
    expect(myEnrichment(named('North'), ended, 'Leadspace')).toMatchObject({
      name: 'North',
      type: 'Company data from Leadspace',
      state: 'Active',
      status: 'Successful',
      connection: { name: 'Leadspace' },
      enriched: { profiles: 404, of: 1608 },
      refreshed: monday,
    });
  });

  it('says nothing of what never ran', () => {
    expect(myEnrichment(named('North'), null, 'L')).toMatchObject({ status: null, enriched: null, refreshed: null });
  });
});

describe('my enrichments', () => {
  const lines = [
    myEnrichment(named('North'), null, 'Leadspace A'),
    myEnrichment(named('South'), ended, 'Leadspace B'),
    myEnrichment(named('East'), aRun({ ...ended, counts: { ...counts, enriched: 1 } }), 'Leadspace A'),
  ];
  const namesBy = (wanted: Parameters<typeof arranged>[1]) => arranged(lines, wanted).map(({ name }) => name);

  it.each([
    ['name', 'ascending', ['East', 'North', 'South']],
    ['name', 'descending', ['South', 'North', 'East']],
    ['connection', 'ascending', ['East', 'North', 'South']],
    ['enriched', 'ascending', ['East', 'South', 'North']],
    ['enriched', 'descending', ['South', 'East', 'North']],
    ['refreshed', 'descending', ['East', 'South', 'North']],
  ] as const)('are sorted by %s, %s, what is not known last', (sort, order, names) => {
    expect(namesBy({ sort, order })).toEqual(names);
  });

  it('are searched in their names, connections and states, whatever the case', () => {
    const wanted = { sort: 'name', order: 'ascending' } as const;
    expect(namesBy({ ...wanted, search: 'OUT' })).toEqual(['South']);
    expect(namesBy({ ...wanted, search: 'leadspace a' })).toEqual(['East', 'North']);
    expect(namesBy({ ...wanted, search: 'inactive' })).toEqual([]);
  });
});
