import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import { tableKeyOf, type Definition } from '../domain/enrichment.ts';
import { Connections, Enrichments } from './ports.ts';

/** What a definition must keep to beside its form. */
@Injectable()
export class DefinitionRules {
  constructor(
    private readonly connections: Connections,
    private readonly enrichments: Enrichments,
  ) {}

  /** `enrichmentId` is the one that is being defined. */
  async check(tenantId: string, enrichmentId: string, definition: Definition): Promise<void> {
    await this.checkConnection(tenantId, definition);
    if (await this.enrichments.isTableTaken(tenantId, tableKeyOf(definition), enrichmentId)) throw tableTaken();
  }

  async checkConnection(tenantId: string, { connectionId }: Definition): Promise<void> {
    const connection = await this.connections.store.find({ tenantId, id: connectionId });
    if (connection === null)
      throw new DomainError('enrichment/connection-unknown', 'There is no such connection. Choose another.');
  }
}

export function tableTaken(): DomainError {
  return new DomainError(
    'enrichment/output-table-taken',
    'Another enrichment writes to an output table of this name. Choose another name.',
  );
}
