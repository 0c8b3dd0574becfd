import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { editionOfEnrichment } from '../domain/edition.ts';
import { switched, type Enrichment } from '../domain/enrichment.ts';
import { DefinitionRules } from './definition-rules.ts';
import { changeEnrichment } from './enrichment-change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';

export interface StateChange {
  readonly state: Enrichment['state'];
  readonly expected: Expected;
}

/** Switched off, it makes no new call: its run is canceled as well. */
@Injectable()
export class SetEnrichmentState {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rules: DefinitionRules,
    private readonly runs: RecordedRun,
  ) {}

  async execute(address: Address, { state, expected }: StateChange, by: Actor, now: Date): Promise<Enrichment> {
    const enrichment = await changeEnrichment(this.enrichments.store, address, now, async (current) => {
      requireUnchanged(editionOfEnrichment(current), expected);
      if (state === 'Active') await this.rules.checkConnection(address.tenantId, current.definition, by);
      return switched(current, state, now);
    });
    if (state === 'Inactive') await this.runs.cancel(address, now);
    return enrichment;
  }
}
