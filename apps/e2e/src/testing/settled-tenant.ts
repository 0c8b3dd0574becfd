import { configurationRoutes, resultsRoutes, sourcingRoutes } from '@firmograph/contracts';
import type { Administrator } from '@firmograph/harness';
import type { PeopledStack } from './peopled-stack.ts';

const withinMs = 120_000;

/** What a tenant has once it has run an enrichment. */
export interface SettledTenant {
  readonly administrator: Administrator;
  /** Ids as the routes take them. */
  readonly ids: readonly string[];
  /** Texts that are this tenant's alone, and that no id is. */
  readonly canaries: readonly string[];
  /** All that the tenant can see of what it has. */
  readonly state: () => Promise<unknown>;
}

/** A tenant with a connection, a consent, a segment, profiles, an enrichment and a run, all named after `mark`. */
export async function settledTenant(
  { stack, administratorOf }: PeopledStack,
  tenant: string,
  mark: string,
): Promise<SettledTenant> {
  const administrator = administratorOf(tenant);
  const token = stack.description.leadspaceSandbox?.token ?? '';
  const connectionId = await administrator.connect(token, `Connection ${mark}`);
  const importId = 'settled';
  const profileIds = Array.from({ length: 5 }, (_, index) => `settled-${index}`);
  const rows = profileIds.map((id, index) => `${id},Company ${mark} ${index},${mark}-${index}.example,Germany`);
  await administrator.importCsv(['id,name,website,country', ...rows].join('\n'), importId);
  const enrichmentId = await administrator.define({ connectionId, name: `Enrichment ${mark}`, importId });
  const { runId } = await administrator.run(enrichmentId);
  await administrator.ended(runId, withinMs);
  const consents = await administrator.call('configuration', configurationRoutes.listConsents, {
    params: { connectionId },
    query: {},
  });
  const ids = [connectionId, enrichmentId, runId, importId, ...profileIds];
  return {
    administrator,
    ids: [...ids, ...consents.items.map(({ consentId }) => consentId)],
    canaries: [mark],
    state: async () => [
      await administrator.call('configuration', configurationRoutes.listConnections, { query: {} }),
      await administrator.call('configuration', configurationRoutes.listEnrichments, { query: {} }),
      await administrator.call('configuration', configurationRoutes.listRuns, { query: {} }),
      await administrator.call('configuration', configurationRoutes.listConsents, {
        params: { connectionId },
        query: {},
      }),
      await administrator.call('sourcing', sourcingRoutes.listProfiles, { query: {} }),
      await administrator.call('sourcing', sourcingRoutes.listSegments, { query: {} }),
      await administrator.call('results', resultsRoutes.listOutcomes, { params: { runId }, query: {} }),
      await administrator.call('results', resultsRoutes.listRows, { params: { enrichmentId }, query: {} }),
    ],
  };
}
