import type { OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { FrozenBatches, type Freeze, type FrozenBatch } from '../../application/ports.ts';
import type { Link } from '../../domain/freeze.ts';

export interface BatchDocument extends TenantDocument {
  readonly number: number;
  readonly createdAt: Date;
  /** Absent in the seal. */
  readonly batch?: Omit<FrozenBatch, 'number' | 'createdAt'>;
}

/** As long as Kafka keeps what was published. */
const keptSeconds = 7 * 86_400;

export class MongoFrozenBatches extends FrozenBatches {
  constructor(private readonly collection: TenantCollection<BatchDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoFrozenBatches> {
    const indexes = [{ key: { createdAt: 1 }, expireAfterSeconds: keptSeconds }];
    return new MongoFrozenBatches(await database.collection({ name: 'frozen-batches', indexes }));
  }

  override async insert({ tenantId, runId }: Freeze, batch: FrozenBatch): Promise<boolean> {
    const { number, createdAt, profiles, lastId, message } = batch;
    const _id = keyOf(tenantId, runId, number);
    return this.of(tenantId).insert({ _id, tenantId, number, createdAt, batch: { profiles, lastId, message } });
  }

  override async seal({ tenantId, runId }: Freeze, number: number, createdAt: Date): Promise<boolean> {
    return this.of(tenantId).insert({ _id: keyOf(tenantId, runId, number), tenantId, number, createdAt });
  }

  override async linksAfter(freeze: Freeze, number: number, limit: number): Promise<readonly Link[]> {
    const found = await this.following(freeze, number, limit, { number: 1, 'batch.profiles': 1, 'batch.lastId': 1 });
    return found.map(linkOf);
  }

  override async messagesAfter(freeze: Freeze, number: number, limit: number): Promise<readonly OutgoingMessage[]> {
    const found = await this.following(freeze, number, limit, { number: 1, 'batch.message': 1 });
    return found.map(({ batch }) => batch?.message).filter((message) => message !== undefined);
  }

  /** In order, up to the first that is missing. */
  private async following(
    { tenantId, runId }: Freeze,
    number: number,
    limit: number,
    projection: Readonly<Record<string, 1>>,
  ): Promise<readonly BatchDocument[]> {
    const _ids = Array.from({ length: limit }, (_, index) => keyOf(tenantId, runId, number + 1 + index));
    const found = await this.of(tenantId).find({ _id: { $in: _ids } }, { projection });
    const inOrder = found.toSorted((one, other) => one.number - other.number);
    return inOrder.filter((document, index) => document.number === number + 1 + index);
  }

  private of(tenantId: string) {
    return this.collection.forTenant(tenantId);
  }
}

function linkOf({ number, batch }: BatchDocument): Link {
  return batch === undefined
    ? { kind: 'seal', number }
    : { kind: 'batch', number, profiles: batch.profiles, lastId: batch.lastId };
}
