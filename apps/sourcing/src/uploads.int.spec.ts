import { describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { aTenant } from './testing/builders.ts';
import { lentSourcing } from './testing/lent-sourcing.ts';

const { sourcing, upload, get, idsOf, changes, segment } = lentSourcing();

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

  it('that breaks off is finished by sending it again', async () => {
    const tenant = aTenant();
    const lines = Array.from({ length: 30_000 }, (_, index) => `${index % 20_000},name ${index}`);
    const body = `id,name\n${lines.join('\n')}\n`;
    async function* brokenOff() {
      yield Buffer.from(body.slice(0, body.length / 2));
      await eventually(async () => expect(await get(tenant, '/profiles/7')).toMatchObject({ importId: 'b' }));
      throw new Error('the line is cut');
    }
    await expect(upload(tenant, brokenOff(), '&importId=b')).rejects.toThrow('fetch failed');
    expect((await upload(tenant, body, '&importId=b')).body).toMatchObject({ stored: 20_000, superseded: 10_000 });
  });

  it('is not for viewers', async () => {
    const call = { tenant: aTenant(), role: 'Viewer', body: 'id\n1\n', type: 'text/csv' } as const;
    expect(await sourcing().call('POST /profiles/import?idField=id', call)).toMatchObject({ status: 403 });
  });
});
