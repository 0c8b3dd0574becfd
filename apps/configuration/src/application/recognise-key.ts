import { Injectable } from '@nestjs/common';
import { isKey, keyStateAt, usedKey, type ApiKey } from '../domain/api-key.ts';
import { ApiKeyRecords, KeyTexts } from './ports.ts';

export interface RecognisedKey {
  readonly tenantId: string;
  readonly key: ApiKey;
}

/** Whose key it is that a program shows. */
@Injectable()
export class RecogniseKey {
  constructor(
    private readonly keys: ApiKeyRecords,
    private readonly texts: KeyTexts,
  ) {}

  /** Null: it opens nothing, and nobody learns why. */
  async execute(shown: string, now: Date): Promise<RecognisedKey | null> {
    const address = this.texts.addressIn(shown);
    if (address === null) return null;
    const stored = await this.keys.store.find(address);
    if (stored === null || !isKey(stored.value, shown) || keyStateAt(stored.value, now) !== 'valid') return null;
    const used = usedKey(stored.value, now);
    // Another use that was faster says the same, and a revocation that was faster must stay.
    if (used !== null) await this.keys.store.replace(address, stored.rev, { value: used, says: [] });
    return { tenantId: address.tenantId, key: stored.value };
  }
}
