import { assertNever } from '@firmograph/kernel';
import type { AcceptedBatch, SentBatch, StoredBatch } from '../domain/batch.ts';
import { next, type Decision, type EndReason, type Facts } from '../domain/next.ts';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { noAnswer, type Told } from '../domain/told.ts';
import type { Shown } from '../domain/turns.ts';
import type { AnswerBatch } from './answer-batch.ts';
import type { CollectBatch } from './collect-batch.ts';
import type { GiveUp } from './give-up.ts';
import type { KeepAnswers } from './keep-answers.ts';
import type { Known, LearnFact } from './learn-fact.ts';
import type { HeldPermit } from './permit-cache.ts';
import type { Batches, Blocks, Clock, Held, Runs } from './ports.ts';
import type { SubmitBatch } from './submit-batch.ts';

export interface Acts {
  readonly submit: SubmitBatch;
  readonly collect: CollectBatch;
  readonly keep: KeepAnswers;
  readonly answer: AnswerBatch;
  readonly giveUp: GiveUp;
}

export interface Desk {
  readonly batches: Batches;
  readonly runs: Runs;
  readonly blocks: Blocks;
  readonly clock: Clock;
}

type Act = Exclude<Decision, { do: 'learn' }>;
type Delay = Extract<Act, { do: 'wait' | 'name' | 'adopt' | 'take-back' }>;

/** One step with one batch: learns what the decision needs, decides, and does it. */
export class WorkOnBatch {
  constructor(
    private readonly desk: Desk,
    private readonly learn: LearnFact,
    private readonly acts: Acts,
    private readonly policy: Policy,
  ) {}

  async execute(batch: Held, signal: AbortSignal): Promise<Shown> {
    const run = await this.desk.runs.find(batch.tenantId, batch.runId);
    let known: Known = { facts: { run } };
    for (;;) {
      const decision = next(batch, known.facts, { policy: this.policy, now: this.desk.clock.now() });
      if (decision.do !== 'learn') return this.act(decision, batch, known);
      known = await this.learn.execute(decision, batch, known, signal);
    }
  }

  private async act(act: Act, batch: Held, known: Known): Promise<Shown> {
    const { run } = known.facts;
    if (isDelay(act)) await this.delay(act, batch, known);
    else if (run !== null) return this.perform(act, { batch, run, known });
    return 'not-asked';
  }

  private async delay(act: Delay, batch: Held, { facts }: Known): Promise<void> {
    const { batches, clock } = this.desk;
    const now = clock.now();
    switch (act.do) {
      case 'wait':
        await this.waitForPerson(batch, facts);
        await batches.settle(batch, { to: 'same', dueAt: act.until });
        return;
      case 'name':
        if (facts.run !== null) await batches.nameConnection(batch.tenantId, facts.run, now);
        return;
      case 'adopt':
        await batches.settle(batch, { to: 'accepted', bulkId: act.bulkId, acceptedAt: now, dueAt: now });
        return;
      case 'take-back':
        await batches.settle(batch, { to: 'stored', dueAt: act.until, attempts: batch.attempts + 1 });
        return;
      default:
        assertNever(act);
    }
  }

  /** Where another batch, of this run or not, met the provider's refusal, this run may not have been told of it. */
  private async waitForPerson({ tenantId, connectionId }: Held, { block, permit, run }: Facts): Promise<void> {
    if (typeof block !== 'string' || permit?.kind !== 'granted' || run?.blocked !== null) return;
    await this.desk.blocks.join(tenantId, permit.fingerprint, connectionId);
    await this.desk.runs.block(tenantId, run, block, this.desk.clock.now());
  }

  private async perform(act: Exclude<Act, Delay>, { batch, run, known }: Case): Promise<Shown> {
    const { submit, collect, keep, answer, giveUp } = this.acts;
    switch (act.do) {
      case 'call':
        return submit.execute({
          ...{ batch: stored(batch), run, plan: act.plan },
          ...{ permit: held(known), outstanding: known.facts.outstanding ?? 0 },
        });
      case 'poll':
        return collect.execute({ batch: called(batch), run, permit: held(known), bulkId: act.bulkId });
      case 'end':
        await answer.execute(batch, run, notAttempted(batch, act.reason));
        return 'not-asked';
      case 'answer':
        await answer.execute(batch, run, act.plan.known);
        return 'not-asked';
      case 'recover':
        await keep.recover(sent(batch), run);
        return 'not-asked';
      case 'give-up':
        await giveUp.execute(called(batch), run, act.reason);
        return 'not-asked';
      default:
        return assertNever(act);
    }
  }
}

interface Case {
  readonly batch: Held;
  readonly run: Run;
  readonly known: Known;
}

const delays: readonly string[] = ['wait', 'name', 'adopt', 'take-back'] satisfies readonly Delay['do'][];

function isDelay(act: Act): act is Delay {
  return delays.includes(act.do);
}

function notAttempted({ profiles }: Held, reason: EndReason): Told[] {
  return profiles.map(({ profileId }) => noAnswer(profileId, { outcome: 'not-attempted', reason }));
}

// `next` decides by the state of the batch; these say to the compiler what it decided for.
function stored(batch: Held): Held<StoredBatch> {
  if (batch.state === 'stored') return batch;
  throw new TypeError('Only a stored batch is sent');
}

function sent(batch: Held): Held<SentBatch> {
  if (batch.state === 'sent') return batch;
  throw new TypeError('Only a sent batch is recovered');
}

function called(batch: Held): Held<SentBatch> | Held<AcceptedBatch> {
  if (batch.state !== 'stored') return batch;
  throw new TypeError('Nobody was asked about a stored batch');
}

function held({ permit }: Known): HeldPermit {
  if (permit !== undefined) return permit;
  throw new TypeError('A call was decided on without a permit');
}
