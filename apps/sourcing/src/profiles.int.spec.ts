import { describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { anUpstreamProfile, aTenant, said } from './testing/builders.ts';
import { lentSourcing } from './testing/lent-sourcing.ts';

const { sourcing, upload, get, idsOf, changes, segment } = lentSourcing();

describe('a profile', () => {
  it('is saved, changed, deleted and saved again, its sequence rising all the way', async () => {
    const tenant = aTenant();
    const save = (name: string) => sourcing().call('PUT /profiles/a%2Fb', { tenant, body: { fields: { name } } });
    expect((await save('Acme')).body).toMatchObject({ profileId: 'a/b', sequence: 1, importId: null });
    expect((await save('Acme')).body).toMatchObject({ sequence: 1 });
    expect((await save('Acme Inc')).body).toMatchObject({ sequence: 2 });
    expect(await sourcing().call('DELETE /profiles/a%2Fb', { tenant })).toMatchObject({ status: 204 });
    expect(await sourcing().call('GET /profiles/a%2Fb', { tenant })).toMatchObject({ status: 404 });
    expect(await sourcing().call('DELETE /profiles/a%2Fb', { tenant })).toMatchObject({ status: 404 });
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
    await sourcing().call('PUT /profiles/1', { tenant, body: { fields: { name: 'Acme Inc' } } });
    expect(await get(tenant, '/profiles/1')).toMatchObject({ importId: 'june', fields: { name: 'Acme Inc' } });
  });

  it('may have fields that are called like a path, an operator or a member', async () => {
    const tenant = aTenant();
    const fields = { 'a.b': '1', $x: '2', 'a%2Eb': '3', constructor: '4', '0': '5' };
    await sourcing().call('PUT /profiles/odd', { tenant, body: { fields } });
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
    const { status, body } = await sourcing().call(`PUT ${path}`, { tenant: aTenant(), body: { fields } });
    expect({ status, ...body }).toMatchObject({ status: 409, type: expect.stringMatching(/^profile\//) });
  });

  it('is nothing that another tenant could see, list or delete', async () => {
    const [tenant, other] = [aTenant(), aTenant()];
    await sourcing().call('PUT /profiles/1', { tenant, body: { fields: { name: 'Acme' } } });
    expect(await sourcing().call('GET /profiles/1', { tenant: other })).toMatchObject({ status: 404 });
    expect(await sourcing().call('DELETE /profiles/1', { tenant: other })).toMatchObject({ status: 404 });
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
    await sourcing().publish([said(anUpstreamProfile(tenant, '1', { name: 'Acme' }))]);
    await eventually(async () => expect(await get(tenant, '/profiles/1')).toMatchObject({ fields: { name: 'Acme' } }));
    await sourcing().publish([said(anUpstreamProfile(tenant, '1'))]);
    await eventually(async () => expect(await get(tenant, '/profiles/1')).toMatchObject({ status: 404 }));
  });

  it('changes nothing by saying the same again, or by repeating what it has overruled', async () => {
    const tenant = aTenant();
    const [first, second] = [
      said(anUpstreamProfile(tenant, '1', { name: 'Acme' }, 4)),
      said(anUpstreamProfile(tenant, '1', { name: 'Acme Inc' }, 5)),
    ];
    await sourcing().publish([first, first, second, first, second, said(anUpstreamProfile(tenant, '1', undefined, 3))]);
    await sourcing().publish([said(anUpstreamProfile(tenant, '1', { name: 'Acme Ltd' }, 6))]);
    await eventually(async () =>
      expect(await get(tenant, '/profiles/1')).toMatchObject({ fields: { name: 'Acme Ltd' } }),
    );
    expect(await get(tenant, '/profiles/1')).toMatchObject({ sequence: 3 });
  });

  it('does not bring back what it has deleted by repeating an older word', async () => {
    const tenant = aTenant();
    const older = said(anUpstreamProfile(tenant, '1', { name: 'Acme' }, 1));
    await sourcing().publish([older, said(anUpstreamProfile(tenant, '1', undefined, 2)), older]);
    await sourcing().publish([said(anUpstreamProfile(tenant, '1', { name: 'Beta' }, 3))]);
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
    await sourcing().publish([message(tenant)]);
    await eventually(() => expect(sourcing().aside(tenant)).toHaveLength(1));
    expect(JSON.stringify(sourcing().aside(tenant)[0]?.headers)).toContain(code);
    expect(JSON.stringify(sourcing().aside(tenant)[0]?.headers)).not.toContain('secret');
    await eventually(async () => {
      const { items } = await get(tenant, '/dead-letters');
      expect(items).toMatchObject([{ code }]);
    });
  });
});
