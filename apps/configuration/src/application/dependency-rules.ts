import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EnrichmentDefinition } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { requireNoCycle, requireUnused, TenantDependencies, type Dependencies } from '../domain/dependencies.ts';
import type { KnownSegment } from '../domain/known-segment.ts';
import { allEnrichments } from './enrichment-change.ts';
import { Enrichments, KnownSegments, Settings, type Address } from './ports.ts';

const lookEveryMs = 100;

/** What an enrichment reads and who reads it. */
@Injectable()
export class DependencyRules {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly segments: KnownSegments,
    private readonly settings: Settings,
  ) {}

  async of({ tenantId, id }: Address): Promise<Dependencies> {
    return (await this.dependencies(tenantId)).of(id);
  }

  /** Its data set is there and, unless that is accepted, does not depend on what it writes itself. */
  async checkDataSet(tenantId: string, definition: EnrichmentDefinition, acceptCycle: boolean): Promise<void> {
    const { dataSet, enrichmentId } = definition;
    if (dataSet.kind !== 'segment') return;
    const segment = await this.heardOf({ tenantId, id: dataSet.segmentId });
    if (segment?.state !== 'there')
      throw new DomainError(
        'enrichment/segment-unknown',
        'There is no such segment. Choose another, or save it first.',
      );
    if (!acceptCycle) requireNoCycle((await this.dependencies(tenantId, definition)).of(enrichmentId));
  }

  async checkUnused(address: Address): Promise<void> {
    requireUnused(await this.of(address));
  }

  /** Before a run. Of what was never heard of nothing is said: sourcing may know it. */
  async checkStillThere(tenantId: string, { dataSet }: EnrichmentDefinition): Promise<void> {
    if (dataSet.kind !== 'segment') return;
    const segment = await this.segments.find({ tenantId, id: dataSet.segmentId });
    if (segment?.state === 'deleted')
      throw new DomainError(
        'run/segment-deleted',
        'The segment that the enrichment runs over was deleted. Choose another data set, then run it.',
      );
  }

  /** Who has saved a segment a moment ago is not told that it is not there. */
  private async heardOf(address: Address): Promise<KnownSegment | null> {
    const until = performance.now() + this.settings.segmentWaitMs;
    for (;;) {
      const segment = await this.segments.find(address);
      if (segment?.state === 'there' || performance.now() >= until) return segment;
      await pause(lookEveryMs);
    }
  }

  private async dependencies(tenantId: string, instead?: EnrichmentDefinition): Promise<TenantDependencies> {
    const [enrichments, segments] = await Promise.all([
      allEnrichments(this.enrichments, tenantId),
      this.segments.all(tenantId),
    ]);
    const definitions = enrichments.map(({ definition }) => definition);
    return new TenantDependencies(instead === undefined ? definitions : [...definitions, instead], segments);
  }
}
