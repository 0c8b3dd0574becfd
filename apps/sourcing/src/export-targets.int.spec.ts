import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { exportingSourcing } from './testing/exporting.ts';
import { startS3 } from './testing/s3-server.ts';
import { aKey, startSftp, type SftpDouble } from './testing/sftp-server.ts';

const bucket = 'exports';
const clientKey = aKey();
const who = { user: 'ada', password: randomUUID(), clientKey };
let s3: Awaited<ReturnType<typeof startS3>>;
let sftp: SftpDouble;
let drop: string;

const { call, target, define, run, until, profiles, root } = exportingSourcing(async (files) => {
  drop = await mkdtemp(join(tmpdir(), 'firmograph-sftp-'));
  [s3, sftp] = await Promise.all([startS3(bucket), startSftp(drop, who)]);
  return {
    EXPORT_DESTINATIONS: JSON.stringify({
      files: { kind: 'folder', root: files },
      'not-mounted': { kind: 'folder', root: '/firmograph-is-not-mounted' },
      lake: { kind: 's3', endpoint: s3.endpoint, region: s3.region, pathStyle: true },
      nowhere: { kind: 's3', endpoint: 'http://127.0.0.1:9', region: s3.region, pathStyle: true },
      partner: { kind: 'sftp', host: '127.0.0.1', port: sftp.port },
      silent: { kind: 'sftp', host: '127.0.0.1', port: 9 },
    }),
  };
});
afterAll(async () => {
  await Promise.all([s3.stop(), sftp.stop()]);
  await rm(drop, { recursive: true });
});

const inLake = {
  kind: 's3',
  destination: 'lake',
  bucket,
  folder: 'firm/data',
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'a-secret-of-s3',
};
const atPartner = { kind: 'sftp', destination: 'partner', user: who.user, folder: 'in' };

async function ran(tenant: string, targetId: string, more: object = {}) {
  const draft = { name: 'Out', targetId, source: { kind: 'all-profiles' }, fields: [{ field: 'name' }] };
  const { exportId } = await define(tenant, {
    ...draft,
    format: { kind: 'csv' },
    fileName: '{part}',
    rowsPerPart: 1000,
    ...more,
  });
  return run(tenant, exportId);
}

describe('S3', () => {
  it('takes an export in parts, with its manifest', async () => {
    const tenant = randomUUID();
    await profiles(tenant, 1500);
    const { targetId } = await target(tenant, inLake);
    const { runId } = await ran(tenant, targetId);
    await until(tenant, runId, 'Successful');
    const { Contents: found = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket: bucket }));
    expect(found.map(({ Key: key }) => key)).toEqual([
      'firm/data/00001.csv',
      'firm/data/00002.csv',
      'firm/data/manifest.json',
    ]);
    const part = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'firm/data/00002.csv' }));
    expect((await part.Body?.transformToString())?.split('\n')).toHaveLength(502);
  });

  it('is not saved while its bucket is not there, or nobody answers', async () => {
    const tenant = randomUUID();
    const test = (place: object) => call('POST /export-targets/test', { tenant, body: { place } });
    expect(await test({ ...inLake, bucket: 'is-not-there' })).toMatchObject({
      status: 422,
      body: { type: 'target/gone' },
    });
    expect(await test({ ...inLake, destination: 'nowhere' })).toMatchObject({
      status: 422,
      body: { type: 'target/unreachable' },
    });
    expect(await test({ ...inLake, secretAccessKey: undefined })).toMatchObject({
      body: { type: 'target/secret-missing' },
    });
    expect((await call('GET /export-targets', { tenant })).body['items']).toEqual([]);
  });
});

describe('SFTP', () => {
  it.each([
    ['a password', { password: who.password }],
    ['a key', { privateKey: clientKey }],
  ])('takes an export with %s, and no file under another name stays', async (_, secret) => {
    const tenant = randomUUID();
    await profiles(tenant, 1500);
    const { targetId, place } = await target(tenant, { ...atPartner, folder: tenant, ...secret });
    expect(place).toMatchObject({ hostFingerprint: sftp.fingerprint });
    const { runId } = await ran(tenant, targetId, { fileName: 'deep/er/{part}' });
    await until(tenant, runId, 'Successful');
    expect((await readdir(join(drop, tenant, 'deep/er'))).sort()).toEqual(['00001.csv', '00002.csv', 'manifest.json']);
    expect((await readFile(join(drop, tenant, 'deep/er/00002.csv'), 'utf8')).split('\n')).toHaveLength(502);
  });

  it('says what to do when the password is wrong, when nobody answers, and when the host key is another', async () => {
    const tenant = randomUUID();
    const test = (place: object) => call('POST /export-targets/test', { tenant, body: { place } });
    expect(await test({ ...atPartner, password: 'wrong' })).toMatchObject({
      status: 422,
      body: { type: 'target/credentials-refused' },
    });
    expect(await test({ ...atPartner, destination: 'silent', password: 'x' })).toMatchObject({
      body: { type: 'target/unreachable' },
    });
    const other = `SHA256:${'A'.repeat(43)}`;
    expect(await test({ ...atPartner, password: who.password, hostFingerprint: other })).toMatchObject({
      body: { type: 'target/host-key-changed' },
    });
  });

  it('whose host key was changed after it was saved fails a run for good, and says what to do', async () => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant, { ...atPartner, password: who.password });
    const { port } = sftp;
    await sftp.stop();
    sftp = await startSftp(drop, who, port);
    const { runId } = await ran(tenant, targetId);
    const failed = await until(tenant, runId, 'Failed (permanent)');
    expect(failed).toMatchObject({
      code: 'target/host-key-changed',
      reason: expect.stringContaining('new fingerprint'),
    });
  });

  it.each([
    ['that is full fails for good', [4, 'No space left on device'], 'Failed (permanent)', 'target/full'],
    ['that allows no writing fails for good', [3, 'Permission denied'], 'Failed (permanent)', 'target/forbidden'],
    ['that fails without a word is tried again', [4, 'Failure'], 'Failed (retrying)', 'target/failed'],
  ] as const)('%s', async (_, failure, status, code) => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant, { ...atPartner, password: who.password });
    sftp.failure = failure;
    const { runId } = await ran(tenant, targetId);
    const failed = await until(tenant, runId, status);
    sftp.failure = undefined;
    expect(failed).toMatchObject({ code, attempts: status === 'Failed (retrying)' ? 1 : 0 });
    await call(`POST /export-runs/${runId}/cancel`, { tenant });
    await until(tenant, runId, 'Canceled', 'Failed (permanent)');
  });
});

describe('a folder', () => {
  it('that is not mounted is gone, and no folder is made in its place', async () => {
    const place = { kind: 'folder', destination: 'not-mounted' };
    const refused = await call('POST /export-targets/test', { tenant: randomUUID(), body: { place } });
    expect(refused).toMatchObject({ status: 422, body: { type: 'target/gone' } });
  });

  it('is another for each tenant', async () => {
    const [tenant, other] = [randomUUID(), randomUUID()];
    for (const each of [tenant, other]) await target(each);
    expect(await readdir(root())).toEqual(expect.arrayContaining([tenant, other]));
  });

  it('refuses a name that is longer than it takes', async () => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant);
    await mkdir(join(root(), tenant), { recursive: true });
    const { runId } = await ran(tenant, targetId, {
      fileName: `${'{run}'.repeat(8)}{part}`,
    });
    expect(await until(tenant, runId, 'Failed (permanent)')).toMatchObject({ code: 'target/name-refused' });
  });
});

describe('a target', () => {
  it('never gives its secret away, keeps it in a change, and asks for it again at another destination', async () => {
    const tenant = randomUUID();
    const { targetId } = await target(tenant, inLake);
    const texts = await Promise.all(
      ['GET /export-targets', `GET /export-targets/${targetId}`, 'GET /audit/entries?limit=100'].map(async (route) =>
        JSON.stringify(await call(route, { tenant })),
      ),
    );
    expect(texts.join().includes('a-secret-of-s3')).toBe(false);
    const place = { ...inLake, secretAccessKey: undefined };
    const change = (more: object) =>
      call(`PUT /export-targets/${targetId}`, { tenant, body: { name: 'Lake', place: { ...place, ...more } } });
    expect(await change({ folder: 'other' })).toMatchObject({ status: 200, body: { hasSecret: true } });
    expect(await change({ destination: 'nowhere' })).toMatchObject({
      status: 422,
      body: { type: 'target/secret-missing' },
    });
    expect(await call(`POST /export-targets/${targetId}/test`, { tenant })).toMatchObject({ status: 200 });
  });

  it('is at no address but those that whoever runs the service has set', async () => {
    const refused = await call('POST /export-targets/test', {
      tenant: randomUUID(),
      body: { place: { ...inLake, destination: 'metadata' } },
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { type: 'target/destination-unknown', title: expect.stringContaining('lake') },
    });
  });
});
