import { NotFound } from '@firmograph/kernel';
import type { Enrichment } from '../domain/enrichment.ts';
import { change } from './change.ts';
import { enrichmentSaved } from './messages.ts';
import type { Address, Enrichments, Paging, Store } from './ports.ts';

// Who starts a run records it himself, unless he dies.
const graceMs = 5000;

/** When somebody has to look at it without being asked: to record its run, to let the next begin, or to finish its deletion. */
export function lookAt({ runToRecord, lastRun, waiting, deletedAt }: Enrichment): Date | null {
  if (waiting != null) return waiting.requestedAt;
  if (runToRecord && lastRun !== null) return new Date(lastRun.requestedAt.getTime() + graceMs);
  return deletedAt;
}

/** Changes the definition or the state of an enrichment and tells the others; `decide` answers null where nothing changes. */
export async function changeEnrichment(
  store: Store<Enrichment>,
  address: Address,
  at: Date,
  decide: (enrichment: Enrichment) => Enrichment | null | Promise<Enrichment | null>,
): Promise<Enrichment> {
  return change(store, address, 'enrichment', async ({ rev, value }) => {
    const enrichment = await decide(present(value));
    if (enrichment === null) return null;
    const says = [enrichmentSaved(enrichment, { tenantId: address.tenantId, at, sequence: rev + 1 })];
    return { value: enrichment, says, dueAt: lookAt(enrichment) };
  });
}

/** All that a tenant has, page after page. */
export async function allEnrichments(enrichments: Enrichments, tenantId: string): Promise<readonly Enrichment[]> {
  const all: Enrichment[] = [];
  let after: Paging['after'] = null;
  do {
    const page = await enrichments.list(tenantId, { after, limit: 1000 });
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}

/** An enrichment that is being deleted is gone for everybody who asks. */
export function present(enrichment: Enrichment): Enrichment {
  if (enrichment.deletedAt !== null) throw new NotFound('enrichment', enrichment.definition.enrichmentId);
  return enrichment;
}
