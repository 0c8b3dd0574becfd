import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { ApiKey } from '../domain/api-key.ts';
import { ApiKeyRecords, type Address, type Page, type Paging } from './ports.ts';

@Injectable()
export class ReadKeys {
  constructor(private readonly keys: ApiKeyRecords) {}

  async list(tenantId: string, paging: Paging): Promise<Page<ApiKey>> {
    return this.keys.list(tenantId, paging);
  }

  async one(address: Address): Promise<ApiKey> {
    const stored = await this.keys.store.find(address);
    if (stored === null) throw new NotFound('key', address.id);
    return stored.value;
  }
}
