import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { exportingSourcing } from './testing/exporting.ts';

const { call, target, define, run, until, filesOf, profiles, exported } = exportingSourcing();

const csv = { kind: 'csv' };
const fields = [{ field: 'name' }, { field: 'city', name: 'Town' }];

describe('exports as people keep them', () => {
  it('are duplicated without their schedule, detached, taken up again and removed', async () => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant);
    const schedule = { cron: '30 2 * * *', timeZone: 'Europe/Copenhagen' };
    const draft = { name: 'Nightly', targetId, source: { kind: 'all-profiles' }, fields, format: csv, schedule };
    const made = await define(tenant, draft);
    expect(made).toMatchObject({
      state: 'Active',
      status: 'Not started',
      targetName: 'Files',
      nextRunAt: expect.any(String),
    });
    const { body: copy } = await call(`POST /exports/${made.exportId}/duplicate`, { tenant, body: { name: 'Copy' } });
    expect(copy).toMatchObject({ definition: { name: 'Copy', schedule: null, fields }, targetId, nextRunAt: null });
    const detached = await call(`POST /exports/${made.exportId}/detach`, { tenant });
    expect(detached.body).toMatchObject({
      state: 'Inactive',
      targetId: null,
      nextRunAt: null,
      definition: { name: 'Nightly' },
    });
    expect(await call(`POST /exports/${made.exportId}/runs`, { tenant })).toMatchObject({
      status: 409,
      body: { type: 'export/detached' },
    });
    expect(await call(`PUT /exports/${made.exportId}`, { tenant, body: draft })).toMatchObject({
      body: { state: 'Active' },
    });
    const refused = await call(`DELETE /export-targets/${targetId}`, { tenant });
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'target/in-use', title: expect.stringContaining('Nightly') },
    });
    for (const { exportId } of [made, copy])
      expect((await call(`DELETE /exports/${String(exportId)}`, { tenant })).status).toBe(204);
    expect((await call(`DELETE /export-targets/${targetId}`, { tenant })).status).toBe(204);
  });

  it('are another tenant’s nowhere', async () => {
    const [tenant, other] = [randomUUID(), randomUUID()];
    await profiles(tenant, 1);
    const { exportId, runId, targetId } = await exported(tenant, {
      source: { kind: 'all-profiles' },
      fields,
      format: csv,
    });
    for (const route of [
      `GET /exports/${exportId}`,
      `GET /export-runs/${runId}`,
      `GET /export-targets/${targetId}`,
      `POST /exports/${exportId}/runs`,
    ])
      expect((await call(route, { tenant: other })).status).toBe(404);
  });

  it('show contributors no more of a target than its name and kind, and let them use it only where it is open to them', async () => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant);
    const as = { tenant, role: 'Contributor' as const };
    expect((await call(`GET /export-targets/${targetId}`, as)).body).toMatchObject({
      name: 'Files',
      kind: 'folder',
      place: null,
    });
    const draft = { name: 'Mine', targetId, source: { kind: 'all-profiles' }, fields, format: csv };
    expect(await call('POST /exports', { ...as, body: draft })).toMatchObject({
      status: 403,
      body: { type: 'export/target-not-open' },
    });
    const place = { kind: 'folder', destination: 'files' };
    await call(`PUT /export-targets/${targetId}`, { tenant, body: { name: 'Files', place, access: 'contributors' } });
    expect(await call('POST /exports', { ...as, body: draft })).toMatchObject({
      status: 201,
      body: { mayChange: true },
    });
  });

  it.each([
    [
      'a segment that is not there',
      { source: { kind: 'segment', segmentId: 'nowhere' }, fields },
      'export/source-unknown',
    ],
    [
      'an enrichment that is not there',
      { source: { kind: 'output-table', enrichmentId: randomUUID() } },
      'export/source-unknown',
    ],
    ['a segment without fields', { source: { kind: 'all-profiles' } }, 'export/fields-missing'],
    [
      'two columns of one name',
      { source: { kind: 'all-profiles' }, fields: [{ field: 'a' }, { field: 'b', name: 'a' }] },
      'export/field-twice',
    ],
    [
      'a file name that leaves the folder',
      { source: { kind: 'all-profiles' }, fields, fileName: '../{part}' },
      'export/file-name',
    ],
    [
      'a schedule that is none',
      { source: { kind: 'all-profiles' }, fields, schedule: { cron: '99 * * * *', timeZone: 'Europe/Copenhagen' } },
      'export/schedule',
    ],
    [
      'a time zone that is none',
      { source: { kind: 'all-profiles' }, fields, schedule: { cron: '0 1 * * *', timeZone: 'Europe/Atlantis' } },
      'export/schedule',
    ],
  ])('are not saved with %s', async (_, part, type) => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant);
    const refused = await call('POST /exports', { tenant, body: { name: 'Bad', targetId, format: csv, ...part } });
    expect(refused).toMatchObject({ status: 422, body: { type } });
  });

  it('say what they did, newest first, also of all exports since a time', async () => {
    const tenant = randomUUID();
    await profiles(tenant, 1);
    const { exportId, runId } = await exported(tenant, { source: { kind: 'all-profiles' }, fields, format: csv });
    const again = await run(tenant, exportId);
    await until(tenant, again.runId, 'Successful');
    const ids = async (query: string) => {
      const { body } = await call(`GET /export-runs${query}`, { tenant });
      return (body['items'] as { runId: string }[]).map((each) => each.runId);
    };
    expect(await ids(`?exportId=${exportId}`)).toEqual([again.runId, runId]);
    expect(await ids(`?since=${String(again['requestedAt'])}`)).toEqual([again.runId]);
    expect(await filesOf(tenant)).toEqual(['out', 'out/00001.csv', 'out/manifest.json']);
  });
});
