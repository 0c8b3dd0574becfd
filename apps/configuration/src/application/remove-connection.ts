import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import { grantAt, withdrawn } from '../domain/consent.ts';
import { editionOfConnection } from '../domain/edition.ts';
import { change } from './change.ts';
import { ConnectionUse, type Used } from './connection-use.ts';
import { EndConsent } from './end-consent.ts';
import { connectionRemoved } from './messages.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Connections, type Address } from './ports.ts';

const named = 5;

@Injectable()
export class RemoveConnection {
  constructor(
    private readonly connections: Connections,
    private readonly use: ConnectionUse,
    private readonly consents: EndConsent,
  ) {}

  async execute(address: Address, by: string, now: Date, expected: Expected = null): Promise<void> {
    const { tenantId, id } = address;
    const stored = await this.connections.store.find(address);
    if (stored === null) throw new NotFound('connection', id);
    requireUnchanged(editionOfConnection(stored.value), expected);
    const users = (await this.use.of(tenantId, [id])).get(id) ?? [];
    if (users.length > 0) throw inUse(users);
    // First: whoever dies in between leaves a connection over which nothing is sent.
    await this.consents.execute(address, now, (record) =>
      grantAt(record, now) === null ? null : withdrawn(record, by, now),
    );
    await change(this.connections.store, address, 'connection', ({ rev, value }) => ({
      value: null,
      says: connectionRemoved(value, { tenantId, at: now, sequence: rev + 1 }),
    }));
  }
}

function inUse(users: readonly Used[]): DomainError {
  const names = users.slice(0, named).map(({ name }) => `"${name}"`);
  const more = users.length > named ? ` and ${users.length - named} more` : '';
  return new DomainError(
    'connection/in-use',
    `The connection is used by ${names.join(', ')}${more}. Deactivate or delete them, or attach another connection to them, and let their runs end; then remove it.`,
  );
}
