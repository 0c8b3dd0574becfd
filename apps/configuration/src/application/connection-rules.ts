import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { askedToRun, mayUse, standardAccess, type Asked, type ConnectionAccess } from '../domain/connection-access.ts';
import { changeOrBegin } from './change.ts';
import { ConnectionAccesses, Settings } from './ports.ts';

/** Who may use a connection, and whether its first run may begin. */
@Injectable()
export class ConnectionRules {
  constructor(
    private readonly accesses: ConnectionAccesses,
    private readonly settings: Settings,
  ) {}

  async of(tenantId: string, connectionIds: readonly string[]): Promise<ReadonlyMap<string, ConnectionAccess>> {
    const said = new Map(
      (await this.accesses.of(tenantId, connectionIds)).map((access) => [access.connectionId, access]),
    );
    return new Map(connectionIds.map((id) => [id, said.get(id) ?? this.standard(id)]));
  }

  async one(tenantId: string, connectionId: string): Promise<ConnectionAccess> {
    const stored = await this.accesses.store.find({ tenantId, id: connectionId });
    return stored?.value ?? this.standard(connectionId);
  }

  standard(connectionId: string): ConnectionAccess {
    return standardAccess(connectionId, this.settings.firstRunsNeedApproval);
  }

  async checkUse(tenantId: string, connectionId: string, actor: Actor): Promise<void> {
    if (actor.isAdministrator || mayUse(await this.one(tenantId, connectionId), actor)) return;
    throw new DomainError(
      'connection/not-open',
      'The connection is not open to you. Ask an administrator to open it, or choose another.',
    );
  }

  /** The last of the checks before a run: what it lets pass counts as the first run. */
  async checkFirstRun(tenantId: string, connectionId: string, asked: Asked): Promise<void> {
    const address = { tenantId, id: connectionId };
    const { firstRun } = await changeOrBegin(this.accesses.store, address, this.standard(connectionId), ({ value }) => {
      const access = askedToRun(value, asked);
      return access === value ? null : { value: access, says: [] };
    });
    if (firstRun.state !== 'awaited') return;
    throw new DomainError(
      'run/awaits-approval',
      'The first run over this connection needs a second person. Ask another administrator to approve it, then run again.',
    );
  }
}
