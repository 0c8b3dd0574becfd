import { Injectable } from '@nestjs/common';
import { currentOf, withoutUnused } from '../domain/data-key-ring.ts';
import { DataKeys } from './data-keys.ts';
import { DataKeyRings, Settings } from './ports.ts';
import { ResealSecrets } from './reseal-secrets.ts';

/**
 * Brings the keys and secrets of a tenant under the newest keys. Whoever dies in between is succeeded: what is done is done,
 * and the old keys are there until nothing needs them.
 */
@Injectable()
export class KeepKeys {
  constructor(
    private readonly rings: DataKeyRings,
    private readonly dataKeys: DataKeys,
    private readonly secrets: ResealSecrets,
    private readonly settings: Settings,
  ) {}

  /** One tenant; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.rings.store.due(now);
    if (address === null) return false;
    const stored = await this.rings.store.find(address);
    if (stored === null) return true;
    const ring = await this.dataKeys.newlyWrapped(address.tenantId, stored.value);
    const used = await this.secrets.execute(address.tenantId, currentOf(ring).version);
    const dueAt = new Date(now.getTime() + this.settings.keysLookMs);
    // Changed meanwhile, it is due again when the lease ends.
    await this.rings.store.replace(address, stored.rev, { value: withoutUnused(ring, used, now), says: [], dueAt });
    return true;
  }
}
