import { keyOf } from '@firmograph/kernel';
import {
  LeasedWork,
  Outbox,
  type Database,
  type Filter,
  type TenantCollection,
  type Update,
  type Write,
} from '@firmograph/mongo';
import type { OutgoingMessage } from '@firmograph/contracts';
import { batchMessages } from '../../application/batch-messages.ts';
import {
  Batches,
  nothingErased,
  type Answered,
  type BatchChange,
  type ErasedData,
  type Held,
  type RunBatches,
} from '../../application/ports.ts';
import { partsLeft, profilesLeft } from '../../application/without-erased.ts';
import type { BatchId, StoredBatch } from '../../domain/batch.ts';
import type { Run } from '../../domain/run.ts';
import { answeredIn, heldIn, packedAnswers, packedBatch, packedCall, type BatchDocument } from './batch-document.ts';

export interface MongoBatchesOptions {
  readonly leaseMs: number;
  readonly publish: (messages: readonly OutgoingMessage[]) => Promise<void>;
  readonly relayOlderThanMs?: number;
  readonly erased?: ErasedData;
}

/** Longer than Kafka keeps the batch: one that comes again must be known. */
const keptMs = 30 * 24 * 60 * 60_000;
const waits = { $eq: ['$nextAttemptAt', '$waitsUntil'] };
const isWaiting = { $expr: waits };

export class MongoBatches extends Batches {
  private constructor(
    private readonly collection: TenantCollection<BatchDocument>,
    private readonly work: LeasedWork<BatchDocument>,
    /** For the relay. */
    readonly outbox: Outbox<BatchDocument>,
    private readonly erased: ErasedData,
  ) {
    super();
  }

  static async open(database: Database, options: MongoBatchesOptions): Promise<MongoBatches> {
    const collection = await database.collection<BatchDocument>({ name: 'batches', indexes });
    const outbox = await Outbox.of(database, collection, {
      messagesOf: (document) => batchMessages(answeredIn(document)),
      publish: options.publish,
      said: ({ answeredAt }) => published(answeredAt),
      // Each may weigh megabytes.
      relayLimit: 10,
      ...(options.relayOlderThanMs === undefined ? {} : { olderThanMs: options.relayOlderThanMs }),
    });
    const work = new LeasedWork(collection, options.leaseMs);
    return new MongoBatches(collection, work, outbox, options.erased ?? nothingErased);
  }

  async store(batch: StoredBatch, dueAt: Date): Promise<boolean> {
    const profiles = profilesLeft(batch.profiles, batch.frozenAt, await this.erased.of(batch.tenantId));
    const document = {
      ...packedBatch({ ...batch, profiles }),
      _id: idOf(batch),
      fence: 0,
      rev: 0,
      nextAttemptAt: dueAt,
      waitsUntil: dueAt,
    };
    return this.collection.forTenant(batch.tenantId).insert(document);
  }

  async dueConnections(now: Date): Promise<readonly string[]> {
    return this.work.dueBy('connectionId', now);
  }

  async claim(now: Date, connectionId: string): Promise<Held | null> {
    const document = await this.work.claim(now, { connectionId });
    if (document === null) return null;
    const held = heldIn(document);
    const erased = await this.erased.of(held.tenantId);
    return erased.isEmpty ? held : { ...held, profiles: profilesLeft(held.profiles, held.frozenAt, erased) };
  }

  async settle(held: Held, wanted: BatchChange): Promise<boolean> {
    const change = await this.withoutErased(held, wanted);
    // What is held is what `claim` handed out, whatever states it has gone through since.
    const document = held as unknown as BatchDocument;
    const isHeld = await this.work.settle(document, updateOf(change));
    if (isHeld && change.to === 'answered') await this.outbox.say([afterwards(document, change)]);
    return isHeld;
  }

  private async withoutErased(held: Held, change: BatchChange): Promise<BatchChange> {
    if (change.to !== 'answered') return change;
    const erased = await this.erased.of(held.tenantId);
    return erased.isEmpty ? change : { ...change, parts: partsLeft(change.parts, held, erased) };
  }

  async nameConnection(tenantId: string, run: Pick<Run, 'runId' | 'connectionId'>, now: Date): Promise<void> {
    const { runId, connectionId } = run;
    await this.collection
      .forTenant(tenantId)
      .updateMany({ runId, connectionId: '' }, { $set: { connectionId, ...dueAt(now) } });
  }

  async wakeRun(tenantId: string, runId: string, now: Date): Promise<void> {
    await this.wake(tenantId, { runId, state: 'stored' }, now);
  }

  async wakeTenant(tenantId: string, now: Date): Promise<void> {
    await this.wake(tenantId, { state: 'stored' }, now);
  }

  async wakeConnection(tenantId: string, connectionId: string, now: Date): Promise<void> {
    const waiting: Filter<BatchDocument> = { state: { $in: ['sent', 'accepted'] }, ...isWaiting };
    await this.wake(tenantId, { connectionId, $or: [{ state: 'stored' }, waiting] }, now);
  }

  async wakeCall(id: BatchId, callId: string, now: Date): Promise<void> {
    const $or: Filter<BatchDocument>[] = [{ state: 'sent' }, { state: 'accepted', ...isWaiting }];
    await this.wake(id.tenantId, { _id: idOf(id), 'call.callId': callId, $or }, now);
  }

  async outstanding(tenantId: string, fingerprint: string): Promise<number> {
    const [sum] = await this.collection
      .forTenant(tenantId)
      .aggregate<{ records: number }>({ 'call.fingerprint': fingerprint, state: { $in: ['sent', 'accepted'] } }, [
        { $group: { _id: null, records: { $sum: '$call.records' } } },
      ]);
    return sum?.records ?? 0;
  }

  async ofRun(tenantId: string, runId: string): Promise<RunBatches> {
    const groups = await this.collection
      .forTenant(tenantId)
      .aggregate<{ _id: string; batches: number; asked: number; cached: number }>({ runId }, [
        { $group: { _id: '$state', batches: { $sum: 1 }, asked: { $sum: '$asked' }, cached: { $sum: '$cached' } } },
      ]);
    return {
      byState: Object.fromEntries(groups.map(({ _id, batches }) => [_id, batches])),
      asked: groups.reduce((sum, group) => sum + group.asked, 0),
      cached: groups.reduce((sum, group) => sum + group.cached, 0),
    };
  }

  private async wake(tenantId: string, filter: Filter<BatchDocument>, now: Date): Promise<void> {
    const later = { ...filter, nextAttemptAt: { $gt: now } };
    await this.collection.forTenant(tenantId).updateMany(later, { $set: dueAt(now) });
  }
}

const indexes = [
  LeasedWork.index,
  Outbox.index,
  // Claims take the oldest of one connection.
  { key: { connectionId: 1, nextAttemptAt: 1 } },
  { key: { tenantId: 1, runId: 1, state: 1 } },
  {
    key: { tenantId: 1, 'call.fingerprint': 1, state: 1 },
    partialFilterExpression: { 'call.fingerprint': { $exists: true } },
  },
  { key: { expireAt: 1 }, expireAfterSeconds: 0 },
];

function idOf({ tenantId, runId, batch }: BatchId): string {
  return keyOf(tenantId, runId, batch);
}

function dueAt(at: Date) {
  return { nextAttemptAt: at, waitsUntil: at };
}

function updateOf(change: BatchChange): Write<BatchDocument>['update'] {
  switch (change.to) {
    case 'same':
      return sameAgain(change.dueAt, change.polls);
    case 'stored':
      return {
        $set: { state: 'stored', attempts: change.attempts, ...dueAt(change.dueAt) },
        $unset: { call: 1, known: 1 },
      };
    case 'sent':
      return {
        $set: {
          state: 'sent',
          call: packedCall(change.call),
          known: packedAnswers(change.known),
          nextAttemptAt: change.leaseEndsAt,
        },
      };
    case 'accepted': {
      const { bulkId, acceptedAt } = change;
      return { $set: { state: 'accepted', bulkId, acceptedAt, ...dueAt(change.dueAt) } };
    }
    case 'answered':
      return {
        $set: { ...answerFields(change), state: 'answered', pendAt: change.answeredAt },
        $inc: { rev: 1 },
        $unset: { nextAttemptAt: 1, waitsUntil: 1, call: 1, known: 1 },
      };
  }
}

/** Who was woken while he was held looks again at once: what he decided on may have changed. */
function sameAgain(at: Date, polls: number | undefined): readonly object[] {
  const dueAt = { $cond: [waits, '$nextAttemptAt', at] };
  const counted = polls === undefined ? {} : { 'call.polls': polls };
  return [{ $set: { nextAttemptAt: dueAt, waitsUntil: dueAt, ...counted } }];
}

function answerFields({ parts, answeredAt, definitionVersion, asked, cached }: Answered) {
  return { parts, answeredAt, definitionVersion, asked, cached };
}

/** The document as the update left it, without reading it again. */
function afterwards(document: BatchDocument, change: Answered): BatchDocument {
  return { ...document, ...answerFields(change), state: 'answered', rev: document.rev + 1 };
}

function published(answeredAt = new Date(0)): Update<BatchDocument> {
  const expireAt = new Date(answeredAt.getTime() + keptMs);
  return { $set: { state: 'published', profiles: '', expireAt }, $unset: { parts: 1, bulkId: 1 } };
}
