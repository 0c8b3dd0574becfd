import { describe, expect, it } from '@jest/globals';
import { lentSourcing } from './testing/lent-sourcing.ts';
import { tenantWithRows } from './testing/tenant-with-rows.ts';

const { sourcing, upload } = lentSourcing();
const all = (...conditions: object[]) => ({ match: 'all', conditions });
const aTenantWithRows = () => tenantWithRows(sourcing(), upload);

describe('a measure', () => {
  const evaluate = (tenant: string, body: object) => sourcing().call('POST /measures/evaluate', { tenant, body });

  it('counts, sums and averages over profile and enriched fields, by dimension and within a filter', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    const employees = enriched('employees.exact');
    const byIndustry = { function: 'sum', field: employees, dimensions: [enriched('industry')] };
    expect((await evaluate(tenant, byIndustry)).body).toEqual({
      values: [
        { dimensions: ['Toys'], value: 27_012, profiles: 2, unread: 0 },
        { dimensions: [null], value: null, profiles: 1, unread: 0 },
        { dimensions: ['Beer'], value: 40_000, profiles: 1, unread: 0 },
      ],
      complete: true,
    });
    const rule = all({ field: enriched('industry'), operator: 'equals', value: 'Toys' });
    expect((await evaluate(tenant, { function: 'max', field: employees, filter: { rule } })).body).toMatchObject({
      values: [{ dimensions: [], value: 27_000, profiles: 2 }],
    });
    expect((await evaluate(tenant, { function: 'count' })).body).toMatchObject({ values: [{ value: 4 }] });
    const industries = { function: 'count-distinct', field: enriched('industry') };
    expect((await evaluate(tenant, industries)).body).toMatchObject({ values: [{ value: 2, profiles: 4 }] });
  });

  it('reads numbers in texts strictly, and says how many it could not read', async () => {
    const { tenant } = await aTenantWithRows();
    expect((await evaluate(tenant, { function: 'average', field: 'staff' })).body).toMatchObject({
      values: [{ value: 33_500, profiles: 4, unread: 1 }],
    });
  });

  it('is refused for a field that holds several values, and without the field that it is of', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    const several = await evaluate(tenant, { function: 'count', dimensions: [enriched('specialties')] });
    expect(several).toMatchObject({ status: 422, body: { type: 'measure/unfit-field' } });
    expect(await evaluate(tenant, { function: 'sum' })).toMatchObject({ status: 422 });
  });
});
