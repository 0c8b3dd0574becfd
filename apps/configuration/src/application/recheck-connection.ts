import { Injectable } from '@nestjs/common';
import { accepted, blocked, lookAt, stateOf, type BlockReason, type Connection } from '../domain/connection.ts';
import { change } from './change.ts';
import { connectionSaved } from './messages.ts';
import { Connections, LeadspaceAccess, Settings, type Address, type Verdict } from './ports.ts';
import { Sealing } from './sealing.ts';

/** Asks the provider about the credential in use, with nobody there to tell: what is no news is not told. */
@Injectable()
export class RecheckConnection {
  constructor(
    private readonly connections: Connections,
    private readonly leadspace: LeadspaceAccess,
    private readonly sealing: Sealing,
    private readonly settings: Settings,
  ) {}

  async execute(address: Address, { credential }: Connection, now: Date): Promise<Verdict> {
    const verdict = await this.leadspace.verify(await this.sealing.opened(address, credential));
    if (verdict !== 'unreachable') await this.write(address, { fingerprint: credential.fingerprint, verdict }, now);
    return verdict;
  }

  private async write(
    address: Address,
    { fingerprint, verdict }: { readonly fingerprint: string; readonly verdict: 'accepted' | BlockReason },
    now: Date,
  ): Promise<void> {
    await change(this.connections.store, address, 'connection', ({ rev, value }) => {
      if (value.credential.fingerprint !== fingerprint) return null;
      const next =
        verdict === 'accepted' ? accepted(value, fingerprint, now, this.settings) : blocked(value, verdict, now);
      if (next === null) return null;
      const moment = { tenantId: address.tenantId, at: now, sequence: rev + 1 };
      const says = stateOf(next) === stateOf(value) ? [] : [connectionSaved(next, moment)];
      return { value: next, says, dueAt: lookAt(next) };
    });
  }
}
