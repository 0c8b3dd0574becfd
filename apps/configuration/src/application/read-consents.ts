import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { consentsOf, type ConsentView } from '../domain/consent.ts';
import { Connections, Consents, type Address, type Page, type Paging, type Place } from './ports.ts';

@Injectable()
export class ReadConsents {
  constructor(
    private readonly connections: Connections,
    private readonly consents: Consents,
  ) {}

  /** Newest first; also of a connection that was removed, because what was agreed to stays on record. */
  async list(address: Address, { after, limit }: Paging, now: Date): Promise<Page<ConsentView>> {
    const older = (await this.all(address, now)).filter(
      ({ grant }) => after === null || grant.version < versionAt(after),
    );
    const items = older.slice(0, limit);
    const last = items.at(-1);
    const hasMore = older.length > limit && last !== undefined;
    return { items, next: hasMore ? placeOf(last) : null };
  }

  private async all(address: Address, now: Date): Promise<readonly ConsentView[]> {
    const record = await this.consents.store.find(address);
    if (record !== null) return consentsOf(record.value, now);
    if ((await this.connections.store.find(address)) === null) throw new NotFound('connection', address.id);
    return [];
  }
}

// Versions order the consents of one connection; two of them may have been given in the same millisecond.
function placeOf({ grant }: ConsentView): Place {
  return { at: grant.at, id: String(grant.version) };
}

function versionAt({ id }: Place): number {
  return Number(id);
}
