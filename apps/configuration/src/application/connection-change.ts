import { lookAt, type Connection } from '../domain/connection.ts';
import { change } from './change.ts';
import { connectionSaved } from './messages.ts';
import type { Address, Store } from './ports.ts';

/** Changes a connection and tells the others; `decide` answers null where nothing changes. */
export async function changeConnection(
  store: Store<Connection>,
  address: Address,
  at: Date,
  decide: (connection: Connection) => Connection | null,
): Promise<Connection> {
  return change(store, address, 'connection', ({ rev, value }) => {
    const connection = decide(value);
    if (connection === null) return null;
    const { tenantId } = address;
    const says = [connectionSaved(connection, { tenantId, at, sequence: rev + 1 })];
    return { value: connection, says, dueAt: lookAt(connection) };
  });
}
