import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { madeKey, type ApiKey, type KeyRequest } from '../domain/api-key.ts';
import { ApiKeyRecords, KeyTexts } from './ports.ts';

export interface CreatedKey {
  readonly record: ApiKey;
  /** Told this once. */
  readonly key: string;
}

@Injectable()
export class CreateKey {
  constructor(
    private readonly keys: ApiKeyRecords,
    private readonly texts: KeyTexts,
  ) {}

  async execute(tenantId: string, request: KeyRequest, now: Date): Promise<CreatedKey> {
    const id = randomUUID();
    const key = this.texts.random({ tenantId, id });
    const record = madeKey(id, key, request, now);
    await this.keys.store.add({ tenantId, id }, { value: record, says: [] });
    return { record, key };
  }
}
