import { hash, randomBytes, randomUUID } from 'node:crypto';
import { profilesSharing, type Call, type OpenBatch, type SentBatch, type StoredBatch } from '../domain/batch.ts';
import type { Shown } from '../domain/turns.ts';
import type { Submitted } from '../domain/outcome-of-call.ts';
import { untilMore } from '../domain/next.ts';
import type { Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { Want } from '../domain/purse.ts';
import type { Run } from '../domain/run.ts';
import type { BudgetKeeper } from './budget-keeper.ts';
import { grantOf, type HeldPermit } from './permit-cache.ts';
import type { Batches, Clock, Granted, Held, Leadspace, Ledger } from './ports.ts';
import type { SettleCall } from './settle-call.ts';

export interface Submission {
  readonly batch: Held<StoredBatch>;
  readonly run: Run;
  readonly plan: Plan;
  readonly permit: HeldPermit;
  /** Records that the provider had for the credential, before this call. */
  readonly outstanding: number;
}

/** More calls than are ever between looking and writing at once. */
const manyCalls = 50;

export interface CallSettings {
  /** Without a slash at its end; absent: the provider has no way to call back. */
  readonly callbackBaseUrl?: string;
  readonly policy: Policy;
}

export interface Callers {
  readonly batches: Batches;
  readonly ledger: Ledger;
  readonly leadspace: Leadspace;
  readonly budgets: BudgetKeeper;
  readonly clock: Clock;
}

/** The one call of a batch, about to be made. */
interface Sending extends Submission {
  readonly grant: Granted;
  readonly call: Call;
}

/**
 * Makes the one call of a batch. The ledger knows of it first, then the batch: from there on it is never made again unless
 * it is known that the provider did not take it.
 */
export class SubmitBatch {
  constructor(
    private readonly callers: Callers,
    private readonly settle: SettleCall,
    private readonly settings: CallSettings,
  ) {}

  async execute(submission: Submission): Promise<Shown> {
    const { batch, run, plan, permit } = submission;
    const { batches, budgets, clock } = this.callers;
    const grant = grantOf(permit);
    const call = this.callOf(plan, grant);
    const want = wantOf(batch, run, plan);
    const reserving = await budgets.reserve(batch.tenantId, { ...want, callId: call.callId, at: call.sentAt }, want);
    if (reserving.kind !== 'reserved') {
      const until = reserving.kind === 'over' ? clock.now() : reserving.until;
      await batches.settle(batch, {
        to: 'same',
        dueAt: untilMore(until, { policy: this.settings.policy, now: clock.now() }),
      });
      return 'not-asked';
    }
    const shown = await this.send({ ...submission, grant, call });
    if (reserving.isKept) await budgets.close(batch.tenantId, { callId: call.callId, credits: want.credits });
    return shown;
  }

  private async send({ batch, run, plan, permit, outstanding, grant, call }: Sending): Promise<Shown> {
    const { batches, ledger, clock } = this.callers;
    const secret = randomBytes(24).toString('base64url');
    // It was held before, perhaps by somebody who died between writing down a call and making it.
    if (batch.fence > 1) await ledger.disown(batch, clock.now());
    await ledger.write({
      ...identityOf(batch),
      ...consentOf(grant),
      ...ofCall(call, batch),
      secretHash: hashOf(secret),
    });

    const leaseEnds = clock.monotonic() + this.settings.policy.leaseMs;
    const sent: Held<SentBatch> = { ...batch, state: 'sent', call, known: plan.known };
    const isHeld = await batches.settle(batch, {
      to: 'sent',
      call,
      known: plan.known,
      leaseEndsAt: new Date(call.sentAt.getTime() + this.settings.policy.leaseMs),
    });
    if (!isHeld) {
      await ledger.settle(batch.tenantId, call.callId, { state: 'refused', reason: 'lease-lost', at: clock.now() });
      return 'not-asked';
    }
    if (await this.overflows(sent, outstanding)) return this.settle.unmade(sent, 'provider-full');
    // The last thing before the call: this process may have been frozen since anything above was looked at.
    if (clock.monotonic() >= Math.min(permit.validUntil, leaseEnds)) return this.settle.unmade(sent, 'permit-ended');
    return this.settle.execute(sent, run, await this.make(call, plan, grant, secret));
  }

  /** Near the limit others may be calling too: who finds that all together are too many gives way. */
  private async overflows({ tenantId, call }: SentBatch, before: number): Promise<boolean> {
    const { maxOutstanding } = this.settings.policy;
    if (before + manyCalls * call.keys.length <= maxOutstanding) return false;
    return (await this.callers.batches.outstanding(tenantId, call.fingerprint)) > maxOutstanding;
  }

  private callOf({ questions, recordOf, shares }: Plan, { fingerprint }: Granted): Call {
    const kind = questions.length === 1 ? 'single' : 'bulk';
    return {
      callId: randomUUID(),
      kind,
      sentAt: this.callers.clock.now(),
      fingerprint,
      keys: questions.map(({ key }) => key),
      recordOf,
      ...sharedIn(questions, shares),
      canCallBack: kind === 'bulk' && this.settings.callbackBaseUrl !== undefined,
      polls: 0,
    };
  }

  private make(call: Call, { questions }: Plan, { credential }: Granted, secret: string): Promise<Submitted> {
    const { leadspace } = this.callers;
    const [only] = questions;
    if (call.kind === 'single' && only !== undefined) return leadspace.single(credential, only, call.callId);
    const { callbackBaseUrl } = this.settings;
    return leadspace.submit(credential, questions, {
      callId: call.callId,
      ...(callbackBaseUrl === undefined
        ? {}
        : { callbackUrl: `${callbackBaseUrl}/callbacks/${call.callId}/${secret}` }),
    });
  }
}

/** The ledger keeps this, and not the secret. */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** One credit for each record. */
export function wantOf({ runId, connectionId }: OpenBatch, { budget }: Run, { questions }: Plan): Want {
  return { runId, connectionId, credits: questions.length, runBudget: budget };
}

const identityOf = ({ tenantId, runId, batch, enrichmentId, connectionId }: StoredBatch) => ({
  tenantId,
  runId,
  batch,
  enrichmentId,
  connectionId,
});

function ofCall({ callId, keys, fingerprint, sentAt, recordOf }: Call, { profiles }: StoredBatch) {
  const shared = profilesSharing(profiles, recordOf);
  return {
    callId,
    records: keys.length,
    fingerprint,
    attemptedAt: sentAt,
    ...(shared.length === 0 ? {} : { shared }),
  };
}

/** What is not shared is not written. */
function sharedIn(questions: Plan['questions'], shares: Plan['shares']): Pick<Call, 'sharedKeys' | 'shares'> {
  const sharedKeys = questions.map(({ sharedKey = '' }) => sharedKey);
  return {
    ...(sharedKeys.some((key) => key !== '') ? { sharedKeys } : {}),
    ...(Object.keys(shares).length === 0 ? {} : { shares }),
  };
}

function consentOf({ consent }: Granted) {
  if (consent === null) throw new TypeError('A call was decided on without a consent');
  return { consentId: consent.consentId, consentVersion: consent.version };
}
