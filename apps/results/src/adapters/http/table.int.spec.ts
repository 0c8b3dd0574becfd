import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrichmentSaved, occurred, resultsRoutes } from '@firmograph/contracts';
import type { Company } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import { aDefinition, aRun, found } from '../../testing/builders.ts';
import { journeyOn, nextRun, type Journey } from '../../testing/journey.ts';
import { startResults, type ResultsUnderTest } from '../../testing/results-under-test.ts';

const { getRow, listRows } = resultsRoutes;
const opinion = (confidence: number, isConflict = false) => ({
  opinion: { confidence, isConflict, name: 'agrees', website: 'not given', place: 'agrees' } as const,
});
const companies: readonly [string, Company, Parameters<typeof found>[2]][] = [
  ['p-1', { name: 'Novo Nordisk', industry: 'Pharma', employees: { exact: 60_000 } }, opinion(0.9)],
  [
    'p-2',
    { name: 'LEGO A/S', industry: 'Toys', website: 'LEGO.com', employees: { exact: 27_000 } },
    { confidence: 'MEDIUM' },
  ],
  ['p-3', { name: 'lego house', address: { city: 'Billund' } }, { confidence: 'LOW', ...opinion(0.2, true) }],
  ['p-4', { name: '=cmd()', phone: '+45 1' }, {}],
  ['p-5', { website: 'nameless.example' }, opinion(0.5)],
];
const definition = aDefinition();
const run = aRun({ definition });
let results: ResultsUnderTest;
let journey: Journey;
beforeAll(async () => {
  results = await startResults();
  journey = journeyOn(results);
  await results.tellEnrichment(
    occurred(EnrichmentSaved, {
      ...{
        source: 'test',
        subject: keyOf('acme', run.enrichmentId),
        occurrence: 1,
        time: new Date(),
        tenantid: 'acme',
      },
      data: { definition, state: 'Active' },
    }),
  );
  await journey.ran(
    run,
    companies.map(([id, company, changes]) => found(id, company, changes)),
  );
}, 120_000);
afterAll(() => results.stop());

const at = (path: string) => `/enrichments/${run.enrichmentId}/${path}`;
const rows = (query: string) => results.ask(listRows, at(`rows?${query}`));
const idsOf = async (query: string) => (await rows(query)).items.map(({ profileId }) => profileId);
const text = async (path: string) => (await results.open(at(path))).text();

async function idsInPages(query: string, between: () => Promise<unknown> = async () => undefined): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ''; ; await between()) {
    const { items, next } = await rows(`${query}&limit=2${after}`);
    ids.push(...items.map(({ profileId }) => profileId));
    if (next === null) return ids;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

describe('the output table', () => {
  it.each([
    ['name', ['p-5', 'p-4', 'p-2', 'p-3', 'p-1']],
    ['-name', ['p-1', 'p-3', 'p-2', 'p-4', 'p-5']],
    ['confidence', ['p-1', 'p-4', 'p-5', 'p-2', 'p-3']],
    ['-confidence', ['p-3', 'p-2', 'p-5', 'p-4', 'p-1']],
    ['opinion', ['p-2', 'p-4', 'p-3', 'p-5', 'p-1']],
    ['-opinion', ['p-1', 'p-5', 'p-3', 'p-4', 'p-2']],
    ['employees', ['p-3', 'p-4', 'p-5', 'p-2', 'p-1']],
    ['-employees', ['p-1', 'p-2', 'p-5', 'p-4', 'p-3']],
    ['updatedAt', ['p-1', 'p-2', 'p-3', 'p-4', 'p-5']],
    ['-profileId', ['p-5', 'p-4', 'p-3', 'p-2', 'p-1']],
  ])('is sorted by %s, page by page, each row once', async (sort, ids) => {
    expect(await idsInPages(`sort=${sort}`)).toEqual(ids);
  });

  it.each([
    ['name=lego', ['p-2', 'p-3']],
    ['name=LEGO%20H', ['p-3']],
    ['name=.*', []],
    ['website=lego.com', ['p-2']],
    ['city=billund', ['p-3']],
    ['minEmployees=30000', ['p-1']],
    ['maxEmployees=30000', ['p-2']],
    ['minOpinion=0.5', ['p-1', 'p-5']],
    ['minOpinion=0.1&maxOpinion=0.5', ['p-3', 'p-5']],
    ['conflict=true', ['p-3']],
    ['confidence=HIGH&minOpinion=0.8', ['p-1']],
    ['updatedFrom=2000-01-01T00:00:00Z&updatedBefore=2001-01-01T00:00:00Z', []],
    ['updatedFrom=2000-01-01T00:00:00Z&industry=Toys', ['p-2']],
  ])('is filtered by %s', async (filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
    expect((await idsInPages(`${filter}&sort=name`)).toSorted()).toEqual(ids);
  });

  it('gives only the fields that are asked for', async () => {
    expect((await rows('fields=employees,name&name=novo')).items[0]?.company).toEqual({
      name: 'Novo Nordisk',
      employees: { exact: 60_000 },
    });
  });

  it.each([
    ['sort=familyTree', 400],
    ['fields=name,shoeSize', 400],
    ['limit=100000', 400],
    ['colour=red', 400],
    ['sort=name&after=x', 404],
    ['minOpinion=2', 400],
  ])('refuses %s', async (query, status) => {
    expect(await results.get(at(`rows?${query}`))).toMatchObject({ status });
  });

  it('says which fields there are where one is asked for that is none', async () => {
    const { body } = await results.get(at('rows?fields=shoeSize'));
    expect(JSON.stringify(body)).toContain('subIndustry');
  });

  it('comes as CSV that no spreadsheet runs', async () => {
    const lines = (await text('rows.csv?fields=name,phone,employees')).trim().split('\n');
    expect(lines[0]).toBe('profile_id,name,phone,employees,confidence,own_confidence,asked_at,updated_at,run_id');
    expect(lines).toHaveLength(6);
    expect(lines[4]).toContain("p-4,'=cmd(),'+45 1,,HIGH");
  });

  it('comes as NDJSON, what a filter leaves of it', async () => {
    const lines = (await text('rows.ndjson?name=lego')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { profileId: 'p-2', company: { name: 'LEGO A/S' }, sequence: 1 },
      { profileId: 'p-3', company: { name: 'lego house' }, opinion: { isConflict: true } },
    ]);
  });

  it.each(['rows.csv', 'rows.ndjson'])('hides %s from another tenant', async (path) => {
    expect(await results.get(at(path), { tenant: 'globex' })).toMatchObject({ status: 404 });
  });

  it('says of each value of a profile which run brought it, when, and how sure everybody is', async () => {
    const next = await journey.ran(nextRun(run), [
      found('p-1', { name: 'Novo Nordisk', industry: 'Biotech' }, opinion(0.8)),
    ]);
    await eventually(async () => {
      const { values } = await results.ask(getRow, at('rows/p-1'));
      expect(values).toMatchObject([
        {
          field: 'name',
          value: 'Novo Nordisk',
          provider: 'leadspace',
          runId: run.runId,
          confidence: 'HIGH',
          ours: 0.8,
        },
        { field: 'industry', column: 'industry', value: 'Biotech', runId: next.runId },
      ]);
    });
  });

  it('goes on from its place while rows are written', async () => {
    let sequence = 0;
    const ids = await idsInPages('sort=name', async () => {
      sequence += 1;
      const later = { ...nextRun(run), requestedAt: new Date(run.requestedAt.getTime() + 3_600_000 * sequence) };
      await journey.ran(later, [found(`q-${sequence}`, { name: '0 comes before all' })]);
    });
    expect(ids).toEqual(['p-5', 'p-4', 'p-2', 'p-3', 'p-1']);
  });
});
