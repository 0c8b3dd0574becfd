import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@firmograph/mongo';
import { withMongo } from '@firmograph/testing';
import { CronTimes } from './adapters/cron-times.ts';
import { MongoExportRuns } from './adapters/mongo/mongo-export-runs.ts';
import { MongoExports } from './adapters/mongo/mongo-exports.ts';
import { FolderTarget } from './adapters/targets/folder-target.ts';
import type { OpenTargets } from './application/exporting/open-targets.ts';
import type { PlanExport } from './application/exporting/plan-export.ts';
import type { ExportRows, OpenTarget } from './application/exporting/ports.ts';
import { RunPlannedExports } from './application/exporting/run-exports.ts';
import { WorkOnExport } from './application/exporting/work-on-export.ts';
import { WriteParts } from './application/exporting/write-parts.ts';
import type { Export, ExportPlan, ExportRun } from './domain/exporting/export.ts';

const leaseMs = 60_000;
let mongo: Awaited<ReturnType<typeof withMongo>>;
let database: Database;
let runs: MongoExportRuns;
let exports: MongoExports;
let root: string;
beforeAll(async () => {
  mongo = await withMongo();
  database = await Database.connect(mongo.value, 'exports-under-test');
  [runs, exports] = [await MongoExportRuns.open(database, leaseMs), await MongoExports.open(database)];
  root = await mkdtemp(join(tmpdir(), 'firmograph-survival-'));
}, 60_000);
afterAll(async () => {
  await database.close();
  await mongo.release();
  await rm(root, { recursive: true });
});

const plan: ExportPlan = {
  source: { kind: 'all-profiles' },
  columns: [{ name: 'profileId', type: 'text', from: { kind: 'profile-id' } }],
  format: { kind: 'csv', delimiter: ',', header: true, gzip: false },
  fileName: '{part}',
  rowsPerPart: 1000,
};

/** So many profiles; the ids that were read are counted. */
function rowsOf(count: number) {
  let read = 0;
  const rows: ExportRows = {
    isThere: async () => true,
    count: async () => count,
    read: async (_tenant, _plan, { after, limit }) => {
      const first = after === null ? 0 : Number(after) + 1;
      const ids = Array.from({ length: Math.min(limit, Math.max(0, count - first)) }, (_, at) => String(first + at));
      read += ids.length;
      return { rows: ids.map((id) => ({ profileId: id, cells: [id] })), lastId: ids.at(-1) ?? null };
    },
  };
  return { rows, read: () => read };
}

const aRun = (tenantId: string): ExportRun => ({
  ...{ tenantId, runId: randomUUID(), exportId: randomUUID(), exportName: 'Nightly', targetId: randomUUID() },
  ...{ status: 'Queued', reason: null, code: null, trigger: 'on-demand', plannedAt: null, requestedBy: 'Ada' },
  ...{ requestedAt: new Date(0), asOf: null, endedAt: null, expected: null, attempts: 0, parts: [], manifest: null },
});

/** A worker of its own over a folder; `interfere` stands between it and the target. */
function worker(rows: ExportRows, folder: string, interfere: (target: OpenTarget) => OpenTarget = (target) => target) {
  const plans = { execute: async (held: { run: ExportRun; plan: ExportPlan | null }, now: Date) => planned(held, now) };
  const planned = async (held: { run: ExportRun; plan: ExportPlan | null }, now: Date) => {
    if (held.plan === null) await runs.begin(held as never, plan, 0, now);
    return { run: held.run, plan };
  };
  const targets = { of: async () => interfere(new FolderTarget(root, folder)) };
  return new WorkOnExport(
    runs,
    plans as unknown as PlanExport,
    targets as unknown as OpenTargets,
    new WriteParts(rows),
  );
}

const names = async (folder: string) => (await readdir(join(root, folder))).sort();
const never = new AbortController().signal;

describe('the run of an export', () => {
  it('that was killed in mid-part is gone on with where it stood: parts that are there are not written again', async () => {
    const tenant = randomUUID();
    const run = aRun(tenant);
    await runs.add(run);
    const { rows, read } = rowsOf(3500);
    let puts = 0;
    const dying = worker(rows, tenant, (target) => {
      const put = target.put.bind(target);
      target.put = async (name, body) => {
        puts += 1;
        // The process is gone: neither the target nor the store hears of it again.
        if (puts === 3) await new Promise(() => undefined);
        await put(name, body);
      };
      return target;
    });
    let clock = new Date();
    void dying.execute(() => clock, never);
    while (puts < 3) await new Promise((resolve) => setImmediate(resolve));
    expect(read()).toBeLessThan(3500);

    // The lease is over.
    clock = new Date(clock.getTime() + 2 * leaseMs);
    const written: string[] = [];
    const heir = worker(rows, tenant, (target) => {
      const put = target.put.bind(target);
      target.put = async (name, body) => {
        written.push(name);
        await put(name, body);
      };
      return target;
    });
    await heir.execute(() => clock, never);
    expect(written).toEqual(['00003.csv', '00004.csv', 'manifest.json']);
    const found = await runs.find(tenant, run.runId);
    expect(found?.run).toMatchObject({ status: 'Successful' });
    expect(found?.run.parts.map((part) => part.rows)).toEqual([1000, 1000, 1000, 500]);
    const text = await Promise.all(
      (await names(tenant)).slice(0, 4).map((name) => readFile(join(root, tenant, name), 'utf8')),
    );
    const ids = text.flatMap((part) => part.trim().split('\n').slice(1));
    expect([ids.length, new Set(ids).size]).toEqual([3500, 3500]);
  });

  it('writes again from the first part that is not as it was written', async () => {
    const tenant = randomUUID();
    const run = aRun(tenant);
    await runs.add(run);
    const { rows } = rowsOf(2500);
    const clock = () => new Date();
    const stopping = new AbortController();
    const first = worker(rows, tenant, (target) => {
      const put = target.put.bind(target);
      target.put = async (name, body) => {
        if (name === '00003.csv') throw new Error('a fault of the network');
        await put(name, body);
      };
      return target;
    });
    await first.execute(clock, stopping.signal);
    expect((await runs.find(tenant, run.runId))?.run).toMatchObject({ status: 'Failed (retrying)', attempts: 1 });
    await writeFile(join(root, tenant, '00002.csv'), 'somebody was here');
    const later = new Date(Date.now() + 3_600_000);
    await worker(rows, tenant).execute(() => later, never);
    expect((await runs.find(tenant, run.runId))?.run).toMatchObject({ status: 'Successful', reason: null });
    expect((await readFile(join(root, tenant, '00002.csv'), 'utf8')).split('\n')).toHaveLength(1002);
  });

  it('is one at a time for each export', async () => {
    const run = aRun(randomUUID());
    expect(await runs.add(run)).toBe('added');
    expect(await runs.add(run)).toBe('known');
    expect(await runs.add({ ...run, runId: randomUUID() })).toBe('busy');
    const { rows } = rowsOf(1);
    await runs.askToCancel(run.tenantId, run.runId, new Date());
    await worker(rows, run.tenantId).execute(() => new Date(), never);
    expect((await runs.find(run.tenantId, run.runId))?.run.status).toBe('Canceled');
    expect(await runs.add({ ...run, runId: randomUUID() })).toBe('added');
  });

  it('forgets the profiles where its parts begin and end once it is over', async () => {
    const run = aRun(randomUUID());
    await runs.add(run);
    const writer = worker(rowsOf(2000).rows, run.tenantId);
    // Runs of the tests before may be due too.
    while ((await writer.execute(() => new Date(), never)) === 'worked');
    expect((await runs.find(run.tenantId, run.runId))?.run.status).toBe('Successful');
    const stored = await (await database.collection({ name: 'export-runs' })).forTenant(run.tenantId).find({});
    expect(JSON.stringify(stored)).not.toMatch(/lastId|cursor/);
  });
});

describe('a planned time', () => {
  it.each([
    [
      'on a leap day',
      '0 0 29 2 *',
      'UTC',
      '2028-02-28T23:59:00Z',
      '2028-02-29T00:00:00.000Z',
      '2032-02-29T00:00:00.000Z',
    ],
    [
      'in the hour that spring leaves out',
      '30 2 * * *',
      'Europe/Copenhagen',
      '2027-03-27T12:00:00Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ],
    [
      'in the hour that autumn repeats',
      '30 2 * * *',
      'Europe/Copenhagen',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ],
  ])('%s runs once', (...[, cron, timeZone, after, first, second]) => {
    const times = new CronTimes();
    const next = times.next({ cron, timeZone }, new Date(after));
    expect(next?.toISOString()).toBe(first);
    expect(times.next({ cron, timeZone }, next ?? new Date(0))?.toISOString()).toBe(second);
  });

  it('begins one run, whatever the number of instances; while one is under way it is skipped, and says so', async () => {
    const tenant = randomUUID();
    const value: Export = {
      ...{
        exportId: randomUUID(),
        targetId: randomUUID(),
        createdBy: 'Ada',
        createdAt: new Date(0),
        changedAt: new Date(0),
      },
      definition: {
        ...{ name: 'Nightly', source: plan.source, format: plan.format, fileName: '{part}', rowsPerPart: 1000 },
        schedule: { cron: '0 * * * *', timeZone: 'UTC' },
      },
    };
    const hour = (at: number) => new Date(Date.UTC(2026, 0, 1, at));
    await exports.save(tenant, 0, value, hour(1));
    const instance = () => new RunPlannedExports(exports, runs, new CronTimes(), { wake: () => undefined });
    await Promise.all([1, 2, 3].map(() => instance().execute(hour(1))));
    expect(await runs.list(tenant, { after: null, limit: 10 })).toMatchObject([
      { trigger: 'scheduled', plannedAt: hour(1), status: 'Queued' },
    ]);
    // An instance that died before it noted the next time: the same time again is known.
    await exports.save(tenant, 1, value, hour(1));
    await instance().execute(hour(1));
    expect(await runs.list(tenant, { after: null, limit: 10 })).toHaveLength(1);
    await instance().execute(hour(2));
    const [skipped] = await runs.list(tenant, { after: null, limit: 10 });
    expect(skipped).toMatchObject({ status: 'Skipped', plannedAt: hour(2), code: 'export/running' });
    expect(await exports.nextRunAt(tenant, value.exportId)).toEqual(hour(3));
  });
});
