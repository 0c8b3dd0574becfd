import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { segments } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { aTenant } from './testing/builders.ts';
import { lentSourcing } from './testing/lent-sourcing.ts';
import { anEnrichmentEvent } from './testing/rows.ts';
import { tenantWithRows } from './testing/tenant-with-rows.ts';

const { sourcing, upload, get, idsOf } = lentSourcing();

const put = (tenant: string, id: string, body: object) => sourcing().call(`PUT /segments/${id}`, { tenant, body });
const preview = (tenant: string, body: object) => sourcing().call('POST /segments/preview', { tenant, body });
const all = (...conditions: object[]) => ({ match: 'all', conditions });
const membersOf = async (tenant: string, id: string) => idsOf(await get(tenant, `/segments/${id}/members`));

const aTenantWithRows = () => tenantWithRows(sourcing(), upload);

describe('a segment', () => {
  it('is made of profile fields and fields of output tables, in rules and sub-rules', async () => {
    const { tenant, enrichmentId, enriched } = await aTenantWithRows();
    const big = { field: enriched('employees.exact'), operator: 'greater-than', value: 1000 };
    const toys = { field: enriched('industry'), operator: 'equals', value: 'toys', ignoreCase: true };
    const unnamed = { field: 'name', operator: 'equals', value: 'None' };
    expect(await put(tenant, 'big', { name: 'Big', rule: all(big) })).toMatchObject({ status: 200 });
    expect(await membersOf(tenant, 'big')).toEqual(['1', '3']);
    await put(tenant, 'mixed', {
      name: 'Mixed',
      rule: { match: 'any', conditions: [unnamed], rules: [all(big, toys)] },
    });
    expect(await get(tenant, '/segments/mixed')).toMatchObject({
      members: 2,
      reads: { enrichmentIds: [enrichmentId], segmentIds: [] },
    });
    expect(idsOf(await get(tenant, '/profiles?segmentId=mixed'))).toEqual(['1', '4']);
    await eventually(() =>
      expect(sourcing().heard(segments, tenant).at(-1)?.event?.data).toMatchObject({
        reads: { enrichmentIds: [enrichmentId] },
      }),
    );
  });

  it('is joined with, cut with and made less others, by rule and by name', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    const toys = all({ field: enriched('industry'), operator: 'equals', value: 'Toys' });
    const long = all({ field: 'since', operator: 'less-than', value: '2000-01-01' });
    await put(tenant, 'toys', { name: 'Toys', rule: toys });
    await put(tenant, 'long', { name: 'Long', rule: long });
    const beer = all({ field: 'name', operator: 'starts-with', value: 'Carls' });
    const made = async (...then: object[]) => {
      await put(tenant, 'made', { name: 'Made', rule: beer, then });
      return membersOf(tenant, 'made');
    };
    expect(await made({ operation: 'union', segmentId: 'toys' })).toEqual(['1', '2', '3']);
    expect(await made({ operation: 'union', segmentId: 'toys' }, { operation: 'except', segmentId: 'long' })).toEqual([
      '2',
      '3',
    ]);
    expect(await made({ operation: 'intersect', rule: toys })).toEqual([]);
    await put(tenant, 'not-long', { name: 'Not', rule: all({ operator: 'not-in-segment', segmentId: 'long' }) });
    expect(await membersOf(tenant, 'not-long')).toEqual(['2', '3', '4']);
  });

  it('can be asked for by the confidence of a row', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    await put(tenant, 'sure', {
      name: 'Sure',
      rule: all({ field: enriched('$confidence'), operator: 'in', values: ['HIGH'] }),
    });
    expect(await membersOf(tenant, 'sure')).toEqual(['1', '2', '3']);
    await put(tenant, 'unsure', { name: 'Unsure', rule: all({ field: enriched('$confidence'), operator: 'is-null' }) });
    expect(await membersOf(tenant, 'unsure')).toEqual(['4']);
  });

  it('is counted while it is built: part by part, with the first members and what cannot be read', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    const rule = all(
      { field: 'staff', operator: 'greater-than', value: 100 },
      { field: enriched('industry'), operator: 'equals', value: 'Toys' },
    );
    const { body } = await preview(tenant, {
      rule,
      then: [{ operation: 'union', rule: all({ field: 'name', operator: 'equals', value: 'None' }) }],
      members: 1,
    });
    expect(body).toMatchObject({
      members: 2,
      first: [{ profileId: '1' }],
      parts: [
        { at: 'rule.conditions.0', members: 2, cumulative: 2 },
        { at: 'rule.conditions.1', members: 2, cumulative: 1 },
        { at: 'then.0', members: 1, cumulative: 2 },
      ],
      misfits: [{ at: 'rule.conditions.0', field: 'staff', profiles: 1, examples: ['2'] }],
    });
  });

  it('has its values suggested, most frequent first', async () => {
    const { tenant, enriched } = await aTenantWithRows();
    const suggest = async (field: unknown) =>
      (await sourcing().call('POST /segments/values', { tenant, body: { field } })).body;
    expect(await suggest(enriched('industry'))).toEqual({
      values: [
        { value: 'Toys', rows: 2 },
        { value: 'Beer', rows: 1 },
      ],
      examined: 3,
      complete: true,
    });
    expect(await suggest('name')).toMatchObject({
      examined: 4,
      values: expect.arrayContaining([{ value: 'LEGO', rows: 1 }]),
    });
  });

  it('is renamed, deactivated, and made a second time under another id', async () => {
    const { tenant } = await aTenantWithRows();
    await put(tenant, 'a', { name: 'A', rule: all({ field: 'name', operator: 'is-not-empty' }) });
    const change = (body: object) => sourcing().call('PATCH /segments/a', { tenant, body });
    expect((await change({ name: 'B', state: 'Inactive' })).body).toMatchObject({ name: 'B', state: 'Inactive' });
    expect((await change({ state: 'Active' })).body).not.toHaveProperty('state');
    const copy = (segmentId: string) =>
      sourcing().call('POST /segments/a/duplicate', { tenant, body: { segmentId, name: 'Copy' } });
    expect((await copy('b')).body).toMatchObject({ segmentId: 'b', name: 'Copy' });
    expect(await copy('a')).toMatchObject({ status: 409, body: { type: 'segment/id-taken' } });
    expect((await get(tenant, '/segments'))['items']).toMatchObject([
      { segmentId: 'a', name: 'B' },
      { segmentId: 'b' },
    ]);
  });
});

describe('the members of a segment', () => {
  const isNamed = all({ field: 'name', operator: 'is-not-empty' });
  const pointsOf = async (tenant: string, id: string) =>
    ((await get(tenant, `/segments/${id}/trend`))['points'] as { members: number }[]).map(({ members }) => members);

  it('are counted again after profiles and rows have changed, and the trend keeps each count', async () => {
    const { tenant } = await aTenantWithRows();
    await put(tenant, 'a', { name: 'A', rule: isNamed });
    await eventually(async () => expect(await pointsOf(tenant, 'a')).toContain(4));
    await sourcing().call('DELETE /profiles/1', { tenant });
    await eventually(async () => expect((await pointsOf(tenant, 'a')).at(-1)).toBe(3), 20_000);
    const items = (await get(tenant, '/segments'))['items'];
    expect(items).toMatchObject([{ segmentId: 'a', lastCount: { members: 3 } }]);
    expect(await get(tenant, '/segments/a/trend?to=2020-01-01T00:00:00Z')).toEqual({ points: [] });
    expect(await sourcing().call('POST /segments/a/refresh', { tenant })).toMatchObject({ status: 202 });
  }, 60_000);

  it('stay those of the moment once it is static, and follow the rules again once it is dynamic', async () => {
    const { tenant } = await aTenantWithRows();
    await put(tenant, 'a', { name: 'A', rule: isNamed, kind: 'static' });
    await eventually(async () => expect(await pointsOf(tenant, 'a')).toContain(4));
    await sourcing().call('PUT /profiles/5', { tenant, body: { fields: { name: 'Later' } } });
    expect(await membersOf(tenant, 'a')).toEqual(['1', '2', '3', '4']);
    await sourcing().call('DELETE /profiles/2', { tenant });
    await eventually(async () =>
      expect(await get(tenant, '/segments/a')).toMatchObject({ members: 3, kind: 'static' }),
    );
    await sourcing().call('PATCH /segments/a', { tenant, body: { kind: 'dynamic' } });
    expect(await membersOf(tenant, 'a')).toEqual(['1', '3', '4', '5']);
  }, 60_000);
});

describe('a segment is refused', () => {
  it.each([
    [
      'a number compared with text',
      { field: 'employees.exact', operator: 'equals', value: 'many' },
      'It holds a number',
    ],
    ['a date that is not there', { field: '$askedAt', operator: 'less-than', value: 7 }, 'It is a date'],
    ['several fields at once', { field: 'address', operator: 'equals', value: 'x' }, 'ask for one of them'],
    ['backward ends', { field: 'employees.exact', operator: 'between', from: 9, to: 1 }, 'change them round'],
  ])('for %s, naming the field and the rule', async (_, { field, ...condition }, sentence) => {
    const { tenant, enriched } = await aTenantWithRows();
    const { status, body } = await put(tenant, 'x', { name: 'X', rule: all({ field: enriched(field), ...condition }) });
    expect({ status, ...body }).toMatchObject({ status: 422, type: 'segment/unfit-condition' });
    expect(body['title']).toContain(`rule.conditions.0 (${field})`);
    expect(body['title']).toContain(sentence);
  });

  it('for reading what is not there', async () => {
    const tenant = aTenant();
    const field = { enrichmentId: randomUUID(), field: 'industry' };
    const unknown = await put(tenant, 'x', { name: 'X', rule: all({ field, operator: 'is-empty' }) });
    expect(unknown).toMatchObject({ status: 422, body: { type: 'segment/unknown-enrichment' } });
    const missing = await put(tenant, 'x', { name: 'X', rule: all({ operator: 'in-segment', segmentId: 'y' }) });
    expect(missing).toMatchObject({ status: 422, body: { type: 'segment/unknown-segment' } });
  });

  it('for waiting for itself, over others and over an enrichment, with the way named', async () => {
    const { tenant, enrichmentId, enriched } = await aTenantWithRows();
    const within = (segmentId: string) => all({ operator: 'in-segment', segmentId });
    await put(tenant, 'a', { name: 'Alpha', rule: all({ field: 'name', operator: 'is-not-empty' }) });
    await put(tenant, 'b', { name: 'Beta', rule: within('a') });
    const circle = await put(tenant, 'a', { name: 'Alpha', rule: within('b') });
    expect(circle).toMatchObject({ status: 409, body: { type: 'segment/cycle' } });
    expect(circle.body['title']).toContain('segment a reads segment Beta reads segment a');
    expect((await put(tenant, 'self', { name: 'Self', rule: within('self') })).body).toMatchObject({
      type: 'segment/cycle',
    });

    const dataSet = { kind: 'segment', segmentId: 'a' } as const;
    await sourcing().publish([anEnrichmentEvent(tenant, 2, enrichmentId, { name: 'Firmographics', dataSet })]);
    const rule = all({ field: enriched('industry'), operator: 'equals', value: 'Toys' });
    await eventually(async () => {
      const { body } = await put(tenant, 'a', { name: 'Alpha', rule });
      expect(body['title']).toContain('segment a reads enrichment Firmographics reads segment a');
    });
  });

  it('to be deleted while others use it, unless it is said that it be deleted anyway', async () => {
    const { tenant, enrichmentId } = await aTenantWithRows();
    await put(tenant, 'a', { name: 'Alpha', rule: all({ field: 'name', operator: 'is-not-empty' }) });
    await put(tenant, 'b', { name: 'Beta', rule: all({ operator: 'in-segment', segmentId: 'a' }) });
    const dataSet = { kind: 'segment', segmentId: 'a' } as const;
    await sourcing().publish([anEnrichmentEvent(tenant, 2, enrichmentId, { name: 'Firmographics', dataSet })]);
    const users = [
      { kind: 'enrichment', id: enrichmentId, name: 'Firmographics' },
      { kind: 'segment', id: 'b', name: 'Beta' },
    ];
    await eventually(async () => expect(await get(tenant, '/segments/a/usage')).toEqual({ users }));
    const refused = await sourcing().call('DELETE /segments/a', { tenant });
    expect(refused).toMatchObject({ status: 409, body: { type: 'segment/in-use' } });
    expect(refused.body['title']).toContain('enrichment "Firmographics", segment "Beta"');
    expect(await sourcing().call('DELETE /segments/a?force=true', { tenant })).toMatchObject({ status: 204 });
    expect(await membersOf(tenant, 'b')).toEqual([]);
  });
});
