import { Injectable } from '@nestjs/common';
import { currentOf, rotated, type DataKeyRing } from '../domain/data-key-ring.ts';
import { change } from './change.ts';
import { DataKeys } from './data-keys.ts';
import { DataKeyRings } from './ports.ts';

/** A new data key: new secrets are sealed under it at once, the others in the background, readable all the while. */
@Injectable()
export class RotateDataKey {
  constructor(
    private readonly rings: DataKeyRings,
    private readonly dataKeys: DataKeys,
  ) {}

  async execute(tenantId: string, now: Date): Promise<DataKeyRing> {
    // There is a ring at least from here on.
    await this.dataKeys.current(tenantId);
    return change(this.rings.store, { tenantId, id: tenantId }, 'data key', async ({ value }) => {
      const wrapped = await this.dataKeys.made(tenantId, currentOf(value).version + 1);
      return { value: rotated(value, wrapped, now), says: [], dueAt: now };
    });
  }
}
