import { Injectable } from '@nestjs/common';
import type { PermitFacts } from '../domain/permit.ts';
import type { Run } from '../domain/run.ts';
import { Connections, Consents, Enrichments, Runs, type Store } from './ports.ts';

export interface PermitRequest {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly enrichmentId: string;
  readonly runId: string;
  readonly to: 'submit' | 'collect';
  /** To collect: the fingerprint of the credential that it was sent with. */
  readonly sentWith?: string | undefined;
}

/** All that a permit depends on, as it stands. */
@Injectable()
export class PermitRecords {
  constructor(
    private readonly connections: Connections,
    private readonly consents: Consents,
    private readonly enrichments: Enrichments,
    private readonly runs: Runs,
  ) {}

  async of({ tenantId, connectionId, enrichmentId, runId }: PermitRequest): Promise<PermitFacts> {
    const one = async <Value>(store: Store<Value>, id: string) => (await store.find({ tenantId, id }))?.value ?? null;
    const [run, enrichment, connection, consent] = await Promise.all([
      one(this.runs.store, runId),
      one(this.enrichments.store, enrichmentId),
      one(this.connections.store, connectionId),
      one(this.consents.store, connectionId),
    ]);
    return { run: isOf(run, connectionId, enrichmentId) ? run : null, enrichment, connection, consent };
  }
}

function isOf(run: Run | null, connectionId: string, enrichmentId: string): boolean {
  return run?.definition.connectionId === connectionId && run.definition.enrichmentId === enrichmentId;
}
