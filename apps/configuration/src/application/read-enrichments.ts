import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Enrichment } from '../domain/enrichment.ts';
import { present } from './enrichment-change.ts';
import { Enrichments, type Address, type Page, type Paging } from './ports.ts';

@Injectable()
export class ReadEnrichments {
  constructor(private readonly enrichments: Enrichments) {}

  async list(tenantId: string, paging: Paging): Promise<Page<Enrichment>> {
    return this.enrichments.list(tenantId, paging);
  }

  async one(address: Address): Promise<Enrichment> {
    const stored = await this.enrichments.store.find(address);
    if (stored === null) throw new NotFound('enrichment', address.id);
    return present(stored.value);
  }
}
