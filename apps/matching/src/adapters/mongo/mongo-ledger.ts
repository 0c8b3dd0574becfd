import { DomainError, keyOf } from '@firmograph/kernel';
import type { Database, Filter, TenantCollection, TenantDocument } from '@firmograph/mongo';
import {
  Ledger,
  type Attempt,
  type CallCount,
  type LedgerEntry,
  type LedgerFilter,
  type LedgerQuery,
  type PeriodUsage,
  type Release,
} from '../../application/ports.ts';
import type { BatchId } from '../../domain/batch.ts';
import { statesBefore, statesInDoubt, type CallState, type Settlement } from '../../domain/spend.ts';

interface LedgerDocument extends LedgerEntry, TenantDocument {}

interface PeriodGroup {
  readonly _id: Pick<PeriodUsage, 'period' | 'connectionId' | 'enrichmentId'>;
  readonly calls: number;
  readonly records: number;
  readonly paid: number;
  readonly possible: number;
}

const hintable: readonly CallState[] = [...statesInDoubt, 'accepted'];

const indexes = [
  { key: { callId: 1 }, unique: true },
  { key: { tenantId: 1, attemptedAt: -1, _id: -1 } },
  { key: { tenantId: 1, runId: 1, attemptedAt: -1, _id: -1 } },
  { key: { tenantId: 1, state: 1, attemptedAt: -1, _id: -1 } },
  { key: { tenantId: 1, connectionId: 1, attemptedAt: -1, _id: -1 } },
] as const;

export class MongoLedger extends Ledger {
  private constructor(private readonly collection: TenantCollection<LedgerDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoLedger> {
    return new MongoLedger(await database.collection<LedgerDocument>({ name: 'ledger', indexes }));
  }

  async write(attempt: Attempt): Promise<void> {
    const { tenantId, callId } = attempt;
    const entry = { state: 'attempted', reason: null, settledAt: null } as const;
    await this.collection.forTenant(tenantId).insert({ ...attempt, ...entry, _id: keyOf(tenantId, callId) });
  }

  async settle(tenantId: string, callId: string, settlement: Settlement): Promise<LedgerEntry | null> {
    const { at, ...said } = settlement;
    return this.collection
      .forTenant(tenantId)
      .findAndUpdate(
        { _id: keyOf(tenantId, callId), state: { $in: [...statesBefore(said.state)] } },
        { $set: { ...said, settledAt: at } },
      );
  }

  async disown({ tenantId, runId, batch }: BatchId, at: Date): Promise<void> {
    await this.collection
      .forTenant(tenantId)
      .updateMany(
        { runId, batch, state: 'attempted' },
        { $set: { state: 'refused', reason: 'never-made', settledAt: at } },
      );
  }

  async find(tenantId: string, callId: string): Promise<LedgerEntry | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, callId) });
  }

  async findByCall(callId: string): Promise<LedgerEntry | null> {
    return this.collection.acrossTenants('callback').findOne({ callId });
  }

  async hint(tenantId: string, callId: string, bulkId: string): Promise<LedgerEntry | null> {
    return this.collection
      .forTenant(tenantId)
      .findAndUpdate({ _id: keyOf(tenantId, callId), state: { $in: [...hintable] } }, { $set: { hint: bulkId } });
  }

  async cutShort(tenantId: string, callId: string): Promise<void> {
    await this.collection.forTenant(tenantId).update({ _id: keyOf(tenantId, callId) }, { $set: { isShort: true } });
  }

  async release(tenantId: string, callId: string, released: Release): Promise<LedgerEntry | null> {
    return this.collection
      .forTenant(tenantId)
      .findAndUpdate(
        { _id: keyOf(tenantId, callId), state: { $in: [...statesInDoubt] } },
        { $set: { state: 'ambiguous', reason: 'sent-again', settledAt: released.at, released } },
      );
  }

  async dropHint(tenantId: string, callId: string, bulkId: string): Promise<void> {
    await this.collection
      .forTenant(tenantId)
      .update({ _id: keyOf(tenantId, callId), hint: bulkId }, { $unset: { hint: 1 } });
  }

  async list(tenantId: string, { after, limit, ...wanted }: LedgerQuery) {
    const filter = { ...filterOf(wanted), ...(after === undefined ? {} : beyond(tenantId, after)) };
    const entries = await this.collection
      .forTenant(tenantId)
      .find(filter, { sort: { attemptedAt: -1, _id: -1 }, limit: limit + 1 });
    const page = entries.slice(0, limit);
    const last = page.at(-1);
    const next =
      entries.length > limit && last !== undefined ? `${last.attemptedAt.toISOString()}_${last.callId}` : null;
    return { entries: page, next };
  }

  async history(tenantId: string, filter: LedgerFilter, by: 'day' | 'month'): Promise<readonly PeriodUsage[]> {
    const groups = await this.collection
      .forTenant(tenantId)
      .aggregate<PeriodGroup>({ ...filterOf(filter), state: { $ne: 'refused' } }, periodsBy(by));
    return groups.map(({ _id, ...sums }) => ({ ..._id, ...sums }));
  }

  async count(tenantId: string, filter: LedgerFilter): Promise<readonly CallCount[]> {
    const groups = await this.collection
      .forTenant(tenantId)
      .aggregate<{ _id: CallState; calls: number; records: number }>(filterOf(filter), [
        { $group: { _id: '$state', calls: { $sum: 1 }, records: { $sum: '$records' } } },
      ]);
    return groups.map(({ _id: state, calls, records }) => ({ state, calls, records }));
  }
}

/** A call without an enrichment is from before it was written down. */
function periodsBy(by: 'day' | 'month'): readonly object[] {
  const period = {
    $dateToString: { date: '$attemptedAt', format: by === 'day' ? '%Y-%m-%d' : '%Y-%m', timezone: 'UTC' },
  };
  // As `creditsOf` has it.
  const credits = { $cond: ['$isShort', { $ifNull: ['$returned.records', '$records'] }, '$records'] };
  const enrichmentId = { $ifNull: ['$enrichmentId', null] };
  const isPossible = { $in: ['$state', [...statesInDoubt]] };
  return [
    {
      $group: {
        _id: { period, connectionId: '$connectionId', enrichmentId },
        calls: { $sum: 1 },
        records: { $sum: '$records' },
        possible: { $sum: { $cond: [isPossible, '$records', 0] } },
        paid: { $sum: { $cond: [isPossible, 0, credits] } },
      },
    },
    { $sort: { '_id.period': 1, '_id.connectionId': 1, '_id.enrichmentId': 1 } },
  ];
}

function filterOf({ from, to, ...fields }: LedgerFilter): Filter<LedgerDocument> {
  const attemptedAt = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(to === undefined ? {} : { $lt: to }),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(Object.keys(attemptedAt).length === 0 ? {} : { $and: [{ attemptedAt }] }),
  };
}

function beyond(tenantId: string, after: string): Filter<LedgerDocument> {
  const [at = '', callId = ''] = after.split('_');
  const attemptedAt = new Date(at);
  if (Number.isNaN(attemptedAt.getTime()))
    throw new DomainError(
      'request/unknown-page',
      'There is no such page: take `after` from `next` of the page before.',
    );
  return { $or: [{ attemptedAt: { $lt: attemptedAt } }, { attemptedAt, _id: { $lt: keyOf(tenantId, callId) } }] };
}
