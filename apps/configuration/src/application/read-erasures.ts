import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Erasure } from '../domain/erasure.ts';
import { Erasures, type Address, type Page, type Paging } from './ports.ts';

@Injectable()
export class ReadErasures {
  constructor(private readonly erasures: Erasures) {}

  async one(address: Address): Promise<Erasure> {
    const stored = await this.erasures.store.find(address);
    if (stored === null) throw new NotFound('erasure', address.id);
    return stored.value;
  }

  list(tenantId: string, paging: Paging): Promise<Page<Erasure>> {
    return this.erasures.list(tenantId, paging);
  }
}
