import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { stateOf } from '../domain/connection.ts';
import { grantAt } from '../domain/consent.ts';
import { mappedFields, type Enrichment } from '../domain/enrichment.ts';
import { ConnectionRules } from './connection-rules.ts';
import { DependencyRules } from './dependency-rules.ts';
import { Connections, Consents } from './ports.ts';

/** What must be in order, beside the enrichment itself, for a run to start. */
@Injectable()
export class RunRules {
  constructor(
    private readonly connections: Connections,
    private readonly consents: Consents,
    private readonly connectionRules: ConnectionRules,
    private readonly dependencies: DependencyRules,
  ) {}

  async check(tenantId: string, { definition }: Enrichment, by: Actor, now: Date): Promise<void> {
    await this.connectionRules.checkUse(tenantId, definition.connectionId, by);
    await this.dependencies.checkStillThere(tenantId, definition);
    const address = { tenantId, id: definition.connectionId };
    const [connection, consent] = await Promise.all([
      this.connections.store.find(address),
      this.consents.store.find(address),
    ]);
    if (connection === null || stateOf(connection.value) !== 'active')
      throw new DomainError(
        'run/connection-not-active',
        'The connection of the enrichment is not active. Verify it, or resume it if it is blocked.',
      );
    const agreed = grantAt(consent?.value ?? null, now)?.fields ?? [];
    const missing = mappedFields(definition.mapping).filter((field) => !agreed.includes(field));
    if (missing.length > 0)
      throw new DomainError(
        'run/consent-missing',
        `No valid consent covers sending ${missing.join(', ')} over this connection. Ask an administrator to give it.`,
      );
  }

  async checkFirstRun(tenantId: string, { definition }: Enrichment, by: Actor, at: Date): Promise<void> {
    const { connectionId, enrichmentId } = definition;
    await this.connectionRules.checkFirstRun(tenantId, connectionId, { by: by.person, at, enrichmentId });
  }
}
