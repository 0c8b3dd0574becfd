import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { occurred, outgoing, SegmentDeleted, segments, SegmentSaved } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import { aDefinition } from './testing/builders.ts';
import { startConfiguration, type ConfigurationUnderTest, type Who } from './testing/configuration-under-test.ts';
import { aSavedConnection, aSavedEnrichment } from './testing/ready.ts';

let service: ConfigurationUnderTest;

beforeAll(async () => {
  service = await startConfiguration({ ENRICHMENTS_PER_TYPE: '2', SEGMENT_WAIT_MS: '2000' });
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

describe('what depends on what', () => {
  const happened = (tenantid: string, segmentId: string, sequence: number) => ({
    source: 'sourcing',
    subject: keyOf(tenantid, segmentId),
    occurrence: sequence,
    time: new Date('2026-03-02T09:00:00Z'),
    tenantid,
    sequence,
  });
  const saySegment = async (tenantid: string, segmentId: string, enrichmentIds: readonly string[], sequence = 1) => {
    const rule = { match: 'all' as const, conditions: [{ field: 'name', operator: 'is-not-empty' as const }] };
    const reads = { enrichmentIds: [...enrichmentIds], segmentIds: [] };
    const data = { segmentId, name: `Segment ${segmentId}`, rule, reads };
    const event = occurred(SegmentSaved, { ...happened(tenantid, segmentId, sequence), data });
    await service.publish([outgoing(segments, event)]);
  };
  const overSegment = (segmentId: string) => ({ kind: 'segment' as const, segmentId });

  it('is heard of segments: a data set that feeds itself is refused with the cycle named, unless that is accepted', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const enrichmentId = await aSavedEnrichment(service, connectionId, who);
    await saySegment(String(who.tenant), 'big', [enrichmentId]);
    const definition = aDefinition({ name: 'Firmographics', connectionId, dataSet: overSegment('big') });
    const refused = await service.call('PUT', `/enrichments/${enrichmentId}`, definition, who);
    expect(refused).toMatchObject({ status: 409, body: { type: 'enrichment/cycle' } });
    expect(refused.body['title']).toMatch(
      /“Firmographics” reads segment “Segment big” reads enrichment “Firmographics”/,
    );
    const accepted = await service.call('PUT', `/enrichments/${enrichmentId}?acceptCycle=true`, definition, who);
    expect(accepted.status).toBe(200);
    const dependencies = await service.call('GET', `/enrichments/${enrichmentId}/dependencies`, undefined, who);
    expect(dependencies.body).toMatchObject({
      reads: [{ kind: 'segment', id: 'big', name: 'Segment big' }],
      usedBy: [{ kind: 'segment', id: 'big', direct: true }],
      cycle: [{ id: enrichmentId }, { id: 'big' }, { id: enrichmentId }],
    });
  });

  it('keeps what is used from being deleted unnoticed', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const enrichmentId = await aSavedEnrichment(service, connectionId, who);
    await saySegment(String(who.tenant), 'staff', [enrichmentId]);
    const path = `/enrichments/${enrichmentId}`;
    await eventually(async () => {
      const { body } = await service.call('GET', `${path}/dependencies`, undefined, who);
      expect(body['usedBy']).toHaveLength(1);
    });
    const refused = await service.call('DELETE', path, undefined, who);
    expect(refused).toMatchObject({ status: 409, body: { type: 'enrichment/in-use' } });
    expect(refused.body['title']).toMatch(/used by segment “Segment staff”/);
    expect((await service.call('DELETE', `${path}?evenIfUsed=true`, undefined, who)).status).toBe(202);
  });

  it('refuses a segment that is not there, and one that was deleted', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const tenant = String(who.tenant);
    await saySegment(tenant, 'gone', []);
    const deleted = occurred(SegmentDeleted, { ...happened(tenant, 'gone', 2), data: { segmentId: 'gone' } });
    await service.publish([outgoing(segments, deleted)]);
    for (const segmentId of ['never', 'gone']) {
      const definition = aDefinition({ connectionId, dataSet: overSegment(segmentId) });
      expect(await service.call('POST', '/enrichments', definition, who)).toMatchObject({
        status: 422,
        body: { type: 'enrichment/segment-unknown' },
      });
    }
  });
});

describe('my enrichments', () => {
  it('are listed with their connection, and several are changed at once, each with its own answer', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const [one, other] = [
      await aSavedEnrichment(service, connectionId, who),
      await aSavedEnrichment(service, connectionId, who),
    ];
    const foreign = randomUUID();
    const body = { enrichmentIds: [one, foreign, other], action: 'deactivate' };
    const answer = await service.call('POST', '/my-enrichments', body, who);
    expect(answer.body['items']).toEqual([
      { enrichmentId: one, problem: null },
      { enrichmentId: foreign, problem: { type: 'request/not-found', title: expect.any(String) } },
      { enrichmentId: other, problem: null },
    ]);
    const list = await service.call('GET', '/my-enrichments?sort=state&search=inactive', undefined, who);
    expect(list.body['items']).toMatchObject([
      { state: 'Inactive', status: null, enriched: null, connection: { connectionId } },
      { state: 'Inactive' },
    ]);
  });

  it('have versions that say who changed what', async () => {
    const { who, connectionId } = await aTenantWithConnection();
    const definition = aDefinition({ connectionId });
    const saved = await service.call('POST', '/enrichments', definition, who);
    const { enrichmentId } = saved.body['definition'] as { enrichmentId: string };
    const changed = { ...definition, name: 'Other', freshForDays: 7 };
    await service.call('PUT', `/enrichments/${enrichmentId}`, changed, { ...who, subject: 'bob' });
    const versions = await service.call('GET', `/enrichments/${enrichmentId}/versions`, undefined, who);
    expect(versions.body['items']).toMatchObject([
      { version: 2, by: 'bob', changed: ['freshForDays', 'name'], definition: { name: 'Other' } },
      { version: 1, by: 'ada', definition: { name: definition.name } },
    ]);
  });
});
