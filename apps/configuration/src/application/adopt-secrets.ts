import { Injectable } from '@nestjs/common';
import { DataKeys } from './data-keys.ts';
import { Connections } from './ports.ts';
import { Sealing } from './sealing.ts';

/** Secrets from before there were data keys: their tenants get a ring, and with it somebody who seals them anew. */
@Injectable()
export class AdoptSecrets {
  constructor(
    private readonly connections: Connections,
    private readonly sealing: Sealing,
    private readonly dataKeys: DataKeys,
  ) {}

  /** Throws one sentence when they cannot be read. */
  async execute(): Promise<void> {
    const addresses = await this.connections.sealedDirectly();
    const [sample] = addresses;
    const connection = sample === undefined ? null : await this.connections.store.find(sample);
    if (sample !== undefined && connection !== null) await this.sealing.opened(sample, connection.value.credential);
    for (const tenantId of new Set(addresses.map((each) => each.tenantId))) await this.dataKeys.current(tenantId);
  }
}
