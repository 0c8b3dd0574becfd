import { Injectable } from '@nestjs/common';
import type { Enrichment } from '../domain/enrichment.ts';
import { arranged, myEnrichment, type MyEnrichment, type Wanted } from '../domain/my-enrichment.ts';
import { allEnrichments } from './enrichment-change.ts';
import { Connections, Enrichments, Runs } from './ports.ts';

/** The list that people work in. The quota keeps it short, so that it is arranged here. */
@Injectable()
export class ReadMyEnrichments {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly connections: Connections,
    private readonly runs: Runs,
  ) {}

  async execute(tenantId: string, wanted: Wanted): Promise<readonly MyEnrichment[]> {
    const all = await allEnrichments(this.enrichments, tenantId);
    const names = await this.connectionNames(tenantId, all);
    const lines = await Promise.all(all.map((one) => this.line(tenantId, one, names)));
    return arranged(lines, wanted);
  }

  private async line(
    tenantId: string,
    enrichment: Enrichment,
    names: ReadonlyMap<string, string>,
  ): Promise<MyEnrichment> {
    const { lastRun, definition } = enrichment;
    const run = lastRun === null ? null : await this.runs.store.find({ tenantId, id: lastRun.runId });
    return myEnrichment(enrichment, run?.value ?? null, names.get(definition.connectionId) ?? '');
  }

  private async connectionNames(tenantId: string, all: readonly Enrichment[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(all.map(({ definition }) => definition.connectionId))];
    const found = await Promise.all(ids.map((id) => this.connections.store.find({ tenantId, id })));
    return new Map(
      found.flatMap((stored) => (stored === null ? [] : [[stored.value.connectionId, stored.value.name]])),
    );
  }
}
