import { beforeEach, describe, expect, it } from '@jest/globals';
import { configurationRoutes as routes } from '@firmograph/contracts';
import { anEnrichment, enrichmentId } from '../testing/an-enrichment.ts';
import type { Asked } from '../testing/fake-routes.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const asked: Asked[] = [];
const known: ReturnType<typeof anEnrichment>[] = [];
beforeEach(() => {
  asked.length = 0;
  known.length = 0;
  const noted = (given: Asked) => {
    asked.push(given);
    return anEnrichment('Danes');
  };
  const connectionId = '00000000-0000-4000-8000-000000000009';
  now.stack.more.push(
    [
      routes.listConnections,
      () => ({ items: [{ connectionId, name: 'Leadspace', kind: 'token', mayUse: true }], next: null }),
    ],
    [routes.listEnrichments, () => ({ items: known, next: null })],
    [routes.defineEnrichment, noted],
    [routes.changeEnrichment, noted],
  );
});

describe('an enrichment', () => {
  it('is defined by what is said, and nothing else is mapped', async () => {
    const { exitCode, errors, output } = await run(
      'enrichments define Danes --connection Leadspace --output-table Danes --segment danes --name Company --name Legal --website Web --country-is Denmark --fresh-for-days 0',
    );
    expect([exitCode, errors]).toEqual([0, '']);
    expect(output).toContain('Nothing is sent until it is run');
    expect(asked[0]).toMatchObject({
      body: {
        name: 'Danes',
        dataSet: { kind: 'segment', segmentId: 'danes' },
        mapping: {
          name: { firstOf: ['Company', 'Legal'] },
          website: 'Web',
          location: { country: { constant: 'Denmark' } },
        },
        outputTable: 'Danes',
        freshForDays: 0,
      },
    });
  });

  it('of that name gets a new version', async () => {
    known.push(anEnrichment('Danes'));
    const { exitCode } = await run(
      'enrichments define Danes --connection Leadspace --output-table Danes --name Company',
    );
    expect(exitCode).toBe(0);
    expect(asked[0]).toMatchObject({ params: { enrichmentId }, body: { dataSet: { kind: 'all-profiles' } } });
  });

  it.each([
    ['without a field for the name', '--connection Leadspace --output-table T', 2, '--name FIELD'],
    [
      'over a connection that there is not',
      '--connection Nothing --output-table T --name C',
      1,
      'no connection “Nothing”',
    ],
    ['without a table', '--connection Leadspace --name C', 2, '--output-table'],
  ])('is not defined %s', async (_, options, code, sentence) => {
    const { exitCode, errors } = await run(`enrichments define Danes ${options}`);
    expect([exitCode, errors]).toEqual([code, expect.stringContaining(sentence)]);
    expect(asked).toEqual([]);
  });
});
