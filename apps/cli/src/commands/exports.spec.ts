import { beforeEach, describe, expect, it } from '@jest/globals';
import { sourcingRoutes as routes } from '@firmograph/contracts';
import type { Asked } from '../testing/fake-routes.ts';
import { running } from '../testing/running.ts';

const { now, run, file } = running();
const asked: Asked[] = [];
const [exportId, targetId, runId] = [
  '8f8e1c54-4b1f-4c50-8f0e-0a4c6a3a1111',
  '8f8e1c54-4b1f-4c50-8f0e-0a4c6a3a2222',
  '8f8e1c54-4b1f-4c50-8f0e-0a4c6a3a3333',
];
const at = '2026-06-01T08:00:00.000Z';
const target = {
  ...{ targetId, name: 'Lake', kind: 's3', place: null, hasSecret: true, access: 'contributors', exports: 1 },
  ...{ createdBy: 'Ada', createdAt: at, changedAt: at, testedAt: at },
};
const definition = {
  ...{ name: 'Nightly', source: { kind: 'all-profiles' }, fields: [{ field: 'name' }], format: { kind: 'csv' } },
  ...{ fileName: '{part}', rowsPerPart: 1000, schedule: null },
};
const nightly = {
  ...{ exportId, definition, targetId, targetName: 'Lake', state: 'Active', mayChange: true, status: 'Not started' },
  ...{ lastRunId: null, refreshedAt: null, nextRunAt: null, createdBy: 'Ada', createdAt: at, changedAt: at, etag: '1' },
};
const begun = {
  ...{ runId, exportId, exportName: 'Nightly', targetId, status: 'Refreshing', reason: null, code: null },
  ...{ trigger: 'on-demand', plannedAt: null, requestedBy: 'Ada', requestedAt: at, asOf: at, endedAt: null },
  ...{ expected: 2, rows: 0, bytes: 0, parts: [], manifest: null, attempts: 0, nextAttemptAt: null },
};
const done = {
  ...{ ...begun, status: 'Successful', rows: 2, bytes: 20, endedAt: at, manifest: 'manifest.json' },
  parts: [{ name: '00001.csv', rows: 2, bytes: 20, sha256: 'a' }],
};
let runs: object[] = [];
beforeEach(() => {
  asked.length = 0;
  runs = [begun, done];
  const noted = (answer: unknown) => (given: Asked) => {
    asked.push(given);
    return answer;
  };
  now.stack.more.push(
    [routes.listExportTargets, () => ({ items: [target], next: null })],
    [routes.createExportTarget, noted(target)],
    [routes.checkExportTarget, noted({ testedAt: at })],
    [routes.removeExportTarget, noted(undefined)],
    [routes.listExports, () => ({ items: [nightly], next: null })],
    [routes.defineExport, noted(nightly)],
    [routes.changeExport, noted(nightly)],
    [routes.duplicateExport, noted(nightly)],
    [routes.detachExport, noted({ ...nightly, state: 'Inactive', targetId: null })],
    [routes.removeExport, noted(undefined)],
    [routes.runExport, noted(begun)],
    [routes.getExportRun, () => runs.shift()],
    [routes.listExportRuns, noted({ items: [{ ...done, parts: 1 }], next: null })],
    [routes.cancelExportRun, noted(begun)],
  );
});

describe('exports', () => {
  it('are defined with chosen fields, and anew under the same name', async () => {
    const id = '8f8e1c54-4b1f-4c50-8f0e-0a4c6a3a4444';
    const fields = `--field name --field city=Town --field ${id}:employees.exact=Staff`;
    const { exitCode } = await run(
      `exports define Weekly --target Lake --segment danes ${fields} --format ndjson --gzip`,
    );
    expect(exitCode).toBe(0);
    expect(asked[0]?.body).toMatchObject({
      ...{ name: 'Weekly', targetId, source: { kind: 'segment', segmentId: 'danes' } },
      format: { kind: 'ndjson', gzip: true },
      fields: [
        { field: 'name' },
        { field: 'city', name: 'Town' },
        { field: { enrichmentId: id, field: 'employees.exact' }, name: 'Staff' },
      ],
    });
    await run('exports define Nightly --target Lake --field name');
    expect(asked[1]?.params).toEqual({ exportId });
  });

  it('run, and are followed to their end', async () => {
    const { output, errors, exitCode } = await run('exports run Nightly --wait');
    expect(exitCode).toBe(0);
    expect(errors).toContain('Refreshing: 0 of about 2 rows');
    expect(output).toContain('00001.csv: 2 rows');
  });

  it('that fail say what to do', async () => {
    runs = [{ ...begun, status: 'Failed (permanent)', code: 'target/full', reason: 'The target is full. Make room.' }];
    const { errors, exitCode } = await run('exports run Nightly --wait');
    expect(exitCode).toBe(1);
    expect(errors).toContain('The target is full. Make room.');
  });

  it.each([
    ['list', 'Nightly'],
    ['duplicate Nightly Copy', 'is made'],
    ['detach Nightly', 'is detached'],
    ['remove Nightly', 'is removed'],
    ['history Nightly', 'Successful'],
    [`cancel ${runId}`, 'being stopped'],
    ['targets list', 'Lake'],
    [`targets test ${targetId}`, 'takes files'],
    [`targets remove ${targetId}`, 'is removed'],
  ])('%s', async (command, said) => {
    const { output, exitCode } = await run(`exports ${command}`);
    expect([exitCode, output]).toEqual([0, expect.stringContaining(said)]);
  });

  it('get a target from a file, whose secret no message repeats', async () => {
    const place = { kind: 's3', destination: 'lake', bucket: 'b12', accessKeyId: 'AK', secretAccessKey: 'sesame' };
    const good = await file('target.json', JSON.stringify({ name: 'Lake', place }));
    expect((await run(`exports targets add ${good}`)).exitCode).toBe(0);
    const bad = await file('bad.json', JSON.stringify({ name: 'Lake', place: { ...place, bucket: 'sesame!' } }));
    const { errors, exitCode } = await run(`exports targets add ${bad}`);
    expect([exitCode, errors.includes('sesame')]).toEqual([2, false]);
    expect(errors).toContain('place.bucket');
  });
});
