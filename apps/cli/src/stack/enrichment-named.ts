import { configurationRoutes as routes, type Enrichment } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import type { z } from 'zod';
import { allItems } from './pages.ts';
import type { RouteClient } from './route-client.ts';

export type EnrichmentView = z.output<typeof Enrichment>;

export async function allEnrichments(client: RouteClient): Promise<readonly EnrichmentView[]> {
  return allItems((after) => client.call('configuration', routes.listEnrichments, { query: { after, limit: 1000 } }));
}

/** By its name; or by its id, so that a name that two have had is no obstacle. */
export async function enrichmentNamed(client: RouteClient, given: string): Promise<EnrichmentView> {
  const all = await allEnrichments(client);
  const found = all.find(({ definition: { name, enrichmentId } }) => name === given || enrichmentId === given);
  if (found !== undefined) return found;
  const sentence = `There is no enrichment “${given}”: enrichments list shows those there are.`;
  throw new DomainError('cli/no-enrichment', sentence);
}
