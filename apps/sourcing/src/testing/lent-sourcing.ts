import { afterAll, beforeAll } from '@jest/globals';
import { profiles } from '@firmograph/contracts';
import type { Call } from './caller.ts';
import { startSourcing } from './sourcing-under-test.ts';

/** The whole service for the tests of one file, and what most of them do with it. */
export function lentSourcing() {
  let sourcing: Awaited<ReturnType<typeof startSourcing>>;
  beforeAll(async () => {
    sourcing = await startSourcing();
  }, 120_000);
  afterAll(() => sourcing.stop());
  return {
    sourcing: () => sourcing,
    upload: (tenant: string, body: Call['body'], query = '', type = 'text/csv') =>
      sourcing.call(`POST /profiles/import?idField=id${query}`, { tenant, body, type }),
    get: async (tenant: string, path: string) => (await sourcing.call(`GET ${path}`, { tenant })).body,
    idsOf: ({ items }: Record<string, unknown>) => (items as { profileId: string }[]).map(({ profileId }) => profileId),
    changes: (tenant: string) => sourcing.heard(profiles, tenant),
    segment: (tenant: string, name: string, ...conditions: unknown[]) =>
      sourcing.call(`PUT /segments/${name}`, { tenant, body: { name, rule: { match: 'all', conditions } } }),
  };
}
