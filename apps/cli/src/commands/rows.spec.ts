import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { configurationRoutes, resultsRoutes } from '@firmograph/contracts';
import type { Asked } from '../testing/fake-routes.ts';
import { anEnrichment, enrichmentId } from '../testing/an-enrichment.ts';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();
const runId = '00000000-0000-4000-8000-000000000003';
const at = '2026-06-01T08:00:00.000Z';
const row = {
  profileId: 'p-1',
  company: { name: 'LEGO A/S', address: { country: 'Denmark' } },
  ...{ confidence: 'HIGH', askedAt: at, runId, sequence: 1, updatedAt: at },
};
const asked: Asked[] = [];
beforeEach(() => {
  asked.length = 0;
  const noted = (answer: unknown) => (given: Asked) => {
    asked.push(given);
    return answer;
  };
  const value = { field: 'name', column: 'company', value: 'LEGO A/S', provider: 'leadspace', runId, since: at };
  now.stack.more.push(
    [configurationRoutes.listEnrichments, () => ({ items: [anEnrichment('Companies')], next: null })],
    [resultsRoutes.listRows, noted({ items: [row], next: 'more' })],
    [
      resultsRoutes.getRow,
      noted({ row, values: [{ ...value, askedAt: at, confidence: 'HIGH', ours: 0.91 }], history: [] }),
    ],
    [
      resultsRoutes.downloadRowsAsCsv,
      (given) => {
        asked.push(given);
        given.response.writeHead(200, { 'content-type': 'text/csv' }).end('profile_id\np-1\n');
      },
    ],
  );
});

describe('rows', () => {
  it('are listed as they are sorted and filtered', async () => {
    const { output, errors } = await run('rows list Companies --sort -name --where country=Denmark --where name=Le=x');
    expect(errors).toBe('');
    expect(output).toMatch(/LEGO A\/S[^]*--after more/);
    expect(asked[0]).toMatchObject({
      params: { enrichmentId },
      query: { sort: '-name', country: 'Denmark', name: 'Le=x', limit: '20' },
    });
  });

  it('are shown value by value', async () => {
    const { output } = await run('rows show Companies p-1');
    expect(output).toMatch(/company[^]*LEGO A\/S[^]*0\.91/);
  });

  it('are downloaded to a file', async () => {
    const { output } = await run('rows download Companies --out rows.csv --where conflict=true');
    expect(output).toContain('Written to');
    expect(await readFile(folder.path('rows.csv'), 'utf8')).toBe('profile_id\np-1\n');
    expect(asked[0]?.query).toEqual({ conflict: 'true' });
  });

  it('are those of an enrichment that there is', async () => {
    const { exitCode, errors } = await run('rows list Nothing');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('There is no enrichment “Nothing”')]);
  });
});
