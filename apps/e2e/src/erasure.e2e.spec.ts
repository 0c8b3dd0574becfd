import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { configurationRoutes, resultsRoutes, type Erasure, type ErasureSubject } from '@firmograph/contracts';
import { serviceNames, startStack, type Stack } from '@firmograph/dev';
import { Administrator } from '@firmograph/harness';
import { eventually } from '@firmograph/testing';
import { CopiesOf } from './testing/copies.ts';

const canary = `canary${randomBytes(4).toString('hex')}`;
const company = { name: `${canary} Robotics`, website: `${canary}.dk`, country: 'Denmark' };
const texts = [canary];
const profiles = [
  'id,name,website,country',
  `${canary}-profile,${company.name},www.${company.website},${company.country}`,
  'plain-1,Plainfield Tools,plainfield-tools.dk,Denmark',
  'plain-2,Brookside Mills,brookside-mills.dk,Denmark',
].join('\n');
const reference = [
  'id,name,website,country,state,city,postal_code,industry,founded,ticker,former_name,employees,as_of',
  `R00001,${company.name},http://www.${company.website},${company.country},,Aarhus,8000,Robotics,1999,,,120,2026-08`,
  'R00002,Plainfield Tools,http://www.plainfield-tools.dk,Denmark,,Odense,5000,Tools,1990,,,40,2026-08',
  'R00003,Brookside Mills,http://www.brookside-mills.dk,Denmark,,Vejle,7100,Textiles,1890,,,400,2026-08',
].join('\n');

/** What is kept for weeks is kept for seconds here. */
const short = {
  KAFKA_SESSION_TIMEOUT_MS: '6000',
  KAFKA_RETENTION_MS: '40000',
  KAFKA_COMPACTION_LAG_MS: '2000',
  ERASURE_SETTLE_MS: '2000',
  LOG_LEVEL: 'warn',
};

let folder: string;
let stack: Stack;
let administrator: Administrator;
let copies: CopiesOf;
let connectionId: string;
let enrichmentId: string;
let older: Awaited<ReturnType<CopiesOf['databases']>>;
let certificate: z.infer<typeof Erasure>;

async function ran(): Promise<void> {
  const { runId } = await administrator.run(enrichmentId);
  await administrator.ended(runId, 120_000);
}

/** Another definition, so that every row is written again and what it was becomes its history. */
async function redefined(): Promise<void> {
  const params = { enrichmentId };
  const { definition } = await administrator.call('configuration', configurationRoutes.getEnrichment, { params });
  const { enrichmentId: _, version: __, ...body } = definition;
  const keptFields = ['id' as const, 'name' as const, 'website' as const];
  await administrator.call('configuration', configurationRoutes.changeEnrichment, {
    params,
    query: {},
    body: { ...body, keptFields },
  });
}

async function erasure(subject: ErasureSubject, dryRun = false): Promise<z.infer<typeof Erasure>> {
  const { erasureId } = await administrator.call('configuration', configurationRoutes.requestErasure, {
    body: { subject, dryRun },
  });
  return eventually(async () => {
    const found = await certificateOf(erasureId);
    expect(found.state).toBe(dryRun ? 'counted' : 'completed');
    return found;
  }, 120_000);
}

const certificateOf = (erasureId: string) =>
  administrator.call('configuration', configurationRoutes.getErasure, { params: { erasureId } });

/** Stops the four services, does something to what they keep, and starts them again where they were. */
async function stoppedFor(work: () => Promise<void>): Promise<void> {
  const running = serviceNames.flatMap((app) => stack.processes(app));
  for (const process of running) await stack.kill(process, 'SIGTERM');
  await work();
  await Promise.all(running.map(({ app, url }) => stack.spawn(app, { PORT: new URL(url).port })));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firmograph-erasure-'));
  const referenceFile = join(folder, 'reference.csv');
  await writeFile(referenceFile, `${reference}\n`);
  const namespace = `erasure-${randomBytes(4).toString('hex')}`;
  const env = {
    all: short,
    configuration: { BACKUP_DAYS: '0' },
    matching: { POLL_FIRST_MS: '100', WAIT_AGAIN_MS: '500' },
    'leadspace-sandbox': { REFERENCE_FILE: referenceFile },
  };
  stack = await startStack({ folder, namespace, ports: 'any', env });
  administrator = new Administrator(stack.description);
  copies = new CopiesOf(stack);
  connectionId = await administrator.connect(stack.description.leadspaceSandbox?.token ?? '');
  await administrator.importCsv(profiles, 'first');
  enrichmentId = await administrator.define({ connectionId, name: 'first', freshForDays: 30 });
  await ran();
  await redefined();
  await ran();
  older = await copies.databases();
}, 300_000);
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('an erased company', () => {
  it('was in the stores and on the topics before', async () => {
    const places = ['sourcing/profiles', 'results/rows', 'results/records', 'matching/known-answers'];
    expect(await copies.inDatabases(texts)).toEqual(expect.arrayContaining(places));
    expect((await copies.inTopics(texts)).length).toBeGreaterThan(2);
  }, 120_000);

  it('is counted first, where that was asked for, and nothing changes', async () => {
    const counted = await erasure({ kind: 'company', website: company.website }, true);
    expect(counted).toMatchObject({ profiles: 1, lastCopyGoesAt: null });
    const found = new Map(counted.stores.map((each) => [each.store, each.found]));
    expect(found.get('sourcing')).toBeGreaterThan(0);
    expect(found.get('results')).toBeGreaterThan(0);
    expect(await copies.inDatabases(texts)).toContain('sourcing/profiles');
  }, 120_000);

  it('is in no store any more once the certificate says so', async () => {
    certificate = await erasure({ kind: 'company', website: company.website });
    expect(certificate.stores.map(({ store, state }) => [store, state])).toEqual(
      certificate.stores.map(({ store }) => [store, 'done']),
    );
    expect(certificate).toMatchObject({ profiles: 1, kind: 'company' });
    expect(await copies.inDatabases(texts)).toEqual([]);
    const rows = await administrator.rows(enrichmentId);
    expect(rows.map(({ profileId }) => profileId).toSorted()).toEqual(['plain-1', 'plain-2']);
  }, 150_000);

  it('is acknowledged by a consumer, and the certificate says by whom', async () => {
    const { erasureId } = certificate;
    const body = { consumer: 'warehouse' };
    await administrator.call('results', resultsRoutes.acknowledgeErasure, { params: { erasureId }, body });
    await eventually(async () => {
      const { acknowledgements } = await certificateOf(erasureId);
      expect(acknowledgements.map(({ consumer }) => consumer)).toEqual(['warehouse']);
    }, 30_000);
  }, 60_000);

  it('is on no topic after the date in the certificate', async () => {
    const { lastCopyGoesAt } = certificate;
    await eventually(() => expect(Date.now()).toBeGreaterThan(Date.parse(lastCopyGoesAt ?? '')), 120_000);
    expect(await copies.inTopics(texts)).toEqual([]);
  }, 300_000);

  it('does not come back when everything is read again from offset 0', async () => {
    await stoppedFor(() => copies.rewind());
    await ran();
    expect(await copies.inDatabases(texts)).toEqual([]);
    expect(await copies.inTopics(texts)).toEqual([]);
  }, 300_000);

  it('does not come back with an older copy of the databases', async () => {
    await stoppedFor(() => copies.restore(older));
    await eventually(async () => expect(await copies.inDatabases(texts)).toEqual([]), 120_000);
    await ran();
    expect(await copies.inDatabases(texts)).toEqual([]);
    expect((await administrator.rows(enrichmentId)).map(({ profileId }) => profileId)).not.toContain(
      `${canary}-profile`,
    );
  }, 300_000);

  it('is new data when it is handed in again', async () => {
    await administrator.importCsv(profiles, 'second');
    await ran();
    const rows = await administrator.rows(enrichmentId);
    expect(rows.find(({ profileId }) => profileId === `${canary}-profile`)?.sequence).toBeGreaterThan(1_000_000);
  }, 150_000);
});

describe('other scopes', () => {
  it('a profile: it goes, and the others stay', async () => {
    await erasure({ kind: 'profile', profileId: 'plain-1' });
    expect(await copies.inDatabases(['plain-1', 'plainfield'])).toEqual([]);
    expect((await administrator.rows(enrichmentId)).map(({ profileId }) => profileId)).toContain('plain-2');
  }, 150_000);

  it('a connection: what was got over it goes, and the profiles stay', async () => {
    // What only the provider said.
    expect(await copies.inDatabases(['textiles'])).toContain('matching/known-answers');
    await erasure({ kind: 'connection', connectionId });
    expect(await administrator.rows(enrichmentId)).toEqual([]);
    expect(await copies.inDatabases(['textiles'])).toEqual([]);
    const places = await copies.inDatabases(['brookside mills']);
    expect(places.filter((place) => !place.startsWith('sourcing/'))).toEqual([]);
    await ran();
    expect((await administrator.rows(enrichmentId)).map(({ profileId }) => profileId)).toContain('plain-2');
  }, 150_000);

  it('everything, with the profiles', async () => {
    await erasure({ kind: 'tenant', profiles: true });
    expect(await copies.inDatabases([canary, 'plain-2', 'brookside'])).toEqual([]);
  }, 150_000);
});
