import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configurationRoutes, enrichedProfiles, sourcingRoutes, type Row } from '@firmograph/contracts';
import { serviceNames } from '@firmograph/dev';
import { inNamespace } from '@firmograph/kafka';
import { eventually } from '@firmograph/testing';
import type { z } from 'zod';
import { csvOf, exampleCompanies } from './testing/companies.ts';
import { languages, tableOf, type Language } from './testing/consumers.ts';
import { presentState } from './testing/public-topic.ts';
import { providerLedger } from './testing/sandbox-ledger.ts';
import { afterCompaction, compactEagerly } from './torture/compaction.ts';
import { anEnrichment, startGround, type Ground } from './torture/ground.ts';

const root = join(import.meta.dirname, '../../..');
let ground: Ground;
let enrichmentId: string;
let runId: string;

beforeAll(async () => {
  ground = await startGround({ callsPerSecond: 28 });
  enrichmentId = await anEnrichment(ground, 'first', 400);
  ({ runId } = await ground.administrator.run(enrichmentId));
  await ground.administrator.ended(runId, 120_000);
}, 300_000);
afterAll(() => ground.stop(), 60_000);

/** The output table as a consumer of the public topic has it. */
async function heldBy(language: Language) {
  const { brokers, namespace } = ground.stack.description.kafka;
  const held = await tableOf(language, brokers, inNamespace(namespace, enrichedProfiles.name));
  return byProfile(held.filter((row) => row.enrichmentId === enrichmentId));
}

/** The same as the product has it. */
async function published() {
  return byProfile(await ground.administrator.rows(enrichmentId));
}

type Told = Pick<z.infer<typeof Row>, 'profileId' | 'sequence' | 'confidence' | 'company'>;

function byProfile(rows: readonly Told[]): readonly Told[] {
  return rows
    .map(({ profileId, sequence, confidence, company }) => ({ profileId, sequence, confidence, company }))
    .sort((a, b) => (a.profileId < b.profileId ? -1 : 1));
}

describe('the whole, as processes', () => {
  it('ends a run with one outcome for each profile', async () => {
    const outcomes = await ground.administrator.outcomes(runId);
    expect(new Set(outcomes.map(({ profileId }) => profileId)).size).toBe(400);
    expect(outcomes.filter(({ outcome }) => outcome === 'enriched').length).toBeGreaterThan(100);
  });

  it('finds nothing new when nothing is new', async () => {
    const again = await ground.administrator.run(enrichmentId);
    const { counts } = await ground.administrator.ended(again.runId, 120_000);
    expect(counts).toMatchObject({ enriched: 0, failed: 0 });
    expect(counts?.unchanged).toBeGreaterThan(100);
  }, 150_000);

  it.each(languages)(
    'leaves a consumer in %s with exactly the output table',
    async (language) => expect(await heldBy(language)).toEqual(await published()),
    180_000,
  );

  it('takes rows back, brings one of them again, and compacts the topic', async () => {
    const { administrator, stack } = ground;
    const before = await administrator.rows(enrichmentId);
    const [back = '', ...gone] = before.slice(0, 5).map(({ profileId }) => profileId);
    for (const profileId of [back, ...gone])
      await administrator.call('sourcing', sourcingRoutes.deleteProfile, { params: { profileId } });
    await eventually(
      async () => expect(await administrator.rows(enrichmentId)).toHaveLength(before.length - 5),
      60_000,
    );
    const companies = await exampleCompanies(400);
    await administrator.importCsv(csvOf(companies.filter(({ id }) => id === back)), 'first');
    const { runId: again } = await administrator.run(enrichmentId);
    await administrator.ended(again, 120_000);
    const returned = (await administrator.rows(enrichmentId)).find(({ profileId }) => profileId === back);
    expect(returned?.sequence).toBeGreaterThan(2);
    const { brokers, namespace } = stack.description.kafka;
    await compactEagerly(brokers, namespace);
    // A segment is closed by the next write to its partition.
    const later = before.slice(5, 25).map(({ profileId }) => profileId);
    for (const profileId of later)
      await administrator.call('sourcing', sourcingRoutes.deleteProfile, { params: { profileId } });
    const left = before.length - 4 - later.length;
    await eventually(async () => expect(await administrator.rows(enrichmentId)).toHaveLength(left), 60_000);
    const written = ground.published.messages.length;
    await afterCompaction({ brokers, namespace }, written, (messages) =>
      expect(presentState(messages, enrichmentId).size).toBe(left),
    );
  }, 240_000);

  it.each(languages)(
    'leaves a consumer in %s with exactly the output table after retractions, though it joins late',
    async (language) => expect(await heldBy(language)).toEqual(await published()),
    180_000,
  );

  it('pays the provider once for rows that are one company, where the enrichment says so', async () => {
    const { administrator, connectionId, sandboxUrl } = ground;
    const companies = await exampleCompanies(15);
    const twice = companies.flatMap((company, at) => [
      { ...company, id: `${at}-a` },
      { ...company, id: `${at}-b`, name: company.name.toUpperCase() },
    ]);
    await administrator.importCsv(csvOf(twice), 'twice');
    const charged = async (duplicates: 'ask-each' | 'share-answer') => {
      const wanted = { connectionId, name: duplicates, importId: 'twice', freshForDays: 0, duplicates };
      const before = (await providerLedger(sandboxUrl)).records;
      const run = await administrator.run(await administrator.define(wanted));
      await administrator.ended(run.runId, 120_000);
      const outcomes = await administrator.outcomes(run.runId);
      return {
        records: (await providerLedger(sandboxUrl)).records - before,
        outcomes: outcomes.map(({ profileId, outcome }) => `${profileId} ${outcome}`).sort(),
      };
    };
    const [each, shared] = [await charged('ask-each'), await charged('share-answer')];
    expect(each.records).toBe(30);
    expect(shared.records).toBeLessThanOrEqual(20);
    expect(shared.outcomes).toEqual(each.outcomes);
  }, 300_000);

  it.each(serviceNames)('serves the API of %s as it is documented', async (service) => {
    const response = await fetch(`${ground.stack.description.services[service]}/openapi.json`);
    const documented: unknown = JSON.parse(await readFile(join(root, `docs/api/${service}.json`), 'utf8'));
    const { paths } = (await response.json()) as { paths: Record<string, unknown> };
    expect(paths).toEqual((documented as { paths: unknown }).paths);
  });

  const paths = () => ({
    configuration: '/runs',
    sourcing: '/profiles',
    matching: '/usage',
    results: `/runs/${runId}/progress`,
  });

  it('lets a program in everywhere with its key, and nowhere soon after that is revoked', async () => {
    const { keyId, key } = await ground.administrator.call('configuration', configurationRoutes.createKey, {
      body: {
        name: 'e2e',
        role: 'Contributor',
        scopes: ['read'],
        expiresAt: new Date(Date.now() + 600_000).toISOString(),
      },
    });
    const everywhere = () =>
      Promise.all(
        serviceNames.map(async (service) => {
          const url = `${ground.stack.description.services[service]}${paths()[service]}`;
          return (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).status;
        }),
      );
    expect(await everywhere()).toEqual([200, 200, 200, 200]);
    await ground.administrator.call('configuration', configurationRoutes.revokeKey, { params: { keyId } });
    await eventually(async () => expect(await everywhere()).toEqual([401, 401, 401, 401]), 30_000);
  }, 60_000);

  it.each(serviceNames)('asks everyone who calls %s for a token', async (service) => {
    const url = `${ground.stack.description.services[service]}${paths()[service]}`;
    const without = await fetch(url);
    expect(without.status).toBe(401);
    expect(without.headers.get('content-type')).toMatch(/application\/problem\+json/);
    const forged = await fetch(url, { headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } });
    expect(forged.status).toBe(401);
  });
});
