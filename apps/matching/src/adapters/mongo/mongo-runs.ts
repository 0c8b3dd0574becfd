import { keyOf } from '@firmograph/kernel';
import { Outbox, type Database, type OutboxDocument, type TenantCollection } from '@firmograph/mongo';
import type { OutgoingMessage } from '@firmograph/contracts';
import { Runs, type RunChange } from '../../application/ports.ts';
import { runMessages } from '../../application/run-messages.ts';
import type { BlockReason, Run } from '../../domain/run.ts';

interface RunDocument extends Run, OutboxDocument {
  /** Of the last change that configuration told. */
  readonly sequence: number;
  /** How often the run has been blocked. */
  readonly blocks: number;
  readonly lastBlock?: { readonly reason: BlockReason; readonly at: Date };
  readonly expireAt?: Date;
}

const keptMs = 60 * 24 * 60 * 60_000;

export class MongoRuns extends Runs {
  private constructor(
    private readonly collection: TenantCollection<RunDocument>,
    /** For the relay. */
    readonly outbox: Outbox<RunDocument>,
  ) {
    super();
  }

  static async open(
    database: Database,
    publish: (messages: readonly OutgoingMessage[]) => Promise<void>,
  ): Promise<MongoRuns> {
    const indexes = [Outbox.index, { key: { expireAt: 1 }, expireAfterSeconds: 0 }];
    const collection = await database.collection<RunDocument>({ name: 'runs', indexes });
    return new MongoRuns(collection, await Outbox.of(database, collection, { messagesOf, publish }));
  }

  async begin(tenantId: string, run: Run, sequence = 0): Promise<boolean> {
    const document = { ...run, _id: keyOf(tenantId, run.runId), tenantId, sequence, blocks: 0, rev: 0 };
    return this.collection.forTenant(tenantId).insert(document);
  }

  async change(tenantId: string, runId: string, { sequence, ...change }: RunChange): Promise<Run | null> {
    const { isPaused, cancel, isOver, blocked } = change;
    const newer = sequence === undefined ? {} : { sequence: { $lt: sequence } };
    const $set = {
      ...(sequence === undefined ? {} : { sequence }),
      ...(isPaused === undefined ? {} : { isPaused }),
      ...(cancel === undefined ? {} : { cancel }),
      ...(blocked === undefined ? {} : { blocked }),
      ...(isOver === undefined ? {} : { isOver, expireAt: new Date(Date.now() + keptMs) }),
    };
    const $inc = { resumptions: blocked === null ? 1 : 0 };
    return this.collection.forTenant(tenantId).findAndUpdate({ _id: keyOf(tenantId, runId), ...newer }, { $set, $inc });
  }

  async find(tenantId: string, runId: string): Promise<Run | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, runId) });
  }

  async block(tenantId: string, { runId, resumptions }: Run, reason: BlockReason, at: Date): Promise<void> {
    const told = await this.collection
      .forTenant(tenantId)
      .findAndUpdate(
        { _id: keyOf(tenantId, runId), resumptions, blocked: null, isOver: false },
        { $set: { blocked: reason, lastBlock: { reason, at }, pendAt: at }, $inc: { blocks: 1, rev: 1 } },
      );
    if (told !== null) await this.outbox.say([told]);
  }
}

function messagesOf({ lastBlock, blocks, ...run }: RunDocument): OutgoingMessage[] {
  return lastBlock === undefined ? [] : runMessages({ ...run, lastBlock: { ...lastBlock, number: blocks } });
}
