import { resultsRoutes } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import type { ServiceClient } from '@firmograph/service-kit';
import { Unfinished } from '../../application/ports.ts';

const pageSize = 2000;
const retryAfterMs = 60_000;

export interface ResultsAccess {
  readonly baseUrl: string;
  readonly client: Pick<ServiceClient, 'call'>;
}

/**
 * Asks results over HTTP, page after page. Batches follow each other in the order of ids, the outcomes within one need not: so
 * only whole batches are handed on.
 */
export class ResultsUnfinished extends Unfinished {
  constructor(private readonly access: ResultsAccess | null) {
    super();
  }

  override async *of(tenantId: string, runId: string): AsyncGenerator<readonly string[]> {
    const ids: string[] = [];
    let batch = 0;
    for await (const each of this.listed(tenantId, runId)) {
      if (each.batch !== batch && ids.length > 0) yield ids.splice(0);
      ids.push(each.profileId);
      ({ batch } = each);
    }
    if (ids.length > 0) yield ids;
  }

  private async *listed(tenantId: string, runId: string) {
    // Without an address nothing is sourced: a rerun of nothing would look like a success.
    if (this.access === null) throw new DependencyUnavailable('results', retryAfterMs);
    const { baseUrl, client } = this.access;
    let after: string | undefined;
    do {
      const query = { limit: pageSize, ...(after === undefined ? {} : { after }) };
      const page = await client.call(baseUrl, resultsRoutes.listUnfinished, { params: { tenantId, runId }, query });
      yield* page.items;
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
}
