import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { profileBatches, runs, segments } from '@firmograph/contracts';
import { eventually } from '@firmograph/testing';
import { aRunRequested, aTenant, mapping, requested } from './testing/builders.ts';
import { startSourcing } from './testing/sourcing-under-test.ts';

let sourcing: Awaited<ReturnType<typeof startSourcing>>;
beforeAll(async () => {
  sourcing = await startSourcing();
}, 120_000);
afterAll(() => sourcing.stop());

const upload = (tenant: string, body: string) =>
  sourcing.call('POST /profiles/import?idField=id', { tenant, body, type: 'text/csv' });
const get = async (tenant: string, path: string) => (await sourcing.call(`GET ${path}`, { tenant })).body;
const idsOf = ({ items }: Record<string, unknown>) =>
  (items as { profileId: string }[]).map(({ profileId }) => profileId);
const segment = (tenant: string, name: string, ...conditions: unknown[]) =>
  sourcing.call(`PUT /segments/${name}`, { tenant, body: { name, rule: { match: 'all', conditions } } });

describe('a segment', () => {
  it('is defined, counted, changed and deleted, and others hear of it', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,country\n1,DK\n2,DK\n3,SE\n');
    const danish = { field: 'country', operator: 'equals', value: 'DK' };
    expect(await segment(tenant, 'danish', danish)).toMatchObject({ status: 200, body: { segmentId: 'danish' } });
    await segment(tenant, 'danish', danish);
    expect(await get(tenant, '/segments/danish')).toMatchObject({ name: 'danish', members: 2 });
    expect(await get(tenant, '/segments')).toMatchObject({ items: [{ segmentId: 'danish' }], next: null });
    await segment(tenant, 'danish', danish, { field: 'id', operator: 'not-equals', value: '1' });
    expect(await get(tenant, '/segments/danish')).toMatchObject({ members: 1 });
    expect(await sourcing.call('DELETE /segments/danish', { tenant })).toMatchObject({ status: 204 });
    expect(await sourcing.call('GET /segments/danish', { tenant })).toMatchObject({ status: 404 });
    expect(await get(tenant, '/segments')).toEqual({ items: [], next: null });
    expect(idsOf(await get(tenant, '/profiles'))).toEqual(['1', '2', '3']);
    await segment(tenant, 'danish', danish);
    const heard = () =>
      sourcing.heard(segments, tenant).map(({ value, headers }) => [value && headers['type'], headers['sequence']]);
    await eventually(() =>
      expect(heard()).toEqual([
        ['segment.saved', '1'],
        ['segment.saved', '2'],
        ['segment.deleted', '3'],
        [null, '3'],
        ['segment.saved', '4'],
      ]),
    );
  });

  it.each([
    ['a segment that is not there', 'GET /segments/none', 404],
    ['profiles of a segment that is not there', 'GET /profiles?segmentId=none', 404],
    ['the deletion of a segment that is not there', 'DELETE /segments/none', 404],
  ])('answers %s with a problem', async (_, route, status) => {
    expect(await sourcing.call(route, { tenant: aTenant() })).toMatchObject({
      status,
      body: { type: 'request/not-found' },
    });
  });

  it.each([
    ['an operator of the database', { field: 'name', operator: '$where', value: '1' }],
    ['an object for a value', { field: 'name', operator: 'equals', value: { $ne: null } }],
    ['no field', { operator: 'equals', value: 'x' }],
  ])('is refused with %s', async (_, condition) => {
    expect(await segment(aTenant(), 'bad', condition)).toMatchObject({
      status: 400,
      body: { type: 'request/invalid' },
    });
  });
});

describe('a mapping preview', () => {
  it('shows what would be sent, and counts what cannot be', async () => {
    const tenant = aTenant();
    await upload(
      tenant,
      'id,name,site,country,phone\n1,n/a,,,\n2,Acme,https://www.acme.com/about,dk,12\n3,,,,\n4,Beta,,,\n',
    );
    const body = { dataSet: { kind: 'all-profiles' }, mapping, samples: 1 };
    expect(await sourcing.call('POST /mapping/preview', { tenant, body })).toEqual({
      status: 200,
      body: {
        profiles: 4,
        examined: 4,
        sendable: 2,
        notSendable: { 'placeholder-name': 1, 'no-company-name': 1 },
        unknownFields: [],
        samples: [{ profileId: '2', input: { name: 'Acme', website: 'acme.com', location: { country: 'Denmark' } } }],
      },
    });
  });

  it('is proposed from names and values', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,Company,Web Site,Land\n1,Acme,acme.com,Denmark\n2,Beta,beta.se,Sweden\n');
    const guess = await sourcing.call('POST /mapping/guess', { tenant, body: { dataSet: { kind: 'all-profiles' } } });
    expect(guess.body).toMatchObject({
      mapping: { name: 'Company', website: 'Web Site', location: { country: 'Land' } },
      examined: 2,
    });
  });

  it('names mapped fields that no profile has any more', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name,country\n1,Acme,DK\n2,Beta,\n');
    const gone = { name: { firstOf: ['legal', 'name'] }, website: 'site', location: { country: 'country' } };
    const body = { dataSet: { kind: 'all-profiles' }, mapping: gone };
    const preview = await sourcing.call('POST /mapping/preview', { tenant, body });
    expect(preview.body).toMatchObject({ sendable: 2, unknownFields: ['legal', 'site'] });
  });

  it('is of one segment where it is asked so', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name,country\n1,Acme,DK\n2,Beta,SE\n');
    await segment(tenant, 'danish', { field: 'country', operator: 'equals', value: 'DK' });
    const preview = (segmentId: string) =>
      sourcing.call('POST /mapping/preview', { tenant, body: { dataSet: { kind: 'segment', segmentId }, mapping } });
    expect((await preview('danish')).body).toMatchObject({ profiles: 1, samples: [{ profileId: '1' }] });
    expect(await preview('none')).toMatchObject({ status: 404 });
  });
});

describe('a run', () => {
  const ofRun = (tenant: string) => ({
    runs: sourcing.heard(runs, tenant).filter(({ headers }) => headers['type'] === 'run.sourced'),
    batches: sourcing.heard(profileBatches, tenant),
  });

  it('gets its data set mapped, in numbered batches, after it is told how many', async () => {
    const tenant = aTenant();
    const lines = Array.from({ length: 1203 }, (_, index) => `${index},Company ${index},secret`);
    await upload(tenant, `id,name,phone\n${lines.join('\n')}\n`);
    const run = aRunRequested(tenant);
    await sourcing.publish([requested(run)]);
    await eventually(() => expect(ofRun(tenant).batches).toHaveLength(3));
    const { runId, enrichmentId } = run.data;
    expect(ofRun(tenant).runs.map(({ event }) => event)).toMatchObject([
      { type: 'run.sourced', subject: `${tenant}:${runId}`, data: { runId, enrichmentId, profiles: 1203, batches: 3 } },
    ]);
    const batches = ofRun(tenant).batches.toSorted(
      (one, other) => Number(one.headers['batch']) - Number(other.headers['batch']),
    );
    expect(batches.map(({ key, headers }) => ({ key, headers }))).toMatchObject(
      [500, 500, 203].map((profilesOf, index) => ({
        key: `${tenant}:${runId}:${index + 1}`,
        headers: { run: runId, batch: String(index + 1), part: '1', parts: '1', profiles: String(profilesOf) },
      })),
    );
    const sent = batches.flatMap(({ event }) => event?.data['profiles'] as { profileId: string; input: unknown }[]);
    expect(new Set(sent.map(({ profileId }) => profileId)).size).toBe(1203);
    expect(sent.find(({ profileId }) => profileId === '77')).toEqual({
      profileId: '77',
      input: { name: 'Company 77' },
    });
    expect(JSON.stringify(batches)).not.toContain('secret');
  });

  it('gets the members of its segment', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name,country\n1,Acme,DK\n2,Beta,SE\n3,Gamma,DK\n');
    await segment(tenant, 'danish', { field: 'country', operator: 'equals', value: 'DK' });
    await sourcing.publish([requested(aRunRequested(tenant, { kind: 'segment', segmentId: 'danish' }))]);
    await eventually(() => expect(ofRun(tenant).batches).toHaveLength(1));
    expect(ofRun(tenant).batches[0]?.event?.data['profiles']).toMatchObject([{ profileId: '1' }, { profileId: '3' }]);
  });

  it.each([
    ['a tenant without profiles', { kind: 'all-profiles' } as const],
    ['a segment that is not there', { kind: 'segment', segmentId: 'none' } as const],
  ])('gets nothing of %s, and is told so at once', async (_, dataSet) => {
    const tenant = aTenant();
    await sourcing.publish([requested(aRunRequested(tenant, dataSet))]);
    await eventually(() => expect(ofRun(tenant).runs).toHaveLength(1));
    expect(ofRun(tenant)).toMatchObject({ runs: [{ event: { data: { profiles: 0, batches: 0 } } }], batches: [] });
  });

  it('is frozen once, however often it is requested', async () => {
    const tenant = aTenant();
    await upload(tenant, 'id,name\n1,Acme\n');
    const run = requested(aRunRequested(tenant));
    await sourcing.publish([run, run]);
    await eventually(() => expect(ofRun(tenant).batches).toHaveLength(1));
    await upload(tenant, 'id,name\n2,Beta\n');
    await sourcing.publish([run, requested(aRunRequested(tenant))]);
    await eventually(() => expect(ofRun(tenant).batches).toHaveLength(2));
    expect(ofRun(tenant).runs.map(({ event }) => event?.data['profiles'])).toEqual([1, 2]);
  });
});
