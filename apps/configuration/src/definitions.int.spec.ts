import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { aDefinition } from './testing/builders.ts';
import { startConfiguration, type ConfigurationUnderTest, type Who } from './testing/configuration-under-test.ts';
import { aSavedConnection, aSavedEnrichment } from './testing/ready.ts';

let service: ConfigurationUnderTest;

beforeAll(async () => {
  service = await startConfiguration({ ENRICHMENTS_PER_TYPE: '2' });
}, 60_000);
afterAll(() => service.stop());

async function aTenantWithConnection(): Promise<{ who: Who; connectionId: string }> {
  const who = { tenant: `tenant-${randomUUID()}` };
  return { who, connectionId: await aSavedConnection(service, who) };
}

describe('a definition', () => {
  it('keeps mapping forms, renamed and typed columns, and what is seen in the profile view', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const definition = aDefinition({
      connectionId,
      mapping: { name: { firstOf: ['legal', 'trade'] }, location: { country: { constant: 'Denmark' } } },
      keptFields: ['name', 'employees'],
      columns: [{ field: 'employees', name: 'staff', type: 'number' }],
      projections: [{ from: 'employees.exact', into: 'Employees', write: 'fill-blanks' }],
    });
    const answer = await service.call('POST', '/enrichments', definition, who);
    expect(answer.body['definition']).toMatchObject(definition);
  });

  it.each([
    ['a table that does not begin with a letter', { outputTable: '1st' }, /body.outputTable: begin with a letter/],
    [
      'a column that clashes with another',
      { columns: [{ field: 'phone', name: 'Website' }] },
      /body.columns.0.name: two columns would be called Website/,
    ],
    ['a constant name', { mapping: { name: { constant: 'Acme' } } }, /body.mapping.name.constant: unknown field/],
    [
      'a form of mapping that is not known',
      { mapping: { name: 'n', website: { lastOf: ['w'] } } },
      /body.mapping.website.lastOf: unknown field/,
    ],
  ])('says where and what to do when it has %s', async (_, part, detail) => {
    const { who, connectionId } = await aTenantWithConnection();
    const answer = await service.call('POST', '/enrichments', { ...aDefinition({ connectionId }), ...part }, who);
    expect(answer).toMatchObject({ status: 400, body: { type: 'request/invalid' } });
    expect(answer.body['detail']).toMatch(detail);
  });

  it('is refused a table name that another has, in whatever letters', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    await service.call('POST', '/enrichments', aDefinition({ connectionId, outputTable: 'Companies' }), who);
    const again = await service.call(
      'POST',
      '/enrichments',
      aDefinition({ connectionId, outputTable: 'companies' }),
      who,
    );
    expect(again).toMatchObject({ status: 409, body: { type: 'enrichment/output-table-taken' } });
  });
});

describe('the quota of a type', () => {
  it('is shown with what is in use and what is available, and refuses one too many until one is deleted', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const first = await aSavedEnrichment(service, connectionId, who);
    const tiles = async () => (await service.call('GET', '/enrichment-types', undefined, who)).body['items'];
    expect(await tiles()).toMatchObject([{ name: 'Company data', providedBy: 'Leadspace', inUse: 1, available: 1 }]);
    await aSavedEnrichment(service, connectionId, who);
    const refused = await service.call('POST', '/enrichments', aDefinition({ connectionId }), who);
    expect(refused).toMatchObject({ status: 409, body: { type: 'enrichment/quota-reached' } });
    await service.call('DELETE', `/enrichments/${first}`, undefined, who);
    expect(await tiles()).toMatchObject([{ inUse: 1, available: 1 }]);
  });
});
