import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Run } from '../domain/run.ts';
import { Runs, type Address, type Page, type Paging, type RunFilter } from './ports.ts';

@Injectable()
export class ReadRuns {
  constructor(private readonly runs: Runs) {}

  async list(tenantId: string, paging: Paging, filter: RunFilter): Promise<Page<Run>> {
    return this.runs.list(tenantId, paging, filter);
  }

  async one(address: Address): Promise<Run> {
    const stored = await this.runs.store.find(address);
    if (stored === null) throw new NotFound('run', address.id);
    return stored.value;
  }
}
