import type { ProviderRecord } from '../domain/answers.ts';
import type { AcceptedBatch, SentBatch } from '../domain/batch.ts';
import { afterPoll, type AfterPoll } from '../domain/outcome-of-call.ts';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import type { Shown } from '../domain/turns.ts';
import type { BlockCredential } from './block-credential.ts';
import type { GiveUp } from './give-up.ts';
import type { KeepAnswers } from './keep-answers.ts';
import { grantOf, type HeldPermit } from './permit-cache.ts';
import type { Held, Leadspace } from './ports.ts';
import type { Books } from './settle-call.ts';

export interface Collection {
  readonly batch: Held<SentBatch> | Held<AcceptedBatch>;
  readonly run: Run;
  readonly permit: HeldPermit;
  readonly bulkId: string;
}

export interface CollectEndings {
  readonly keep: KeepAnswers;
  readonly block: BlockCredential;
  readonly giveUp: GiveUp;
}

/** Asks once for the answers of a bulk. Costs nothing, and may be repeated. */
export class CollectBatch {
  constructor(
    private readonly books: Books,
    private readonly leadspace: Leadspace,
    private readonly endings: CollectEndings,
    private readonly policy: Policy,
  ) {}

  async execute(collection: Collection): Promise<Shown> {
    const { batch, run, permit, bulkId } = collection;
    const polled = await this.leadspace.poll(grantOf(permit).credential, bulkId);
    const after = afterPoll(batch, polled, { policy: this.policy, now: this.books.clock.now() });
    if (after.then === 'answered') await this.keep(collection, after.records);
    else if (after.then === 'give-up') await this.endings.giveUp.execute(batch, run, after.reason);
    else await this.later(collection, after);
    return after.then === 'again' && after.isOutage ? 'outage' : 'answered';
  }

  /** Where the credits ran out in the middle, the next call need not be made to know it. */
  private async keep({ batch, run }: Collection, records: readonly ProviderRecord[]): Promise<void> {
    const kept = await this.endings.keep.execute(batch, run, records);
    if (kept === 'short') await this.endings.block.execute(batch, run, 'out-of-credits');
  }

  private async later(
    { batch, run, bulkId }: Collection,
    after: Exclude<AfterPoll, { then: 'answered' | 'give-up' }>,
  ): Promise<void> {
    const { batches, ledger, clock } = this.books;
    const { tenantId, call } = batch;
    if (after.then === 'block') await this.endings.block.execute(batch, run, after.reason);
    if (after.then === 'disbelieve') await ledger.dropHint(tenantId, call.callId, bulkId);
    const dueAt = after.then === 'block' ? new Date(clock.now().getTime() + this.policy.pauseMs) : after.until;
    await batches.settle(batch, { to: 'same', dueAt, polls: call.polls + 1 });
  }
}
