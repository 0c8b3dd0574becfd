import type { OpenBatch } from '../domain/batch.ts';
import type { Decision, Facts, LedgerFact } from '../domain/next.ts';
import { keysOf, planOf, sortOut, type Plan } from '../domain/plan.ts';
import type { Sorted } from '../domain/question.ts';
import type { Allowance } from '../domain/purse.ts';
import { freshSince, type Run } from '../domain/run.ts';
import { sharesAmong, type Shares } from '../domain/sharing.ts';
import type { Judging } from './judging.ts';
import type { BudgetKeeper } from './budget-keeper.ts';
import { factOf, type HeldPermit, type PermitCache } from './permit-cache.ts';
import type { Batches, Blocks, Clock, DeletedProfiles, KnownAnswers, Ledger, Rate } from './ports.ts';
import { wantOf } from './submit-batch.ts';

type Learn = Extract<Decision, { do: 'learn' }>;

/** What is known of a batch's case so far, with the permit that the facts only tell of. */
export interface Known {
  readonly facts: Facts;
  readonly permit?: HeldPermit;
}

export interface Sources {
  readonly permits: PermitCache;
  readonly deleted: DeletedProfiles;
  readonly answers: KnownAnswers;
  readonly blocks: Blocks;
  readonly batches: Batches;
  readonly rate: Rate;
  readonly ledger: Ledger;
  readonly budgets: BudgetKeeper;
  readonly clock: Clock;
}

type Sharing = readonly [string, OpenBatch['profiles'], Sorted, Run];

/** Asks for the one fact that the decision lacks. */
export class LearnFact {
  constructor(
    private readonly sources: Sources,
    private readonly judging: Judging,
  ) {}

  async execute(learn: Learn, batch: OpenBatch, known: Known, signal: AbortSignal): Promise<Known> {
    if (learn.fact === 'permit') return this.permit(learn, batch, known);
    return { ...known, facts: { ...known.facts, ...(await this.fact(learn.fact, batch, known, signal)) } };
  }

  private async permit({ to }: Learn & { fact: 'permit' }, batch: OpenBatch, { facts }: Known): Promise<Known> {
    const { tenantId, connectionId, enrichmentId, runId } = batch;
    const sent = to === 'collect' && batch.state !== 'stored' ? { sentWith: batch.call.fingerprint } : {};
    const permit = await this.sources.permits.permit({ tenantId, connectionId, enrichmentId, runId, to, ...sent });
    return { facts: { ...facts, permit: factOf(permit.reply) }, permit };
  }

  private async fact(
    fact: Exclude<Learn['fact'], 'permit'>,
    batch: OpenBatch,
    { facts }: Known,
    signal: AbortSignal,
  ): Promise<Partial<Facts>> {
    const { blocks, batches, rate } = this.sources;
    switch (fact) {
      case 'plan':
        return { plan: await this.plan(batch, facts) };
      case 'block':
        return { block: await blocks.find(batch.tenantId, fingerprintIn(facts)) };
      case 'outstanding':
        return { outstanding: await batches.outstanding(batch.tenantId, fingerprintIn(facts)) };
      case 'allowance':
        return { allowance: await this.allowance(batch, facts) };
      case 'slot':
        return { slot: await rate.take(batch.tenantId, fingerprintIn(facts), signal) };
      case 'entry':
        return { entry: await this.entry(batch) };
    }
  }

  private async plan({ tenantId, connectionId, profiles, frozenAt }: OpenBatch, facts: Facts): Promise<Plan> {
    const { deleted, clock } = this.sources;
    const ids = profiles.map(({ profileId }) => profileId);
    const gone = await deleted.among(tenantId, ids, frozenAt, connectionId);
    const fields = facts.permit?.kind === 'granted' ? facts.permit.fields : [];
    const isShared = facts.run?.sharesAnswers === true;
    const sorted = sortOut(profiles, { connectionId, fields, deleted: gone, isShared });
    const since = facts.run === null ? null : freshSince(facts.run, clock.now());
    const fresh = since === null ? null : await this.fresh(tenantId, keysOf(sorted), since);
    const shares = isShared ? await this.shares(tenantId, profiles, sorted, facts.run) : new Map();
    return planOf(profiles, sorted, { fresh, shares });
  }

  private async shares(...[tenantId, profiles, sorted, { targetPrecision }]: Sharing): Promise<Shares> {
    return sharesAmong(profiles, sorted, { judgement: await this.judging.of(tenantId), targetPrecision });
  }

  private async fresh(tenantId: string, keys: readonly string[], since: Date) {
    return keys.length === 0 ? new Map() : this.sources.answers.find(tenantId, keys, since);
  }

  private async allowance(batch: OpenBatch, { run, plan }: Facts): Promise<Allowance> {
    if (run === null || plan === undefined) throw new TypeError('Asked about a budget without a plan');
    return this.sources.budgets.look(batch.tenantId, wantOf(batch, run, plan));
  }

  private async entry(batch: OpenBatch): Promise<LedgerFact | null> {
    const entry = batch.state === 'stored' ? null : await this.sources.ledger.find(batch.tenantId, batch.call.callId);
    return entry === null ? null : { ...entry, isReleased: entry.released !== undefined };
  }
}

function fingerprintIn({ permit }: Facts): string {
  if (permit?.kind === 'granted') return permit.fingerprint;
  throw new TypeError('Asked about a credential without a permit');
}
