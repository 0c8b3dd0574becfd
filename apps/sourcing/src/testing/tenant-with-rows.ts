import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Company } from '@firmograph/enrichment';
import { eventually } from '@firmograph/testing';
import { EnrichedFields } from '../application/enriched-ports.ts';
import { aTenant } from './builders.ts';
import type { lentSourcing } from './lent-sourcing.ts';
import { anEnrichmentEvent, anUpdate } from './rows.ts';

type Sourcing = ReturnType<ReturnType<typeof lentSourcing>['sourcing']>;
type Upload = ReturnType<typeof lentSourcing>['upload'];

const companies: readonly Company[] = [
  { industry: 'Toys', employees: { exact: 27_000 } },
  { industry: 'Toys', employees: { exact: 12 } },
  { industry: 'Beer', employees: { exact: 40_000 } },
];

/** Four profiles, the first three of them enriched. */
export async function tenantWithRows(sourcing: Sourcing, upload: Upload) {
  const [tenant, enrichmentId] = [aTenant(), randomUUID()];
  await upload(
    tenant,
    'id,name,staff,since\n1,LEGO,27000,1932-08-10\n2,Tiny,twelve,2026-01-30\n3,Carlsberg,40000,\n4,None,,\n',
  );
  const rows = companies.map((company, index) =>
    anUpdate({ tenant, enrichmentId, profileId: `${index + 1}`, company }),
  );
  await sourcing.publish([anEnrichmentEvent(tenant, 1, enrichmentId, { name: 'Firmographics' }), ...rows]);
  const page = { after: null, limit: 10 };
  await eventually(async () =>
    expect(await sourcing.app.get(EnrichedFields).scan(tenant, enrichmentId, page, 'all')).toHaveLength(3),
  );
  const enriched = (field: string) => ({ enrichmentId, field });
  return { tenant, enrichmentId, enriched };
}
