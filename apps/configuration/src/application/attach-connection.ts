import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { redefined, type Enrichment } from '../domain/enrichment.ts';
import { DefinitionRules } from './definition-rules.ts';
import { changeEnrichment } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';
import { RunRules } from './run-rules.ts';

/** Another connection in the place of the one it has, over which all that it sends may be sent. A run under way keeps its own. */
@Injectable()
export class AttachConnection {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly definitions: DefinitionRules,
    private readonly runs: RunRules,
  ) {}

  async execute(address: Address, connectionId: string, by: Actor, now: Date): Promise<Enrichment> {
    return changeEnrichment(this.enrichments.store, address, now, async (enrichment) => {
      const { definition } = enrichment;
      if (definition.connectionId === connectionId) return null;
      await this.definitions.checkOpen(address.tenantId, definition.connectionId, by);
      const attached = redefined(enrichment, { ...definition, connectionId }, by.subject, now);
      await this.runs.check(address.tenantId, attached, by, now);
      return attached;
    });
  }
}
