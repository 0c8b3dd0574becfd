import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { tableKeyOf, type Definition } from '../domain/enrichment.ts';
import { ConnectionRules } from './connection-rules.ts';
import { Connections, Enrichments } from './ports.ts';

/** What a definition must keep to beside its form. */
@Injectable()
export class DefinitionRules {
  constructor(
    private readonly connections: Connections,
    private readonly enrichments: Enrichments,
    private readonly connectionRules: ConnectionRules,
  ) {}

  /** `enrichmentId` is the one that is being defined. */
  async check(tenantId: string, enrichmentId: string, definition: Definition, by: Actor): Promise<void> {
    await this.checkConnection(tenantId, definition, by);
    if (await this.enrichments.isTableTaken(tenantId, tableKeyOf(definition), enrichmentId)) throw tableTaken();
  }

  /** It is there, and open to whoever wants to use it. */
  async checkConnection(tenantId: string, { connectionId }: Definition, by: Actor): Promise<void> {
    const connection = await this.connections.store.find({ tenantId, id: connectionId });
    if (connection === null)
      throw new DomainError('enrichment/connection-unknown', 'There is no such connection. Choose another.');
    await this.checkOpen(tenantId, connectionId, by);
  }

  async checkOpen(tenantId: string, connectionId: string, by: Actor): Promise<void> {
    await this.connectionRules.checkUse(tenantId, connectionId, by);
  }
}

export function tableTaken(): DomainError {
  return new DomainError(
    'enrichment/output-table-taken',
    'Another enrichment writes to an output table of this name. Choose another name.',
  );
}
