import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { profiles } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { anUpstreamProfile, aTenant, said } from './testing/builders.ts';
import { startSourcing } from './testing/sourcing-under-test.ts';

let sourcing: Awaited<ReturnType<typeof startSourcing>>;
beforeAll(async () => {
  sourcing = await startSourcing();
}, 120_000);
afterAll(() => sourcing.stop());

const upload = (tenant: string, body: string, query = '', type = 'text/csv') =>
  sourcing.call(`POST /profiles/import?idField=id${query}`, { tenant, body, type });
const get = async (tenant: string, path: string) => (await sourcing.call(`GET ${path}`, { tenant })).body;
const idsOf = ({ items }: Record<string, unknown>) =>
  (items as { profileId: string }[]).map(({ profileId }) => profileId);
const changes = (tenant: string) => sourcing.heard(profiles, tenant);
const segment = (tenant: string, name: string, ...conditions: unknown[]) =>
  sourcing.call(`PUT /segments/${name}`, { tenant, body: { name, rule: { match: 'all', conditions } } });

describe('an upload', () => {
  it('brings profiles in, and tells others which fields they have but not what they hold', async () => {
    const tenant = aTenant();
    const { status, body } = await upload(tenant, 'id,name,city\n1,Secret Ltd,Aarhus\n2,Acme,\n', '&importId=june');
    expect({ status, body }).toEqual({
      status: 200,
      body: { importId: 'june', rows: 2, stored: 2, superseded: 0, rejected: 0, rejections: [] },
    });
    expect(await get(tenant, '/profiles/1')).toEqual({
      profileId: '1',
      fields: { id: '1', name: 'Secret Ltd', city: 'Aarhus' },
      importId: 'june',
      sequence: 1,
      changedAt: expect.any(String),
    });
    await eventually(() => expect(changes(tenant)).toHaveLength(2));
    const first = changes(tenant).find(({ key }) => key === `${tenant}:1`);
    expect(first).toMatchObject({
      headers: { type: 'profile.changed', sequence: '1' },
      event: { data: { profileId: '1', fields: { id: 1, name: 1, city: 1 } } },
    });
    expect(first?.value).not.toContain('Secret');
  });

  it('says of each field which change was its last', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name,city\n1,Acme,Aarhus\n');
    await upload(tenant, 'id,name,city\n1,Acme,Odense\n');
    await upload(tenant, 'id,name,phone\n1,Acme,12\n');
    await eventually(() => expect(changes(tenant)).toHaveLength(3));
    expect(changes(tenant).map(({ event }) => event?.data['fields'])).toEqual([
      { id: 1, name: 1, city: 1 },
      { id: 1, name: 1, city: 2 },
      { id: 1, name: 1, phone: 3 },
    ]);
  });

  it('counts exactly what came twice, also when it is sent again, and then changes nothing', async () => {
    const tenant = aTenant();
    const row = (index: number) => `${index % 1700},name ${index}`;
    const body = `id,name\n${Array.from({ length: 4000 }, (_, index) => row(index)).join('\n')}\n`;
    const counts = { rows: 4000, stored: 1700, superseded: 2300, rejected: 0 };
    expect((await upload(tenant, body, '&importId=twice')).body).toMatchObject(counts);
    expect(await get(tenant, '/profiles/5')).toMatchObject({ fields: { name: 'name 3405' } });
    expect(await get(tenant, '/profiles/1650')).toMatchObject({ fields: { name: 'name 3350' } });
    const before = await get(tenant, '/profiles?limit=1000');

    expect((await upload(tenant, body, '&importId=twice')).body).toMatchObject(counts);
    expect(await get(tenant, '/profiles?limit=1000')).toEqual(before);
    await upload(tenant, 'id,name\nlast,one\n');
    await eventually(() => expect(changes(tenant).map(({ key }) => key)).toContain(`${tenant}:last`));
    const ids = new Set(changes(tenant).map(({ event }) => event?.id));
    expect(changes(tenant)).toHaveLength(ids.size);
  });

  it('finishes what an earlier try of it began', async () => {
    const tenant = aTenant();
    const lines = Array.from({ length: 2500 }, (_, index) => `${index % 900},name ${index}`);
    await upload(tenant, `id,name\n${lines.slice(0, 1400).join('\n')}\n`, '&importId=broken-off');
    const { body } = await upload(tenant, `id,name\n${lines.join('\n')}\n`, '&importId=broken-off');
    expect(body).toMatchObject({ rows: 2500, stored: 900, superseded: 1600 });
    expect(await get(tenant, '/profiles/7')).toMatchObject({ fields: { name: 'name 1807' } });
  });

  it('marks profiles that it leaves as they are, without a word to others', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name\n1,Acme\n2,Beta\n', '&importId=may');
    await upload(tenant, 'id,name\n2,Beta\n3,Gamma\n', '&importId=june');
    await segment(tenant, 'in-june', { field: '$import', operator: 'equals', value: 'june' });
    expect(idsOf(await get(tenant, '/profiles?segmentId=in-june'))).toEqual(['2', '3']);
    expect(await get(tenant, '/profiles/2')).toMatchObject({ importId: 'june', sequence: 1 });
    await eventually(() => expect(changes(tenant)).toHaveLength(3));
  });

  it.each([
    ['NDJSON', 'application/x-ndjson', '{"id":"1","name":"Acme"}\n{"id":2,"name":"Beta"}\n'],
    ['a JSON array', 'application/json; charset=utf-8', '[{"id":"1","name":"Acme"},{"id":2,"name":"Beta"}]'],
  ])('may be %s', async (_, type, body) => {
    const tenant = aTenant();
    expect((await upload(tenant, body, '', type)).body).toMatchObject({ rows: 2, stored: 2 });
    expect(await get(tenant, '/profiles/2')).toMatchObject({ fields: { id: '2', name: 'Beta' } });
  });

  it('is not stopped by bad rows: they are counted, and the first thousand listed', async () => {
    const tenant = aTenant();
    const { status, body } = await upload(tenant, `id,name\n1,Acme\n${'bad\n'.repeat(1500)}2,Beta\n`);
    expect({ status, ...body, rejections: [] }).toMatchObject({ status: 200, rows: 1502, stored: 2, rejected: 1500 });
    expect(body['rejections']).toHaveLength(1000);
    expect((body['rejections'] as unknown[])[0]).toEqual({ row: 3, reason: 'has 1 values where the header has 2' });
  });

  it.each([
    ['an empty file', 'text/csv', '', 422, 'import/unreadable'],
    ['a file without the id field', 'text/csv', 'name\nAcme\n', 422, 'import/id-field-missing'],
    ['a header of 3,000 columns', 'text/csv', `id${',c'.repeat(3000)}`, 422, 'import/too-many-fields'],
    ['a spreadsheet', 'application/vnd.ms-excel', 'PK', 415, 'request/media-type'],
  ])('answers a problem to %s', async (...[, type, body, status, problem]) => {
    expect(await upload(aTenant(), body, '', type)).toMatchObject({ status, body: { type: problem } });
  });

  it('answers a problem before the rest of a large upload has come', async () => {
    const body = `name\n${'Acme\n'.repeat(2_000_000)}`;
    expect(await upload(aTenant(), body)).toMatchObject({ status: 422, body: { type: 'import/id-field-missing' } });
  });

  it('is not for viewers', async () => {
    const call = { tenant: aTenant(), role: 'Viewer', body: 'id\n1\n', type: 'text/csv' } as const;
    expect(await sourcing.call('POST /profiles/import?idField=id', call)).toMatchObject({ status: 403 });
  });
});

describe('a profile', () => {
  it('is saved, changed, deleted and saved again, its sequence rising all the way', async () => {
    const tenant = aTenant();
    const save = (name: string) => sourcing.call('PUT /profiles/a%2Fb', { tenant, body: { fields: { name } } });
    expect((await save('Acme')).body).toMatchObject({ profileId: 'a/b', sequence: 1, importId: null });
    expect((await save('Acme')).body).toMatchObject({ sequence: 1 });
    expect((await save('Acme Inc')).body).toMatchObject({ sequence: 2 });
    expect(await sourcing.call('DELETE /profiles/a%2Fb', { tenant })).toMatchObject({ status: 204 });
    expect(await sourcing.call('GET /profiles/a%2Fb', { tenant })).toMatchObject({ status: 404 });
    expect(await sourcing.call('DELETE /profiles/a%2Fb', { tenant })).toMatchObject({ status: 404 });
    expect(idsOf(await get(tenant, '/profiles'))).toEqual([]);
    expect((await save('Acme')).body).toMatchObject({ sequence: 4 });

    await eventually(() => expect(changes(tenant)).toHaveLength(5));
    expect(changes(tenant).map(({ value, headers }) => [value && headers['type'], headers['sequence']])).toEqual([
      ['profile.changed', '1'],
      ['profile.changed', '2'],
      ['profile.deleted', '3'],
      [null, '3'],
      ['profile.changed', '4'],
    ]);
  });

  it('keeps the upload that it came with when it is edited by hand', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name\n1,Acme\n', '&importId=june');
    await sourcing.call('PUT /profiles/1', { tenant, body: { fields: { name: 'Acme Inc' } } });
    expect(await get(tenant, '/profiles/1')).toMatchObject({ importId: 'june', fields: { name: 'Acme Inc' } });
  });

  it('may have fields that are called like a path, an operator or a member', async () => {
    const tenant = aTenant();
    const fields = { 'a.b': '1', $x: '2', 'a%2Eb': '3', constructor: '4', '0': '5' };
    await sourcing.call('PUT /profiles/odd', { tenant, body: { fields } });
    expect(await get(tenant, '/profiles/odd')).toMatchObject({ fields });
    await segment(
      tenant,
      'odd',
      ...Object.entries(fields).map(([field, value]) => ({ field, operator: 'equals', value })),
    );
    expect(idsOf(await get(tenant, '/profiles?segmentId=odd'))).toEqual(['odd']);
    await eventually(() => expect(changes(tenant)[0]?.event?.data['fields']).toMatchObject({ 'a.b': 1, $x: 1 }));
  });

  it.each([
    ['a blank id', '/profiles/%20', { name: 'x' }],
    ['a NUL character', '/profiles/1', { name: 'a\0b' }],
    [
      'too many fields',
      '/profiles/1',
      Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}`, ''])),
    ],
  ])('is refused with %s', async (_, path, fields) => {
    const { status, body } = await sourcing.call(`PUT ${path}`, { tenant: aTenant(), body: { fields } });
    expect({ status, ...body }).toMatchObject({ status: 409, type: expect.stringMatching(/^profile\//) });
  });

  it('is nothing that another tenant could see, list or delete', async () => {
    const [tenant, other] = [aTenant(), aTenant()];
    await sourcing.call('PUT /profiles/1', { tenant, body: { fields: { name: 'Acme' } } });
    expect(await sourcing.call('GET /profiles/1', { tenant: other })).toMatchObject({ status: 404 });
    expect(await sourcing.call('DELETE /profiles/1', { tenant: other })).toMatchObject({ status: 404 });
    expect(idsOf(await get(other, '/profiles'))).toEqual([]);
    // A tenant whose name begins like another's.
    expect(idsOf(await get(tenant.slice(0, -1), '/profiles'))).toEqual([]);
    expect(idsOf(await get(tenant, '/profiles'))).toEqual(['1']);
  });

  it('is listed in pages, each beginning behind the one before', async () => {
    const tenant = aTenant();
    const ids = Array.from({ length: 25 }, (_, index) => `p:${String(index).padStart(2, '0')}`);
    await upload(tenant, `id\n${ids.join('\n')}\n`);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Record<string, unknown> = await get(
        tenant,
        `/profiles?limit=10${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      );
      seen.push(...idsOf(page));
      after = (page['next'] ?? null) as string | null;
    }
    expect(seen).toEqual(ids);
  });
});

describe('an upstream system', () => {
  it('upserts and deletes profiles by events', async () => {
    const tenant = aTenant();
    await sourcing.publish([said(anUpstreamProfile(tenant, '1', { name: 'Acme' }))]);
    await eventually(async () => expect(await get(tenant, '/profiles/1')).toMatchObject({ fields: { name: 'Acme' } }));
    await sourcing.publish([said(anUpstreamProfile(tenant, '1'))]);
    await eventually(async () => expect(await get(tenant, '/profiles/1')).toMatchObject({ status: 404 }));
  });

  it('changes nothing by saying the same again, or by repeating what it has overruled', async () => {
    const tenant = aTenant();
    const [first, second] = [
      said(anUpstreamProfile(tenant, '1', { name: 'Acme' }, 4)),
      said(anUpstreamProfile(tenant, '1', { name: 'Acme Inc' }, 5)),
    ];
    await sourcing.publish([first, first, second, first, second, said(anUpstreamProfile(tenant, '1', undefined, 3))]);
    await sourcing.publish([said(anUpstreamProfile(tenant, '1', { name: 'Acme Ltd' }, 6))]);
    await eventually(async () =>
      expect(await get(tenant, '/profiles/1')).toMatchObject({ fields: { name: 'Acme Ltd' } }),
    );
    expect(await get(tenant, '/profiles/1')).toMatchObject({ sequence: 3 });
  });

  it('does not bring back what it has deleted by repeating an older word', async () => {
    const tenant = aTenant();
    const older = said(anUpstreamProfile(tenant, '1', { name: 'Acme' }, 1));
    await sourcing.publish([older, said(anUpstreamProfile(tenant, '1', undefined, 2)), older]);
    await sourcing.publish([said(anUpstreamProfile(tenant, '1', { name: 'Beta' }, 3))]);
    await eventually(async () => expect(await get(tenant, '/profiles/1')).toMatchObject({ fields: { name: 'Beta' } }));
    expect(await get(tenant, '/profiles/1')).toMatchObject({ sequence: 3 });
  });

  it.each([
    [
      'profile/too-many-fields',
      (tenant: string) => {
        const fields = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}`, 'secret']));
        return said(anUpstreamProfile(tenant, '1', fields));
      },
    ],
    [
      'profile/wrong-subject',
      (tenant: string) => {
        const event = anUpstreamProfile(tenant, '1', { name: 'secret' });
        return said({ ...event, subject: `${tenant}:2` });
      },
    ],
  ])('has what cannot come in put aside as %s', async (code, message) => {
    const tenant = aTenant();
    await sourcing.publish([message(tenant)]);
    await eventually(() => expect(sourcing.aside(tenant)).toHaveLength(1));
    expect(JSON.stringify(sourcing.aside(tenant)[0]?.headers)).toContain(code);
    expect(JSON.stringify(sourcing.aside(tenant)[0]?.headers)).not.toContain('secret');
  });
});
