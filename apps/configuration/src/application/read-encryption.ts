import { Injectable } from '@nestjs/common';
import { isSealedUnder } from '../domain/connection.ts';
import { currentOf, type DataKeyRing } from '../domain/data-key-ring.ts';
import { Connections, DataKeyRings } from './ports.ts';

const most = 1000;

export interface KeysInUse {
  /** Null: there is no secret yet. */
  readonly ring: DataKeyRing | null;
  readonly secrets: number;
  /** Those that are not under the newest data key yet. */
  readonly older: number;
}

@Injectable()
export class ReadEncryption {
  constructor(
    private readonly rings: DataKeyRings,
    private readonly connections: Connections,
  ) {}

  async execute(tenantId: string): Promise<KeysInUse> {
    const [stored, { items }] = await Promise.all([
      this.rings.store.find({ tenantId, id: tenantId }),
      this.connections.list(tenantId, { after: null, limit: most }),
    ]);
    const ring = stored?.value ?? null;
    const version = ring === null ? 0 : currentOf(ring).version;
    const older = items.filter((connection) => !isSealedUnder(connection, version)).length;
    return { ring, secrets: items.length, older };
  }
}
